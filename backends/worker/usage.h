/*
 * usage.h: what the process has used so far, its children that were waited for included.
 */
#ifndef LAPCHART_WORKER_USAGE_H
#define LAPCHART_WORKER_USAGE_H

#include <stddef.h>

#include "model/visit.h"

/* peak_bytes is the largest resident size of this process or of one of its children, which is not their sum: pages
 * that are shared would count twice. For this process it comes from ROOT/proc/self/status, because getrusage() still
 * tells the size of the program that started this one (Linux carries ru_maxrss over exec). 0 where unknown. */
void usage_read(struct usage *out, const char *root);

#endif
