/*
 * machine.h: what this machine is, read from /proc, /sys, the CPU and hwloc.
 *
 * Every reader takes `root`, a folder that is put in front of /proc, /sys and
 * /etc ("" is the running system), and never fails because something is
 * missing: a fact that cannot be found is absent. With a root other than "",
 * nothing is asked of the running system (no cpuid, no uname, no sysconf).
 */
#ifndef LAPCHART_MACHINE_MACHINE_H
#define LAPCHART_MACHINE_MACHINE_H

#include "model/facts.h"
#include "model/record.h"

/* Hardware: cpu.*, cache.*, topology.*, memory.*, firmware.*, and the fingerprint with the name made of it.
 * Release with machine_free(). */
void machine_read(struct machine *out, const char *root);

/* What an update or a setting changes: os.*, kernel.*, microcode, hypervisor, mitigations.*, governor, turbo,
 * smt, THP, libc, page size, clock source. */
void machine_read_system(struct facts *out, const char *root);

#endif
