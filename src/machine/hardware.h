/*
 * hardware.h: the parts of machine_read(), one file each. Every one adds the
 * facts of its group that it finds, and nothing else.
 */
#ifndef LAPCHART_MACHINE_HARDWARE_H
#define LAPCHART_MACHINE_HARDWARE_H

#include "model/facts.h"

void cpu_read(struct facts *facts, const char *root);      /* cpu.*, from /proc/cpuinfo and cpufreq */
void topology_read(struct facts *facts, const char *root); /* topology.*, from /sys, else /proc/cpuinfo */
void cache_read(struct facts *facts, const char *root);    /* cache.*, from /sys */
void memory_read(struct facts *facts, const char *root);   /* memory.*, from meminfo, memory blocks and nodes */
void firmware_read(struct facts *facts, const char *root); /* firmware.*, from DMI or the device tree */

/* What hwloc knows of the running system of topology.* and cache.* and the above did not find. */
void hwloc_fill(struct facts *facts);

/* The processor's name without "(R)", "CPU @ 2.60GHz" and the like; caller frees. */
char *cpu_clean_name(const char *model_name);
/* "Arm Neoverse-N1" of the codes of /proc/cpuinfo (0x41, 0xd0c); codes that are not known stand as they are. */
char *arm_part_name(int64_t implementer, int64_t part);
/* "Arm", "Ampere" ...; NULL: not known. */
const char *arm_implementer_name(int64_t implementer);

/* 12 hexadecimal digits. The facts are those of machine_read(). */
char *machine_fingerprint(const struct facts *facts, const char *root);

#endif
