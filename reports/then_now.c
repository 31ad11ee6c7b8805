/* "Then and now": what a text published, and what the peer and the native backend take today; of the speed-up over the
 * text's own reference, "then 3.50×, now 4.10× [4.00, 4.20]". */
#include "reports/then_now.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/line_words.h"
#include "reports/published.h"

/* "[4.00, 4.20]" behind a ratio. */
static void write_ratio(struct buf *out, const struct summary *ratio)
{
	words_ratio(out, ratio->median);
	if (!ratio->has_interval)
		return;
	buf_text(out, " [");
	number_write_short(out, ratio->low);
	buf_text(out, ", ");
	number_write_short(out, ratio->high);
	buf_char(out, ']');
}

static void put_change(struct value *cell, double then, const struct entry *reference, const struct entry *now)
{
	struct buf text = BUF_INIT;
	buf_text(&text, "then ");
	words_ratio(&text, then);
	if (reference == now) {
		buf_text(&text, "; one backend for both now");
	} else if (reference && now && isfinite(reference->time.median) && isfinite(now->time.median)) {
		struct summary ratio = summary_ratio(&reference->time, &now->time);
		buf_text(&text, ", now ");
		write_ratio(&text, &ratio);
	} else {
		buf_clear(&text);
	}
	put_buf(cell, "words", &text);
}

/* What one backend does today: its time, or why it has none. */
static void put_today(struct value *cell, const struct site *site, const struct entry *now, const char *backend)
{
	value_put(cell, "backend", backend);
	if (!now) {
		value_put(cell, "state", backend ? "not measured" : NULL);
		return;
	}
	value_put(cell, "href", now->id);
	put_entry(cell, site, now);
}

static void put_cell(struct value *row, const char *key, const struct site *site, const struct board *board,
		     const struct published_place *place, const struct published_figure *reference, bool native)
{
	const struct published_figure *figure = place->figure;
	const char *backend = native ? figure->native : figure->backend;
	const struct entry *now = published_now(site, board, figure, backend);
	struct value *cell = value_put_map(row, key);
	put_today(cell, site, now, backend);
	if (!reference || !now)
		return;
	const char *over = native ? reference->native : reference->backend;
	put_change(cell, reference->seconds / figure->seconds, published_now(site, board, reference, over), now);
}

/* What all figures have in common is said once. */
static struct params find_common(const struct published_place *places, size_t count)
{
	struct params common = params_copy(&places[0].figure->params);
	for (size_t i = 1; i < count; i++)
		for (size_t p = common.count; p-- > 0;) {
			const char *value = params_get(&places[i].figure->params, common.items[p].name);
			if (!value || strcmp(value, common.items[p].value) != 0)
				params_remove(&common, common.items[p].name);
		}
	return common;
}

static void put_params(struct value *row, const char *key, const struct params *params, const struct params *common)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < params->count; i++) {
		if (params_get(common, params->items[i].name))
			continue;
		buf_text(&text, text.length ? ", " : "");
		param_words(&text, params->items[i].name, params->items[i].value);
	}
	put_buf(row, key, &text);
}

static void put_row(struct value *row, const struct site *site, const struct board *board,
		    const struct published_place *place, const struct params *common)
{
	const struct published_figure *figure = place->figure;
	const struct published_figure *reference =
		figure->reference ? published_find(place->text, figure->reference) : NULL;
	struct buf text = BUF_INIT;
	char *id = published_row(board, place);
	value_put(row, "id", id);
	value_put(row, "tool", figure->tool);
	value_put(row, "note", figure->note);
	put_params(row, "own", &figure->params, common);
	number_write_seconds(&text, figure->seconds);
	put_buf(row, "then", &text);
	if (figure->uncertainty > 0) {
		words_share(&text, figure->uncertainty);
		put_buf(row, "uncertainty", &text);
	}
	if (reference) {
		value_put(row, "over", reference->tool);
		words_ratio(&text, reference->seconds / figure->seconds);
		put_buf(row, "gain", &text);
	}
	put_cell(row, "peer", site, board, place, reference, false);
	put_cell(row, "native", site, board, place, reference, true);
	free(id);
}

static bool same_group(const struct published_place *a, const struct published_place *b)
{
	return a->text == b->text && a->figure->year == b->figure->year &&
	       strcmp(a->figure->machine, b->figure->machine) == 0;
}

static void put_group(struct value *group, const struct published_place *place)
{
	struct buf source = BUF_INIT;
	published_source(&source, place->text, place->figure);
	put_buf(group, "source", &source);
	value_put(group, "machine", place->figure->machine);
}

static void put_texts(struct value *table, const struct published_place *places, size_t count)
{
	struct value *list = value_put_list(table, "texts");
	for (size_t i = 0; i < count; i++) {
		const struct published_text *text = places[i].text;
		if (i && places[i - 1].text == text)
			continue;
		struct value *item = value_add_map(list);
		value_put(item, "title", text->title);
		value_put(item, "author", text->author);
		value_put(item, "url", text->url);
		value_put(item, "note", text->note);
	}
}

/* Rows of one machine stand together, wherever the text has them. */
static void put_groups(struct value *table, const struct site *site, const struct board *board,
		       const struct published_place *places, size_t count, const struct params *common)
{
	struct value *groups = value_put_list(table, "groups");
	for (size_t i = 0; i < count; i++) {
		size_t first = 0;
		while (!same_group(&places[first], &places[i]))
			first++;
		if (first < i)
			continue;
		struct value *group = value_add_map(groups), *rows;
		put_group(group, &places[i]);
		rows = value_put_list(group, "rows");
		for (size_t k = i; k < count; k++)
			if (same_group(&places[i], &places[k]))
				put_row(value_add_map(rows), site, board, &places[k], common);
	}
}

void put_then_now(struct value *section, const struct site *site, const struct board *board)
{
	size_t count;
	struct published_place *places = published_places(site, board, &count);
	if (count) {
		const struct params none = {0};
		struct params common = find_common(places, count);
		struct value *table = value_put_map(section, "then_now");
		value_put(table, "benchmark", board->benchmark->title);
		put_params(table, "params", &common, &none);
		put_groups(table, site, board, places, count, &common);
		put_texts(table, places, count);
		params_free(&common);
	}
	free(places);
}
