/*
 * config_lines.h: on which line of a git-config file each of its variables
 * stands. libgit2 tells the variables in the order of the file, without lines.
 */
#ifndef LAPCHART_PLAN_CONFIG_LINES_H
#define LAPCHART_PLAN_CONFIG_LINES_H

#include <stddef.h>

/* Line numbers (from 1) of the variables in the order of the text, which libgit2 has found to be well formed.
 * Caller frees; NULL where there is none. */
int *config_lines(const char *text, size_t *count);

#endif
