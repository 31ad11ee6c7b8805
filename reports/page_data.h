/*
 * page_data.h: what the renderers of pages share: the frame of a page, links,
 * figures and rows of numbers as template data.
 */
#ifndef LAPCHART_REPORTS_PAGE_DATA_H
#define LAPCHART_REPORTS_PAGE_DATA_H

#include "page/value.h"
#include "reports/report.h"
#include "reports/site.h"
#include "reports/words.h"

/* --- lists of pages (publish.c) --- */
void page_list_add(struct page_list *list, const struct report *report, const char *path, const char *key);
void page_list_add_number(struct page_list *list, const struct report *report, const char *path, size_t number);
size_t page_number(const struct page *page);

/* --- links: paths from the top of the site; caller frees --- */
char *machine_page(const struct site *site, size_t machine);
char *commit_page(const struct site *site, size_t commit);

/* --- frame of a page --- */
/* A map with the page's title, its way to the top ("root": "" or "../") and the navigation. */
struct value *page_begin(const struct render *render, const struct page *page, const char *title,
			 const char *description);
/* Renders the report's template with the data, writes the file, frees the data (on failure too). */
bool page_finish(const struct render *render, const struct page *page, struct value *data, struct error *err);

/* --- parts --- */
/* Puts text made in a buffer, which is freed; nothing where it is empty. */
void put_buf(struct value *map, const char *key, struct buf *text);
/* One figure under a key; `page` goes in front of its links ("" on the benchmark's own page; the way to the top for a
 * group's figure). */
void put_figure(struct value *map, const char *key, const struct site *site, const struct plate *plate,
		const char *page);
/* The columns of one entry: "time", "interval", "memory", "samples", "speed_up", "rate", "share", "state", "reason". */
void put_entry(struct value *row, const struct site *site, const struct entry *entry);
/* Commit as "sha", "short", "subject", "author", "date", "href" under a key. */
void put_commit(struct value *map, const char *key, const struct site *site, size_t commit, bool dirty);
/* Machine as "name", "href" under a key. */
void put_machine(struct value *map, const char *key, const struct site *site, size_t machine);
/* Runs that `wanted` accepts, under the key "runs"; at most `limit`. */
typedef bool (*run_filter)(const void *context, const struct run *run);
void put_runs(struct value *map, const struct site *site, run_filter wanted, const void *context, size_t limit);

/* What is counted as work, and its rate in an entry: "flop", 2.1e10. NaN: unknown. */
double entry_rate(const struct site *site, const struct entry *entry, const char **unit);
/* Share of the measured peak that belongs to that work. */
double entry_share(const struct site *site, const struct entry *entry);

/* libraries.c: the BLAS and FFT libraries of a machine's environments under "libraries", each once, with
 * "any_warning". */
void put_libraries(struct value *map, const struct site *site, size_t machine);

#endif
