/*
 * describe.h: what every MPI worker says of itself: how it is started, and
 * with which MPI.
 */
#ifndef LAPCHART_MPI_DESCRIBE_H
#define LAPCHART_MPI_DESCRIBE_H

#include "model/worker.h"

/* Adds the launcher, the MPI library as kind "mpi", and facts. MPI need not be initialised. */
void ranks_describe(struct worker *worker);

#endif
