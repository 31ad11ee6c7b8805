/*
 * libs.h: proves which shared library ran: from the address of one of its
 * functions to the file behind it, not from what was asked for.
 */
#ifndef LAPCHART_WORKER_LIBS_H
#define LAPCHART_WORKER_LIBS_H

#include "model/worker.h"

/* Fills path (after realpath), soname and build_id (those that the file has) of the loaded object that holds
 * `address`. False where no object does, or the program itself. `out` must be {0} or hold other fields only. */
bool libs_of_address(struct library *out, const void *address);

/* Adds the library to the description, which owns it from then on. */
void libs_add(struct worker *worker, struct library library);

/* Adds the OpenMP runtime that holds `address` (of omp_get_max_threads, say), as kind "openmp", with the threads
 * it would use. Nothing where it is linked into the program. */
void libs_add_openmp(struct worker *worker, const void *address, int threads);

#endif
