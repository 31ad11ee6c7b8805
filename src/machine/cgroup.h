/*
 * cgroup.h: what the control groups of this process leave it, versions 1 and 2
 * (Documentation/admin-guide/cgroup-v1 and cgroup-v2.rst of the kernel). A
 * limit of any group above counts too. The hierarchies are looked for where
 * everyone mounts them: below /sys/fs/cgroup.
 */
#ifndef LAPCHART_MACHINE_CGROUP_H
#define LAPCHART_MACHINE_CGROUP_H

#include <stdint.h>

/* CPUs that the quota allows on average, 2.5 say; INFINITY: no quota. */
double cgroup_cpu_quota(const char *root);

/* Bytes; UINT64_MAX: no limit. */
uint64_t cgroup_memory_limit(const char *root);
/* The limit less what is used and cannot be given back (the page cache that lies idle can). */
uint64_t cgroup_memory_left(const char *root);

#endif
