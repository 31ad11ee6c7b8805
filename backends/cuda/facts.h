/*
 * facts.h: what the CUDA runtime tells of the devices.
 */
#ifndef LAPCHART_CUDA_FACTS_H
#define LAPCHART_CUDA_FACTS_H

#include "model/facts.h"

/* gpu.driver, gpu.cuda_driver, gpu.cuda_runtime, gpu.count, and for each device gpu.0.name, .compute_capability,
 * .memory_bytes, .pci, .multiprocessors, .clock_hz, .memory_clock_hz (the highest ones: those of this moment would make
 * another environment of each start), .memory_bus_bits, .l2_bytes, .fp32_per_fp64 (operations of one precision in the
 * time of one of the other), .ecc. What cannot be found out is left out. `root` stands before the paths of /sys and
 * /proc. */
void cuda_read_facts(struct facts *facts, const char *root);

/* 1000 * major + 10 * minor; 0 where there is none. */
int cuda_driver_version(void);
int cuda_runtime_version(void);

#endif
