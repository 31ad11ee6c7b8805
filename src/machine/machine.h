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

/* Hardware: cpu.*, topology.*, cache.*, memory.*, firmware.*, and the fingerprint with the name made of it. A cache's
 * numbers are those of CPU 0's (cache.l2.bytes, ways, line_bytes, shared_by threads), total_bytes and instances those
 * of the machine. Counts in topology.* are of what is on line, but for topology.processors, which counts all.
 * Release with machine_free(). */
void machine_read(struct machine *out, const char *root);

/* What an update or a setting changes: os.* (libc too), kernel.* (page size, clock source, options of the command
 * line that change speed), platform.* (microcode, BIOS version, hypervisor, container), settings.* (governor, turbo,
 * SMT, huge pages, ASLR, swap, quota ...) and mitigations.*. Nothing in it changes from moment to moment: the clock,
 * the load and free memory are evidence.h's. */
void machine_read_system(struct facts *out, const char *root);

#endif
