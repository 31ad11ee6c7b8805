/*
 * report.h: the kinds of page. Each kind is one C file and one line of the
 * table in table.c: it lists its pages, then renders each of them. Listing is
 * serial; rendering is parallel, so a renderer touches nothing shared but what
 * this struct lends (the site's data is read-only by then).
 */
#ifndef LAPCHART_REPORTS_REPORT_H
#define LAPCHART_REPORTS_REPORT_H

#include "chart/font.h"
#include "page/output.h"
#include "page/template.h"
#include "plan/definition.h"

struct site; /* site.h: all that the pages are made of, read from the store once */

/* One page to come. */
struct page {
	const struct report *report;
	char *path; /* "benchmark/mandelbrot-tutorial.html" */
	char *key;  /* what it is about, for its renderer: a benchmark's name, a sha ... */
};

struct page_list {
	struct page *items;
	size_t count, capacity;
};

struct render {
	const struct site *site;
	const struct template_set *templates;
	struct font *font;
	struct output *output;
};

struct report {
	const char *name; /* also the template's name */
	void (*list)(struct page_list *list, const struct report *report, const struct site *site);
	bool (*render)(const struct render *render, const struct page *page, struct error *err);
};

extern const struct report *const reports[];
extern const size_t report_count;

struct publish_options {
	const char *database;  /* path */
	const char *folder;    /* site/ */
	const char *templates; /* folder */
	const struct definitions *definitions;
	const struct published *published; /* or NULL */
	const char *font, *font_bold;      /* files */
	const char *title;                 /* of the site: the repository's name */
};
struct publish_result {
	struct output_counts files;
	char *verdict; /* one sentence; caller frees */
};
/* Reads the store, renders all pages and charts. */
bool publish(const struct publish_options *options, struct publish_result *result, struct error *err);

#endif
