/*
 * gpus.h: the graphics processors of a machine, from its facts gpu.N.*.
 */
#ifndef LAPCHART_REPORTS_GPUS_H
#define LAPCHART_REPORTS_GPUS_H

#include "reports/page_data.h"

/* Is it a fact of one device, "gpu.0.name"? Those of all, such as the driver, are not. */
bool is_gpu_fact(const char *key);

/* Under "gpus" a row for each device; "has_gpus". What is not known is left out. */
void put_gpus(struct value *data, const struct facts *facts);

#endif
