#include "reports/page_data.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"

void page_list_add(struct page_list *list, const struct report *report, const char *path, const char *key)
{
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = (struct page){report, mem_text(path), mem_text(key)};
}

void page_list_add_number(struct page_list *list, const struct report *report, const char *path, size_t number)
{
	char *key = mem_printf("%zu", number);
	page_list_add(list, report, path, key);
	free(key);
}

size_t page_number(const struct page *page)
{
	return strtoul(page->key, NULL, 10);
}

char *machine_page(const struct site *site, size_t machine)
{
	char *slug = path_slug(site->machines[machine].fingerprint);
	char *path = mem_printf("machine/%s.html", slug);
	free(slug);
	return path;
}

char *commit_page(const struct site *site, size_t commit)
{
	char *slug = path_slug(site->commits[commit].sha);
	char *path = mem_printf("commit/%s.html", slug);
	free(slug);
	return path;
}

void put_buf(struct value *map, const char *key, struct buf *text)
{
	if (text->length)
		value_put(map, key, text->data);
	buf_free(text);
}

/* --- frame --- */

static void put_nav_item(struct value *list, const char *name, const char *href, const char *current)
{
	struct value *item = value_add_map(list);
	value_put(item, "name", name);
	value_put(item, "href", href);
	value_put_flag(item, "current", strcmp(href, current) == 0);
}

/* A group stands for its benchmarks, where the first of them would. */
static void put_navigation(struct value *map, const struct site *site, const char *current)
{
	struct value *list = value_put_list(map, "nav_benchmarks");
	bool *listed = mem_zero(site->group_count + 1, sizeof *listed);
	for (size_t i = 0; i < site->board_count; i++) {
		const struct board *board = &site->boards[i];
		const struct group *group = site_group(site, board);
		bool *done = group ? &listed[group - site->groups] : NULL;
		if (group && !*group->anchor && !*done)
			put_nav_item(list, group->name, group->page, current);
		if (done)
			*done = true;
		else if (!*board->anchor) /* else another machine's, on the same page */
			put_nav_item(list, board->benchmark->name, board->page, current);
	}
	free(listed);
	list = value_put_list(map, "nav_machines");
	for (size_t i = 0; i < site->machine_count; i++) {
		char *page = machine_page(site, i);
		put_nav_item(list, site->machine_count == 1 ? "machine" : site->machines[i].name, page, current);
		free(page);
	}
}

struct value *page_begin(const struct render *render, const struct page *page, const char *title,
			 const char *description)
{
	struct value *map = value_map();
	value_put(map, "site_title", render->site->title);
	value_put(map, "page_title", title);
	value_put(map, "description", description);
	value_put(map, "root", strchr(page->path, '/') ? "../" : "");
	put_navigation(map, render->site, page->path);
	return map;
}

bool page_finish(const struct render *render, const struct page *page, struct value *data, struct error *err)
{
	struct buf text = BUF_INIT;
	bool good = template_render(&text, render->templates, page->report->name, data, err) &&
		    output_write(render->output, page->path, text.data, text.length, err);
	buf_free(&text);
	value_free(data);
	return good || error_context(err, "%s", page->path);
}

/* --- figures --- */

/* Tooltips open towards the middle of the picture, so that none makes the page wider. */
static const char *side_of(const struct hit *hit)
{
	return hit->x < 0.3 ? "l" : hit->x > 0.6 ? "r" : "m";
}

static void put_layout(struct value *map, const char *key, const struct layout *layout, const char *page)
{
	struct value *out = value_put_map(map, key);
	value_putf(out, "width", "%.0f", layout->scene.width);
	value_putf(out, "height", "%.0f", layout->scene.height);
	struct value *hits = value_put_list(out, "hits");
	for (size_t i = 0; i < layout->hit_count; i++) {
		const struct hit *hit = &layout->hits[i];
		struct value *item = value_add_map(hits);
		value_putf(item, "x", "%.2f", 100 * hit->x);
		value_putf(item, "y", "%.2f", 100 * hit->y);
		value_put(item, "side", side_of(hit));
		value_putf(item, "at", "%s%s", page, hit->href ? hit->href : "");
		value_put(item, "says", hit->label);
	}
}

/* Where the figure's numbers lie, benchmark by benchmark. */
static void put_numbers(struct value *figure, const struct site *site, const struct plate *plate)
{
	const struct group *group = plate->group == NOWHERE ? NULL : &site->groups[plate->group];
	size_t count = group ? group->board_count : 1;
	struct value *list = value_put_list(figure, "numbers");
	for (size_t i = 0; i < count; i++) {
		const struct board *board = &site->boards[group ? group->boards[i] : plate->board];
		struct value *item = value_add_map(list);
		value_put(item, "data", board->slug);
		value_put(item, "of", group ? board->benchmark->name : "");
		value_put_flag(item, "more", i + 1 < count);
	}
}

void put_figure(struct value *map, const char *key, const struct site *site, const struct plate *plate,
		const char *page)
{
	struct value *out = value_put_map(map, key);
	value_put(out, "src", plate->path);
	value_put(out, "finding", plate->title);
	value_put(out, "about", plate->subtitle);
	value_put_flag(out, "is_wide", plate->is_wide);
	value_put_flag(out, "has_picture", plate->has_picture);
	put_numbers(out, site, plate);
	put_layout(out, "wide", &plate->wide, page);
	put_layout(out, "narrow", &plate->narrow, page);
}

/* --- numbers --- */

double entry_rate(const struct site *site, const struct entry *entry, const char **unit)
{
	double work = benchmark_work(site_benchmark(site, entry->point.benchmark), entry->flops, entry->bytes,
				     entry->elements, unit);
	return work > 0 ? work / entry->time.median : NAN;
}

double entry_share(const struct site *site, const struct entry *entry)
{
	const char *unit;
	entry_rate(site, entry, &unit);
	if (strcmp(unit, "B") == 0)
		return entry->bytes_share;
	return strcmp(unit, "flop") == 0 ? entry->flops_share : NAN;
}

static void put_time(struct value *row, const struct summary *time)
{
	struct buf text = BUF_INIT;
	words_time(&text, time);
	put_buf(row, "time", &text);
	words_interval(&text, time);
	put_buf(row, "interval", &text);
	if (time->samples)
		value_putf(row, "samples", "%zu in %zu", time->samples, time->visits);
}

static void put_state(struct value *row, const struct entry *entry)
{
	if (entry->state == STATE_OK)
		return;
	struct buf text = BUF_INIT;
	words_state(&text, entry->state);
	put_buf(row, "state", &text);
	value_put_flag(row, "is_failure", state_is_failure(entry->state));
	value_put(row, "reason", entry->reason);
	value_put(row, "stderr", entry->stderr_tail);
}

void put_entry(struct value *row, const struct site *site, const struct entry *entry)
{
	struct buf text = BUF_INIT;
	const char *unit;
	put_time(row, &entry->time);
	put_state(row, entry);
	if (entry->peak_bytes)
		number_write_bytes(&text, (double)entry->peak_bytes);
	put_buf(row, "memory", &text);
	words_ratio(&text, entry->speed_up.median);
	put_buf(row, "speed_up", &text);
	double rate = entry_rate(site, entry, &unit);
	words_rate(&text, rate, unit);
	put_buf(row, "rate", &text);
	words_share(&text, entry_share(site, entry));
	put_buf(row, "share", &text);
}

/* --- commits, machines, runs --- */

void put_commit(struct value *map, const char *key, const struct site *site, size_t commit, bool dirty)
{
	struct value *out = value_put_map(map, key);
	const struct commit *record = &site->commits[commit];
	struct buf date = BUF_INIT;
	char *page = commit_page(site, commit);
	value_put(out, "sha", record->sha);
	value_putf(out, "short", "%.*s", SHORT_SHA, record->sha);
	value_put(out, "subject", record->subject);
	value_put(out, "author", record->author);
	value_put(out, "href", page);
	value_put_flag(out, "dirty", dirty);
	words_date(&date, record->author_time);
	put_buf(out, "date", &date);
	free(page);
}

void put_machine(struct value *map, const char *key, const struct site *site, size_t machine)
{
	struct value *out = value_put_map(map, key);
	char *page = machine_page(site, machine);
	value_put(out, "name", site->machines[machine].name);
	value_put(out, "href", page);
	free(page);
}

static void put_run(struct value *item, const struct site *site, size_t index)
{
	const struct run *run = &site->runs[index];
	const struct run_count *count = &site->run_counts[index];
	struct buf text = BUF_INIT;
	words_minute(&text, run->started);
	put_buf(item, "started", &text);
	if (run->finished > run->started)
		number_write_seconds(&text, (double)(run->finished - run->started));
	else
		buf_text(&text, run->finished ? "under 1 s" : "did not end");
	put_buf(item, "lasted", &text);
	value_putf(item, "points", "%zu", count->points);
	if (count->without_time)
		value_putf(item, "without_time", "%zu", count->without_time);
	for (size_t i = 0; i < site->commit_count; i++)
		if (strcmp(site->commits[i].sha, run->commit) == 0)
			put_commit(item, "commit", site, i, run->dirty);
	for (size_t i = 0; i < site->machine_count; i++)
		if (strcmp(site->machines[i].fingerprint, run->machine) == 0)
			put_machine(item, "machine", site, i);
}

void put_runs(struct value *map, const struct site *site, run_filter wanted, const void *context, size_t limit)
{
	struct value *list = value_put_list(map, "runs");
	size_t count = 0, more = 0;
	for (size_t i = 0; i < site->run_count; i++) {
		if (wanted && !wanted(context, &site->runs[i]))
			continue;
		if (count++ < limit)
			put_run(value_add_map(list), site, i);
		else
			more++;
	}
	value_put_flag(map, "has_runs", count > 0);
	if (more)
		value_putf(map, "more_runs", "%zu", more);
}
