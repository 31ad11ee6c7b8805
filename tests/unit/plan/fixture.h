/*
 * fixture.h: what the tests of the plan share: files in a private folder, workers and definitions, golden texts.
 */
#ifndef LAPCHART_TESTS_PLAN_FIXTURE_H
#define LAPCHART_TESTS_PLAN_FIXTURE_H

#include "plan/config.h"
#include "plan/plan.h"

/* A folder that fixture_folder_remove() removes; the paths belong to the caller. */
char *fixture_folder(void);
void fixture_folder_remove(char *folder);
char *fixture_file(const char *folder, const char *name, const char *text);

/* Reads a definition from its text as FOLDER/bench.conf; the message has the folder taken off. */
bool fixture_definition(struct benchmark *out, const char *text, struct error *err);

/* The definitions that lapchart brings. */
void fixture_definitions(struct definitions *out);

/* The workers that lapchart brings, and a "cuda" that is unavailable. */
extern const struct worker fixture_workers[];
extern const size_t fixture_worker_count;

/* Compares with tests/golden/plan/NAME; UPDATE_GOLDEN=1 writes it. */
void fixture_golden(const char *name, const char *text);

#endif
