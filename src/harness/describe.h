/*
 * describe.h: asking a worker for its description, in two steps, of which
 * worker-check looks at each.
 */
#ifndef LAPCHART_HARNESS_DESCRIBE_H
#define LAPCHART_HARNESS_DESCRIBE_H

#include "harness/execute.h"
#include "harness/reply.h"

/* Runs `program --describe`. */
void describe_execute(struct outcome *out, const char *program, const char *library_path, const char *scratch);
/* Takes the description out of the reply. Errors say what is wrong with it, without the program's name. */
bool describe_judge(struct worker *out, const struct outcome *outcome, const char *program, struct error *err);

#endif
