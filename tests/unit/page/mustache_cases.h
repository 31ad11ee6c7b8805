/*
 * mustache_cases.h: what the rules of the public Mustache specification ask of
 * a template engine, a case a rule; written for lapchart.
 */
#ifndef LAPCHART_TESTS_MUSTACHE_CASES_H
#define LAPCHART_TESTS_MUSTACHE_CASES_H

#include <stddef.h>

struct partial_case {
	const char *name, *text;
};

struct mustache_case {
	const char *name;
	const char *template;
	const char *data; /* JSON; numbers become text, null becomes nothing */
	struct partial_case partials[3];
	const char *expected;
};

extern const struct mustache_case mustache_cases[];
extern const size_t mustache_case_count;

#endif
