/*
 * metrics.h: what every MPI worker tells beside the time.
 */
#ifndef LAPCHART_MPI_METRICS_H
#define LAPCHART_MPI_METRICS_H

#include "model/answer.h"

/* On every rank: adds ranks, hosts (machines) and start_up_seconds (of MPI_Init, on rank 0). `metrics` is NULL on all
 * but rank 0. */
void ranks_tell_common(struct answer *metrics, double start_up_seconds);

#endif
