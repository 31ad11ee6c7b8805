/* commit/SHA.html: who made it, its runs, and everything that was measured at it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/page_data.h"

static void list_commits(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t i = 0; i < site->commit_count; i++) {
		char *path = commit_page(site, i);
		page_list_add_number(list, report, path, i);
		free(path);
	}
}

static void put_parents(struct value *data, const struct site *site, const struct commit *commit)
{
	struct value *list = value_put_list(data, "parents");
	for (size_t i = 0; i < commit->parent_count; i++) {
		struct value *item = value_add_map(list);
		value_putf(item, "short", "%.*s", SHORT_SHA, commit->parents[i]);
		for (size_t other = 0; other < site->commit_count; other++)
			if (strcmp(site->commits[other].sha, commit->parents[i]) == 0) {
				char *page = commit_page(site, other);
				value_put(item, "href", page);
				free(page);
			}
	}
	value_put_flag(data, "has_parents", commit->parent_count > 0);
}

static bool same_table(const struct entry *a, const struct entry *b)
{
	return strcmp(a->point.benchmark, b->point.benchmark) == 0 && a->machine == b->machine && a->dirty == b->dirty;
}

static void put_row(struct value *row, const struct site *site, const struct entry *entry)
{
	struct buf text = BUF_INIT;
	params_write(&text, &entry->point.params);
	value_put(row, "backend", entry->point.backend);
	put_buf(row, "params", &text);
	put_entry(row, site, entry);
}

/* A table for each benchmark, machine and state of the working tree, in the order in which they first occur. */
static void put_results(struct value *data, const struct site *site, size_t commit)
{
	struct value *list = value_put_list(data, "results");
	bool *done = mem_zero(site->entry_count + 1, sizeof *done);
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *first = &site->entries[i];
		if (done[i] || first->commit != commit)
			continue;
		struct value *table = value_add_map(list);
		value_put(table, "benchmark", site_benchmark(site, first->point.benchmark)->title);
		value_put_flag(table, "dirty", first->dirty);
		put_machine(table, "machine", site, first->machine);
		struct value *rows = value_put_list(table, "rows");
		for (size_t k = i; k < site->entry_count; k++) {
			if (done[k] || site->entries[k].commit != commit || !same_table(first, &site->entries[k]))
				continue;
			done[k] = true;
			put_row(value_add_map(rows), site, &site->entries[k]);
		}
	}
	free(done);
}

static bool is_of_commit(const void *sha, const struct run *run)
{
	return strcmp(sha, run->commit) == 0;
}

static bool render_commit(const struct render *render, const struct page *page, struct error *err)
{
	const struct site *site = render->site;
	size_t index = page_number(page);
	const struct commit *commit = &site->commits[index];
	char *title = mem_printf("Commit %.*s", SHORT_SHA, commit->sha);
	struct value *data = page_begin(render, page, title, commit->subject);
	put_commit(data, "commit", site, index, false);
	put_parents(data, site, commit);
	put_runs(data, site, is_of_commit, commit->sha, (size_t)-1);
	put_results(data, site, index);
	free(title);
	return page_finish(render, page, data, err);
}

extern const struct report commit_report;
const struct report commit_report = {.name = "commit", .list = list_commits, .render = render_commit};
