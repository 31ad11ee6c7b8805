/*
 * command_line.h: what is executed for a worker: its program with its
 * arguments, or a launcher with the worker's program and arguments behind it.
 */
#ifndef LAPCHART_HARNESS_COMMAND_LINE_H
#define LAPCHART_HARNESS_COMMAND_LINE_H

#include "harness/execute.h"

struct command_line {
	char *program; /* absolute */
	struct wordlist argv;
};

/* On failure *state is that of the visit: UNAVAILABLE where the launcher is not installed, else FAILED. Release with
 * command_line_free() in any case. */
bool command_line_make(struct command_line *out, const struct execution *execution, enum state *state,
		       struct error *err);
void command_line_free(struct command_line *line);

/* The absolute path of a launcher's program, found through PATH; NULL and the reason where it is not installed. The
 * caller frees. */
char *command_line_find_launcher(const char *launcher, struct error *err);

#endif
