/*
 * facts.h: what the CUDA runtime tells of the devices.
 */
#ifndef LAPCHART_CUDA_FACTS_H
#define LAPCHART_CUDA_FACTS_H

#include "model/facts.h"

/* gpu.count, gpu.driver, gpu.cuda_driver, gpu.cuda_runtime, and gpu.0.name, gpu.0.compute_capability ... for each
 * device. What cannot be found out is left out. */
void cuda_read_facts(struct facts *facts);

/* 1000 * major + 10 * minor; 0 where there is none. */
int cuda_driver_version(void);
int cuda_runtime_version(void);

#endif
