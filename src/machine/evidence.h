/*
 * evidence.h: what else went on while a visit ran, and how much memory is free.
 */
#ifndef LAPCHART_MACHINE_EVIDENCE_H
#define LAPCHART_MACHINE_EVIDENCE_H

#include <stdint.h>

#include "model/visit.h"

/* Counters at one moment; NaN where the machine does not tell. */
struct evidence {
	double steal, busy, cpu_pressure, memory_pressure, load, frequency;
};

/* Costs some 0.03 ms. The frequency is the mean of at most the first 8 CPUs. */
void evidence_read(struct evidence *out, const char *root);
/* The difference of two readings around a visit; `own_seconds`: CPU time of the visit, taken off busy. */
struct noise evidence_between(const struct evidence *before, const struct evidence *after, double own_seconds);

/* MemAvailable, or what a cgroup limit leaves of it; 0 where unknown. */
uint64_t memory_available(const char *root);
/* CPUs that this process may use (affinity and cgroup quota, rounded up); at least 1. */
int cpus_available(const char *root);

#endif
