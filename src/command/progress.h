/*
 * progress.h: where a run is. On a terminal one line that is drawn again and
 * again, with a bar and the time to come; otherwise a plain line a visit.
 */
#ifndef LAPCHART_COMMAND_PROGRESS_H
#define LAPCHART_COMMAND_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct progress {
	FILE *stream;
	bool quiet, on_terminal, colour;
	size_t done, total;
	bool drawn; /* a bar stands in the current line */
};

void progress_start(struct progress *progress, FILE *stream, bool quiet, size_t total);
/* What is under way, and the seconds that the rest is thought to take (NaN: unknown). */
void progress_show(struct progress *progress, const char *what, double rest);
/* One more is done; `outcome` ("5.10 ms", "failed: ...") is printed where a line a visit is wanted, or where it is bad.
 */
void progress_done(struct progress *progress, const char *what, const char *outcome, bool bad);
/* A message for the user, above the bar. */
void progress_say(struct progress *progress, const char *text);
/* The same, quiet or not. */
void progress_warn(struct progress *progress, const char *text);
void progress_end(struct progress *progress);

#endif
