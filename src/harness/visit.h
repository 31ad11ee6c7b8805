/*
 * visit.h: the two halves of harness_visit(), of which worker-check looks at
 * each: what is run, and what it is worth.
 */
#ifndef LAPCHART_HARNESS_VISIT_H
#define LAPCHART_HARNESS_VISIT_H

#include "harness/execute.h"

/* Lends from the request all but `arguments`, which the caller frees. */
struct execution visit_execution(const struct visit_request *request);
/* Fills all of `out` that comes from the worker. Takes what it printed out of the outcome. */
void visit_judge(struct visit *out, const struct visit_request *request, struct outcome *outcome);

#endif
