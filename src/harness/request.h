/*
 * request.h: how a visit is asked for: the worker's arguments (doc/worker.md).
 */
#ifndef LAPCHART_HARNESS_REQUEST_H
#define LAPCHART_HARNESS_REQUEST_H

#include "harness/harness.h"
#include "harness/wordlist.h"

/* --benchmark B --param k=v ... --warmup N --samples K --min-time S --max-time S, the last one only where finite;
 * --keep-planes where that is wished. */
struct wordlist request_arguments(const struct visit_request *request);

#endif
