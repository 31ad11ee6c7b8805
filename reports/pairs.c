/*
 * "Native and peer": each way of computing as our own backend has it, and as other people's programs have it, at the
 * largest problem that the most of these pairs were measured at; the ratio of both times with its interval.
 */
#include "reports/pairs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/board.h"
#include "reports/kinds.h"

/* A row: a native backend and a peer of it; either may be NULL. */
struct pair {
	const struct line *native, *peer;
	size_t x;
};

static const struct entry *entry_at(const struct site *site, const struct line *line, size_t x)
{
	return line->entries[x] == NOWHERE ? NULL : &site->entries[line->entries[x]];
}

static const char *native_of(const struct site *site, const struct board *board, const struct line *line)
{
	for (size_t x = 0; x < board->x_count; x++)
		if (line->entries[x] != NOWHERE)
			return entry_native(site, &site->entries[line->entries[x]]);
	return NULL;
}

/* Parameters that both have must agree: threads with threads, single precision with single precision. */
static bool agree(const struct line *a, const struct line *b)
{
	for (size_t i = 0; i < a->params.count; i++) {
		const char *other = params_get(&b->params, a->params.items[i].name);
		if (other && strcmp(other, a->params.items[i].value) != 0)
			return false;
	}
	return true;
}

/* The fastest line of a backend there; of those that agree with `with`, unless that is NULL. */
static const struct line *fastest(const struct site *site, const struct board_panel *panel, const char *backend,
				  size_t x, const struct line *with)
{
	const struct line *best = NULL;
	for (size_t i = 0; i < panel->count; i++) {
		const struct line *line = &panel->lines[i];
		if (strcmp(line->backend, backend) == 0 && isfinite(line_seconds(site, line, x)) &&
		    (!with || agree(line, with)) &&
		    (!best || line_seconds(site, line, x) < line_seconds(site, best, x)))
			best = line;
	}
	return best;
}

static bool is_first_of_backend(const struct board_panel *panel, size_t i)
{
	return i == 0 || strcmp(panel->lines[i - 1].backend, panel->lines[i].backend) != 0;
}

/* Both sides of a peer at a value of the axis; false where one has no time. */
static bool find_pair(struct pair *out, const struct site *site, const struct board_panel *panel, const char *peer,
		      const char *native, size_t x)
{
	out->x = x;
	out->peer = fastest(site, panel, peer, x, NULL);
	out->native = out->peer ? fastest(site, panel, native, x, out->peer) : NULL;
	return out->native != NULL;
}

static size_t count_pairs(const struct site *site, const struct board *board, const struct board_panel *panel, size_t x)
{
	struct pair pair;
	size_t count = 0;
	for (size_t i = 0; i < panel->count; i++) {
		const char *native = native_of(site, board, &panel->lines[i]);
		if (native && is_first_of_backend(panel, i))
			count += find_pair(&pair, site, panel, panel->lines[i].backend, native, x);
	}
	return count;
}

/* The largest value of the axis with the most pairs. */
static size_t choose_x(const struct site *site, const struct board *board, const struct board_panel *panel)
{
	size_t best = NOWHERE, most = 0;
	for (size_t x = 0; x < board->x_count; x++) {
		size_t count = count_pairs(site, board, panel, x);
		if (count && count >= most) {
			best = x;
			most = count;
		}
	}
	return best;
}

struct pair_list {
	struct pair *items;
	size_t count, capacity;
};

static void add(struct pair_list *list, struct pair pair)
{
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = pair;
}

/* A peer's pair there, else at the largest value at which both have a time; else the peer alone, where it has one. */
static void add_peer(struct pair_list *list, const struct site *site, const struct board *board,
		     const struct board_panel *panel, const char *peer, const char *native, size_t x)
{
	struct pair pair;
	bool found = find_pair(&pair, site, panel, peer, native, x);
	for (size_t at = board->x_count; !found && at-- > 0;)
		found = find_pair(&pair, site, panel, peer, native, at);
	for (size_t at = board->x_count; !found && at-- > 0;) {
		pair = (struct pair){NULL, fastest(site, panel, peer, at, NULL), at};
		found = pair.peer != NULL;
	}
	if (found)
		add(list, pair);
}

static bool has_native(const struct pair_list *list, const char *backend)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].native && strcmp(list->items[i].native->backend, backend) == 0)
			return true;
	return false;
}

static struct pair_list find_pairs(const struct site *site, const struct board *board, const struct board_panel *panel,
				   size_t x)
{
	struct pair_list list = {0};
	for (size_t i = 0; i < panel->count; i++) {
		const char *native = native_of(site, board, &panel->lines[i]);
		if (native && is_first_of_backend(panel, i))
			add_peer(&list, site, board, panel, panel->lines[i].backend, native, x);
	}
	for (size_t i = 0; i < panel->count; i++) {
		const char *backend = panel->lines[i].backend;
		const struct line *line = is_first_of_backend(panel, i) ? fastest(site, panel, backend, x, NULL) : NULL;
		if (line && !native_of(site, board, line) && !has_native(&list, backend))
			add(&list, (struct pair){line, NULL, x});
	}
	return list;
}

struct ranked {
	struct pair pair;
	double native, peer; /* seconds; infinity without */
};

static double seconds_of(const struct site *site, const struct line *line, size_t x)
{
	return line ? line_seconds(site, line, x) : INFINITY;
}

/* The fastest native backend first, its peers together, the fastest of them first. */
static int compare(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	const char *one = a->pair.native ? a->pair.native->backend : "~";
	const char *other = b->pair.native ? b->pair.native->backend : "~";
	if (a->native < b->native || a->native > b->native)
		return a->native < b->native ? -1 : 1;
	if (strcmp(one, other) != 0)
		return strcmp(one, other);
	return (a->peer > b->peer) - (a->peer < b->peer);
}

static struct ranked *rank(const struct site *site, const struct pair_list *list)
{
	struct ranked *ranked = mem_zero(list->count + 1, sizeof *ranked);
	for (size_t i = 0; i < list->count; i++) {
		const struct pair *pair = &list->items[i];
		ranked[i] = (struct ranked){*pair, seconds_of(site, pair->native, pair->x),
					    seconds_of(site, pair->peer, pair->x)};
	}
	qsort(ranked, list->count, sizeof *ranked, compare);
	return ranked;
}

static void put_side(struct value *row, const char *key, const struct site *site, const struct line *line, size_t x)
{
	if (!line)
		return;
	const struct entry *entry = entry_at(site, line, x);
	struct value *side = value_put_map(row, key);
	value_put(side, "label", line->label);
	value_putf(side, "colour", "%d", line->family % SERIES_COLOURS);
	value_put(side, "href", entry->id);
	put_entry(side, site, entry);
	put_kind(side, site, entry);
}

static void put_ratio(struct value *row, const struct site *site, const struct pair *pair)
{
	if (!pair->native || !pair->peer)
		return;
	struct buf text = BUF_INIT;
	struct summary ratio =
		summary_ratio(&entry_at(site, pair->peer, pair->x)->time, &entry_at(site, pair->native, pair->x)->time);
	words_ratio(&text, ratio.median);
	put_buf(row, "ratio", &text);
	if (!ratio.has_interval)
		return;
	number_write_short(&text, ratio.low);
	buf_text(&text, ", ");
	number_write_short(&text, ratio.high);
	put_buf(row, "ratio_interval", &text);
}

static void put_row(struct value *row, const struct site *site, const struct board *board, const struct pair *pair,
		    size_t x, bool again)
{
	put_side(row, "native", site, pair->native, pair->x);
	put_side(row, "peer", site, pair->peer, pair->x);
	put_ratio(row, site, pair);
	value_put_flag(row, "again", again);
	if (pair->x != x) {
		struct buf at = BUF_INIT;
		words_at(&at, board, pair->x);
		put_buf(row, "elsewhere", &at);
	}
}

static void put_table(struct value *table, const struct site *site, const struct board *board,
		      const struct board_panel *panel, size_t x)
{
	struct pair_list list = find_pairs(site, board, panel, x);
	struct ranked *ranked = rank(site, &list);
	struct buf at = BUF_INIT;
	words_at(&at, board, x);
	if (panel->value)
		buf_printf(&at, ", %s", panel->value);
	put_buf(table, "at", &at);
	struct value *rows = value_put_list(table, "rows");
	for (size_t i = 0; i < list.count; i++) {
		const struct pair *pair = &ranked[i].pair, *last = i ? &ranked[i - 1].pair : NULL;
		bool again = last && pair->native && last->native == pair->native && last->x == pair->x;
		put_row(value_add_map(rows), site, board, pair, x, again);
	}
	free(ranked);
	free(list.items);
}

void put_pairs(struct value *section, const struct site *site, const struct board *board)
{
	struct value *tables = NULL;
	for (size_t p = 0; p < board->panel_count; p++) {
		size_t x = choose_x(site, board, &board->panels[p]);
		if (x == NOWHERE)
			continue;
		if (!tables)
			tables = value_put_list(value_put_map(section, "pairs"), "tables");
		put_table(value_add_map(tables), site, board, &board->panels[p], x);
	}
}
