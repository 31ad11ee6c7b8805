/*
 * site.h: a folder for a test's site, made anew for each test and removed
 * behind it.
 */
#ifndef LAPCHART_TESTS_SITE_H
#define LAPCHART_TESTS_SITE_H

#include "page/output.h"

/* As set-up and tear-down of a test case. */
void site_set_up(void);
void site_tear_down(void);

/* SITE/path; lent until the next call but three. The folder of the site itself: "". */
const char *site_path(const char *path);

/* Fail the test where something does not succeed. */
struct output *site_open(void);
void site_write(struct output *output, const char *path, const char *text);
struct output_counts site_finish(struct output *output);
/* A whole publish of files whose text is their own path; NULL ends the list. */
struct output_counts site_publish(const char *const *paths);
/* A file that lapchart knows nothing of; makes its folders. */
void site_put_foreign(const char *path, const char *text);

/* Fails the test where the file is not there with this text. */
void site_expect(const char *path, const char *text);

#endif
