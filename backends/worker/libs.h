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

/* The same by a symbol's name. Prefer it: in a program that is not position-independent the address of a library's
 * function, taken in C, lies in the program itself. */
bool libs_of_symbol(struct library *out, const char *symbol);

/* Adds the library to the description, which owns it from then on. */
void libs_add(struct worker *worker, struct library library);

/* Adds the OpenMP runtime as kind "openmp", with the threads that it would use by itself. Nothing where none is
 * loaded. */
void libs_add_openmp(struct worker *worker);

#endif
