/*
 * system.h: the parts of machine_read_system(), apart from system.c itself.
 */
#ifndef LAPCHART_MACHINE_SYSTEM_H
#define LAPCHART_MACHINE_SYSTEM_H

#include <stdbool.h>

#include "model/facts.h"

/* settings.*: what an administrator can switch while the machine runs. */
void settings_read(struct facts *facts, const char *root);

/* Is this a virtual machine? *name: "KVM", "Xen" ..., a constant, or NULL where that is not told. Witnesses are the
 * CPU itself (running system only), DMI, /sys/hypervisor, the device tree and the clock sources. `cpu`: the text of
 * /proc/cpuinfo, or NULL. */
bool hypervisor_find(const char **name, const char *root, const char *cpu);

#endif
