/*
 * describe.h: asking a worker for its description, in two steps, of which
 * worker-check looks at each.
 */
#ifndef LAPCHART_HARNESS_DESCRIBE_H
#define LAPCHART_HARNESS_DESCRIBE_H

#include "harness/execute.h"
#include "harness/reply.h"

#define DESCRIBE_SECONDS 20.0 /* the first look at a GPU's driver can take long */

/* Runs `program --describe`, `seconds` at most. */
void describe_execute(struct outcome *out, const char *program, const char *library_path, const char *scratch,
		      double seconds);
/* Takes the description out of the reply. Errors say what is wrong with it, without the program's name. */
bool describe_judge(struct worker *out, const struct outcome *outcome, const char *program, struct error *err);

/* harness_describe() with another limit. */
bool describe_within(struct worker *out, const char *program, const char *library_path, const char *scratch,
		     double seconds, struct error *err);

#endif
