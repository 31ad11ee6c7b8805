/* benchmark/NAME.html: its figures, the table of the same numbers, and who computed them; a part for each machine. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/line_words.h"
#include "reports/metrics.h"
#include "reports/numbers.h"
#include "reports/page_data.h"
#include "reports/planes.h"
#include "reports/problems.h"

static void list_benchmarks(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t i = 0; i < site->board_count; i++)
		if (!*site->boards[i].anchor)
			page_list_add(list, report, site->boards[i].page, site->boards[i].benchmark->name);
}

static void put_reference(struct value *data, const struct benchmark *benchmark)
{
	struct line_words words = {BUF_INIT, BUF_INIT, BUF_INIT};
	if (benchmark->reference)
		line_words_write(&words, benchmark->reference, &benchmark->reference_at);
	put_buf(data, "reference", &words.phrase);
	buf_free(&words.label);
	buf_free(&words.family);
}

static void put_definition(struct value *data, const struct benchmark *benchmark)
{
	value_put(data, "title", benchmark->title);
	value_put(data, "name", benchmark->name);
	value_put(data, "about", benchmark->description);
	value_put(data, "source", benchmark->source);
	put_reference(data, benchmark);
	const struct parameter *axis = benchmark->axis ? benchmark_parameter(benchmark, benchmark->axis) : NULL;
	if (axis)
		value_putf(data, "axis", "%s%s%s%s", axis->title ? axis->title : axis->name, axis->unit ? " (" : "",
			   axis->unit ? axis->unit : "", axis->unit ? ")" : "");
	struct value *checks = value_put_list(data, "checks");
	for (size_t i = 0; i < benchmark->check_count; i++) {
		const struct check *check = &benchmark->checks[i];
		struct value *item = value_add_map(checks);
		value_put(item, "value", check->value);
		if (check->kind == CHECK_EXACT)
			value_put(item, "rule", "exact");
		else
			value_putf(item, "rule", check->kind == CHECK_BELOW ? "below %g" : "within %g", check->bound);
		value_put_flag(item, "more", i + 1 < benchmark->check_count);
	}
	value_put_flag(data, "has_checks", benchmark->check_count > 0);
}

/* What the worker said of itself, from the environment of its first entry. */
static void put_backend(struct value *item, const struct site *site, const struct entry *entry)
{
	value_put(item, "name", entry->point.backend);
	if (entry->environment == NOWHERE)
		return;
	const struct facts *facts = &site->environments[entry->environment].facts;
	value_put(item, "summary", facts_get_text(facts, "about.summary"));
	value_put(item, "class", facts_get_text(facts, "about.class"));
	value_put(item, "compiler", facts_get_text(facts, "worker.compiler"));
	value_put(item, "flags", facts_get_text(facts, "worker.flags"));
}

static void put_backends(struct value *section, const struct site *site, const struct board *board)
{
	struct value *list = value_put_list(section, "backends");
	const char *last = NULL;
	/* The site's entries come by backend. */
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		bool ours = entry->commit == board->commit && entry->machine == board->machine &&
			    entry->dirty == board->dirty && strcmp(entry->point.benchmark, board->benchmark->name) == 0;
		if (!ours || (last && strcmp(last, entry->point.backend) == 0))
			continue;
		last = entry->point.backend;
		put_backend(value_add_map(list), site, entry);
	}
}

static void put_figures(struct value *section, const struct site *site, const struct board *board)
{
	static const struct {
		enum plate_kind kind;
		const char *key;
	} figures[] = {
		{PLATE_TIME, "time_figure"}, {PLATE_SPEED_UP, "speed_up_figure"}, {PLATE_SCALING, "scaling_figure"}};
	for (size_t i = 0; i < COUNT_OF(figures); i++) {
		const struct plate *plate = site_plate(site, board, figures[i].kind);
		if (!plate)
			continue;
		struct value *holder = value_put_map(section, figures[i].key);
		put_figure(holder, "figure", site, plate, "");
	}
}

static bool some_are_hidden(const struct board *board)
{
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++)
			if (!board->panels[p].lines[i].drawn)
				return true;
	return false;
}

static void put_section(struct value *section, const struct render *render, const struct board *board)
{
	const struct site *site = render->site;
	if (*board->anchor)
		value_putf(section, "anchor", "%.*s", (int)strlen(board->anchor) - 1, board->anchor);
	value_put(section, "constants", board->constants);
	value_put_flag(section, "hides_lines", some_are_hidden(board));
	put_commit(section, "commit", site, board->commit, board->dirty);
	put_machine(section, "machine", site, board->machine);
	put_figures(section, site, board);
	put_tables(section, site, board);
	put_metrics(section, site, board);
	put_planes(section, site, board, render->font);
	put_backends(section, site, board);
	put_problems(section, site, board);
	value_put(section, "data", board->slug);
}

static bool render_benchmark(const struct render *render, const struct page *page, struct error *err)
{
	const struct site *site = render->site;
	const struct benchmark *benchmark = site_benchmark(site, page->key);
	struct value *data = page_begin(render, page, benchmark->title, benchmark->description);
	put_definition(data, benchmark);
	struct value *sections = value_put_list(data, "sections");
	for (size_t i = 0; i < site->board_count; i++)
		if (site->boards[i].benchmark == benchmark)
			put_section(value_add_map(sections), render, &site->boards[i]);
	return page_finish(render, page, data, err);
}

extern const struct report benchmark_report;
const struct report benchmark_report = {.name = "benchmark", .list = list_benchmarks, .render = render_benchmark};
