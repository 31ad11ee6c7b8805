/*
 * pattern.h: the regular expression (POSIX, extended) that a user gave to choose names by, or none, which chooses all.
 */
#ifndef LAPCHART_BASE_PATTERN_H
#define LAPCHART_BASE_PATTERN_H

#include <regex.h>

#include "base/error.h"

struct pattern {
	bool given;
	regex_t regex;
};

/* `text` NULL: none was given. `option` is for the message: "--bench". */
bool pattern_compile(struct pattern *out, const char *option, const char *text, struct error *err);
/* Is it found anywhere in the name? */
bool pattern_matches(const struct pattern *pattern, const char *name);
void pattern_free(struct pattern *pattern); /* takes {0} too, and makes it so */

#endif
