/* Which benchmarks, at which commit, on which machine are compared, and the order of these comparisons. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "reports/board.h"
#include "reports/line_words.h"

const struct benchmark *site_benchmark(const struct site *site, const char *name)
{
	const struct benchmark *benchmark = definitions_find(site->definitions, name);
	for (size_t i = 0; !benchmark && i < site->undefined_count; i++)
		if (strcmp(site->undefined[i].name, name) == 0)
			benchmark = &site->undefined[i];
	return benchmark;
}

/* Of a benchmark whose definition is gone: the numeric parameter with the most values is the axis. */
static char *guess_axis(const struct site *site, const char *benchmark)
{
	char *best = NULL;
	size_t best_changes = 0;
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct point *point = &site->entries[i].point;
		if (strcmp(point->benchmark, benchmark) != 0)
			continue;
		for (size_t p = 0; p < point->params.count; p++) {
			const struct param *param = &point->params.items[p];
			size_t changes = 0;
			for (size_t other = 0; other < site->entry_count; other++) {
				const struct point *that = &site->entries[other].point;
				const char *value = params_get(&that->params, param->name);
				changes += strcmp(that->benchmark, benchmark) == 0 && value &&
					   strcmp(value, param->value) != 0;
			}
			if (value_is_number(param->value) && (!best || changes > best_changes)) {
				mem_replace(&best, param->name);
				best_changes = changes;
			}
		}
	}
	return best;
}

/* Stored results may outlive their definition, or come from a database that was merged. */
static void stand_in_for_definitions(struct site *site)
{
	const char *last = NULL;
	size_t capacity = 0;
	for (size_t i = 0; i < site->entry_count; i++) {
		const char *name = site->entries[i].point.benchmark;
		bool seen = last && strcmp(last, name) == 0;
		last = name;
		if (seen || definitions_find(site->definitions, name))
			continue;
		MEM_GROW(site->undefined, site->undefined_count, capacity);
		struct benchmark *benchmark = &site->undefined[site->undefined_count++];
		*benchmark = (struct benchmark){
			.name = mem_text(name), .title = mem_text(name), .axis = guess_axis(site, name)};
	}
}

/* Is `entry` to be shown rather than `than`? Clean before dirty, then the newer commit. */
static bool is_newer(const struct entry *entry, const struct entry *than)
{
	if (entry->dirty != than->dirty)
		return !entry->dirty;
	return entry->commit < than->commit;
}

static const struct entry *newest(const struct site *site, const char *benchmark, size_t machine)
{
	const struct entry *best = NULL;
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->machine == machine && strcmp(entry->point.benchmark, benchmark) == 0 &&
		    (!best || is_newer(entry, best)))
			best = entry;
	}
	return best;
}

static void add_board(struct site *site, const struct benchmark *benchmark, const struct entry *entry)
{
	MEM_GROW(site->boards, site->board_count, site->board_capacity);
	site->boards[site->board_count++] = (struct board){
		.benchmark = benchmark,
		.commit = entry->commit,
		.machine = entry->machine,
		.dirty = entry->dirty,
	};
}

static void find_boards(struct site *site)
{
	const char *last = NULL;
	for (size_t i = 0; i < site->entry_count; i++) {
		const char *name = site->entries[i].point.benchmark;
		bool seen = last && strcmp(last, name) == 0;
		last = name;
		const struct benchmark *benchmark = site_benchmark(site, name);
		for (size_t m = 0; !seen && !benchmark->of_machine && m < site->machine_count; m++) {
			const struct entry *entry = newest(site, name, m);
			if (entry)
				add_board(site, benchmark, entry);
		}
	}
}

/* The newest commit, then the most backends, then the most numbers. */
static int compare_boards(const void *left, const void *right)
{
	const struct board *a = left, *b = right;
	if (a->dirty != b->dirty)
		return a->dirty ? 1 : -1;
	if (a->commit != b->commit)
		return a->commit < b->commit ? -1 : 1;
	if (a->backends != b->backends)
		return a->backends > b->backends ? -1 : 1;
	if (a->entry_count != b->entry_count)
		return a->entry_count > b->entry_count ? -1 : 1;
	int names = strcmp(a->benchmark->name, b->benchmark->name);
	return names ? names : a->machine < b->machine ? -1 : a->machine > b->machine;
}

static const struct board *page_taken(const struct site *site, size_t before, const char *page)
{
	for (size_t i = 0; i < before; i++)
		if (strcmp(site->boards[i].page, page) == 0)
			return &site->boards[i];
	return NULL;
}

/* Names are foreign text, and two of them may have the same slug. */
static void name_board(struct site *site, size_t index)
{
	struct board *board = &site->boards[index];
	const char *fingerprint = site->machines[board->machine].fingerprint;
	char *name = path_slug(board->benchmark->name), *machine = path_slug(fingerprint);
	board->page = mem_printf("benchmark/%s.html", name);
	const struct board *other;
	for (int number = 2; (other = page_taken(site, index, board->page)) && other->benchmark != board->benchmark;
	     number++) {
		free(board->page);
		board->page = mem_printf("benchmark/%s-%d.html", name, number);
	}
	board->anchor = other ? mem_printf("%s-", machine) : mem_text("");
	size_t length = strlen(board->page) - strlen("benchmark/.html");
	board->slug = mem_printf("%.*s-%s", (int)length, board->page + strlen("benchmark/"), machine);
	free(name);
	free(machine);
}

void site_arrange(struct site *site)
{
	stand_in_for_definitions(site);
	find_boards(site);
	for (size_t i = 0; i < site->board_count; i++)
		board_build(&site->boards[i], site);
	if (site->board_count)
		qsort(site->boards, site->board_count, sizeof *site->boards, compare_boards);
	for (size_t i = 0; i < site->board_count; i++)
		name_board(site, i);
	groups_find(site);
	families_assign(site);
	for (size_t i = 0; i < site->board_count; i++)
		board_compare(&site->boards[i], site);
	for (size_t i = 0; i < site->board_count; i++)
		board_cross(&site->boards[i], site);
}
