/* benchmark/NAME.html: its figures, the table of the same numbers, and who computed them; a part for each machine. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/classes.h"
#include "reports/crossovers.h"
#include "reports/kinds.h"
#include "reports/line_words.h"
#include "reports/metrics.h"
#include "reports/numbers.h"
#include "reports/page_data.h"
#include "reports/pairs.h"
#include "reports/planes.h"
#include "reports/problems.h"
#include "reports/then_now.h"

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

/* "exact", "within 1e-10 of peak", "below 10 where precision=float32". */
static struct buf rule_of(const struct check *check)
{
	struct buf rule = BUF_INIT;
	if (check->kind == CHECK_EXACT)
		buf_text(&rule, "exact");
	else
		buf_printf(&rule, "%s %s", check->kind == CHECK_BELOW ? "below" : "within", check->bound);
	if (check->of)
		buf_printf(&rule, " of %s", check->of);
	if (check->when.count) {
		buf_text(&rule, " where ");
		params_write(&rule, &check->when);
	}
	return rule;
}

/* Without the number at the end: "signed-" of "signed-12". */
static size_t stem_length(const char *name)
{
	size_t length = strlen(name);
	while (length > 0 && name[length - 1] >= '0' && name[length - 1] <= '9')
		length--;
	return length;
}

static bool is_sequel(const struct check *check, const struct check *first)
{
	size_t length = stem_length(first->value);
	struct buf rule = rule_of(check), first_rule = rule_of(first);
	bool same = first->value[length] && length == stem_length(check->value) &&
		    strncmp(check->value, first->value, length) == 0 && strcmp(rule.data, first_rule.data) == 0;
	buf_free(&rule);
	buf_free(&first_rule);
	return same;
}

/* Values that are numbered and have one rule stand together: "signed-1 to signed-16 within 1e-10 of peak". */
static void put_checks(struct value *data, const struct benchmark *benchmark)
{
	struct value *checks = value_put_list(data, "checks");
	for (size_t i = 0, last; i < benchmark->check_count; i = last + 1) {
		const struct check *check = &benchmark->checks[i];
		for (last = i; last + 1 < benchmark->check_count; last++)
			if (!is_sequel(&benchmark->checks[last + 1], check))
				break;
		struct value *item = value_add_map(checks);
		struct buf rule = rule_of(check);
		if (last > i)
			value_putf(item, "value", "%s to %s", check->value, benchmark->checks[last].value);
		else
			value_put(item, "value", check->value);
		put_buf(item, "rule", &rule);
		buf_free(&rule);
		value_put_flag(item, "more", last + 1 < benchmark->check_count);
	}
	value_put_flag(data, "has_checks", benchmark->check_count > 0);
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
		value_putf(data, "axis", "%s%s%s%s%s", benchmark->axis_elements ? "number of elements, by " : "",
			   axis->title ? axis->title : axis->name, axis->unit ? " (" : "", axis->unit ? axis->unit : "",
			   axis->unit ? ")" : "");
	put_checks(data, benchmark);
}

static const struct facts *facts_of(const struct site *site, const struct entry *entry)
{
	return entry->environment == NOWHERE ? NULL : &site->environments[entry->environment].facts;
}

/* What the worker said of itself, from the environment of its first entry. */
static void put_backend(struct value *item, const struct site *site, const struct entry *entry)
{
	const struct facts *facts = facts_of(site, entry);
	value_put(item, "name", entry->point.backend);
	if (!facts)
		return;
	value_put(item, "summary", facts_get_text(facts, "about.summary"));
	value_put(item, "class", facts_get_text(facts, "about.class"));
	put_kind(item, site, entry);
	value_put(item, "compiler", facts_get_text(facts, "worker.compiler"));
	value_put(item, "flags", facts_get_text(facts, "worker.flags"));
}

static bool same_text(const struct entry *a, const struct entry *b, const struct site *site, const char *key)
{
	const struct facts *of_a = facts_of(site, a), *of_b = facts_of(site, b);
	const char *one = of_a ? facts_get_text(of_a, key) : NULL, *other = of_b ? facts_get_text(of_b, key) : NULL;
	return one == other || (one && other && strcmp(one, other) == 0);
}

/* What all were compiled with is said once. */
static void put_compilers(struct value *section, const struct site *site, const struct board *board)
{
	const struct entry *first = &site->entries[board->entries[0]];
	const struct facts *facts = facts_of(site, first);
	bool same = facts != NULL;
	for (size_t i = 1; i < board->entry_count && same; i++) {
		const struct entry *entry = &site->entries[board->entries[i]];
		same = same_text(first, entry, site, "worker.compiler") &&
		       same_text(first, entry, site, "worker.flags");
	}
	value_put_flag(section, "compiled_alike", same);
	if (!same)
		return;
	value_put(section, "compiler_of_all", facts_get_text(facts, "worker.compiler"));
	value_put(section, "flags_of_all", facts_get_text(facts, "worker.flags"));
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
	put_compilers(section, site, board);
}

static void put_figures(struct value *section, const struct site *site, const struct board *board)
{
	static const struct {
		enum plate_kind kind;
		const char *key;
	} figures[] = {
		{PLATE_TIME, "time_figure"},       {PLATE_SPEED_UP, "speed_up_figure"},
		{PLATE_SCALING, "scaling_figure"}, {PLATE_EFFICIENCY, "efficiency_figure"},
		{PLATE_MEMORY, "memory_figure"},
	};
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
	value_put(section, "id_prefix", board->anchor);
	put_figures(section, site, board);
	put_crossovers(section, board, NOWHERE);
	put_classes(section, site, board);
	put_pairs(section, site, board);
	put_then_now(section, site, board);
	put_tables(section, site, board);
	put_metrics(section, site, board);
	put_planes(section, site, board, render->font);
	put_backends(section, site, board);
	put_problems(section, site, board);
	value_put(section, "data", board->slug);
}

static void put_group(struct value *data, const struct site *site, const struct benchmark *benchmark)
{
	for (size_t i = 0; i < site->group_count && benchmark->group; i++)
		if (strcmp(site->groups[i].name, benchmark->group) == 0 && !*site->groups[i].anchor) {
			struct value *group = value_put_map(data, "group");
			value_put(group, "title", site->groups[i].title);
			value_put(group, "href", site->groups[i].page);
		}
}

static bool render_benchmark(const struct render *render, const struct page *page, struct error *err)
{
	const struct site *site = render->site;
	const struct benchmark *benchmark = site_benchmark(site, page->key);
	struct value *data = page_begin(render, page, benchmark->title, benchmark->description);
	put_definition(data, benchmark);
	put_group(data, site, benchmark);
	struct value *sections = value_put_list(data, "sections");
	for (size_t i = 0; i < site->board_count; i++)
		if (site->boards[i].benchmark == benchmark)
			put_section(value_add_map(sections), render, &site->boards[i]);
	return page_finish(render, page, data, err);
}

extern const struct report benchmark_report;
const struct report benchmark_report = {.name = "benchmark", .list = list_benchmarks, .render = render_benchmark};
