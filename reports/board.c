/* Entries ordered as a comparison: panels, lines, values of the axis. */
#include "reports/board.h"
#include "reports/kinds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/line_words.h"

bool board_has(const struct board *board, const struct entry *entry)
{
	return entry->commit == board->commit && entry->machine == board->machine && entry->dirty == board->dirty &&
	       strcmp(entry->point.benchmark, board->benchmark->name) == 0;
}

static void find_entries(struct board *board, const struct site *site)
{
	board->entries = mem_zero(site->entry_count, sizeof *board->entries);
	for (size_t i = 0; i < site->entry_count; i++)
		if (board_has(board, &site->entries[i]))
			board->entries[board->entry_count++] = i;
}

static struct params line_params(const struct board *board, const struct point *point)
{
	struct params params = params_copy(&point->params);
	if (board->benchmark->axis)
		params_remove(&params, board->benchmark->axis);
	for (size_t i = 0; i < board->split_count; i++)
		params_remove(&params, board->splits[i]);
	for (size_t i = 0; i < board->benchmark->parameter_count; i++) {
		const char *name = board->benchmark->parameters[i].name;
		if (board_follows_axis(board->benchmark, name))
			params_remove(&params, name);
	}
	return params;
}

/* Lines of the same backend follow each other, as their entries do, but are not in order of the parameters, in which
 * the axis may come first. */
static struct line *line_for(struct board *board, struct board_panel *panel, const struct point *point)
{
	struct params params = line_params(board, point);
	size_t at = 0;
	for (; at < panel->count; at++) {
		int order = strcmp(panel->lines[at].backend, point->backend);
		order = order ? order : params_compare(&panel->lines[at].params, &params);
		if (order == 0) {
			params_free(&params);
			return &panel->lines[at];
		}
		if (order > 0)
			break;
	}
	MEM_GROW(panel->lines, panel->count, panel->capacity);
	memmove(&panel->lines[at + 1], &panel->lines[at], (panel->count++ - at) * sizeof *panel->lines);
	struct line *line = &panel->lines[at];
	*line = (struct line){.backend = point->backend, .params = params, .reference = NOWHERE};
	line->entries = mem_zero(board->x_count, sizeof *line->entries);
	for (size_t i = 0; i < board->x_count; i++)
		line->entries[i] = NOWHERE;
	return line;
}

static void find_lines(struct board *board, const struct site *site)
{
	for (size_t i = 0; i < board->entry_count; i++) {
		size_t entry = board->entries[i];
		const struct point *point = &site->entries[entry].point;
		struct line *line = line_for(board, board_panel_of(board, point), point);
		line->entries[board_x_of(board, point)] = entry;
		line->kind = entry_kind(site, &site->entries[entry]);
	}
}

/* Has every entry this parameter, with one value? */
static bool is_constant(const struct board *board, const struct site *site, const struct param *param)
{
	for (size_t i = 0; i < board->entry_count; i++)
		if (strcmp(point_value(&site->entries[board->entries[i]].point, param->name), param->value) != 0)
			return false;
	return true;
}

/* What is the same everywhere is said once, in the figure's subtitle, and not in each label. */
static struct params find_constants(struct board *board, const struct site *site)
{
	struct params constants = line_params(board, &site->entries[board->entries[0]].point);
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < constants.count;) {
		struct param *param = &constants.items[i];
		if (!is_constant(board, site, param)) {
			params_remove(&constants, param->name);
			continue;
		}
		buf_text(&text, text.length ? ", " : "");
		if (value_is_number(param->value))
			param_words(&text, param->name, param->value);
		else
			param_words_named(&text, param->name, param->value);
		i++;
	}
	board->constants = text.length ? buf_detach(&text) : NULL;
	return constants;
}

static void name_line(struct line *line, const struct params *constants)
{
	struct params telling = params_copy(&line->params);
	for (size_t i = 0; i < constants->count; i++)
		params_remove(&telling, constants->items[i].name);
	struct line_words words = {BUF_INIT, BUF_INIT, BUF_INIT};
	line_words_write(&words, line->backend, &telling);
	line->label = buf_detach(&words.label);
	line->phrase = buf_detach(&words.phrase);
	line->family_name = buf_detach(&words.family);
	params_free(&telling);
}

bool line_has_time(const struct site *site, const struct board *board, const struct line *line)
{
	for (size_t x = 0; x < board->x_count; x++)
		if (isfinite(line_seconds(site, line, x)))
			return true;
	return false;
}

static bool was_seen(const struct site *site, const struct board *board, const struct line *line)
{
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++) {
			const struct line *other = &board->panels[p].lines[i];
			if (other == line)
				return false;
			if (strcmp(other->family_name, line->family_name) == 0 && line_has_time(site, board, other))
				return true;
		}
	return false;
}

/* Lines stand in order of their backends. */
static size_t count_backends(const struct board_panel *panel)
{
	size_t count = panel->count > 0;
	for (size_t i = 1; i < panel->count; i++)
		count += strcmp(panel->lines[i - 1].backend, panel->lines[i].backend) != 0;
	return count;
}

static void count_ways(struct board *board, const struct site *site)
{
	board->backends = count_backends(&board->panels[0]);
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++) {
			const struct line *line = &board->panels[p].lines[i];
			board->ways += line_has_time(site, board, line) && !was_seen(site, board, line);
		}
}

void board_build(struct board *board, struct site *site)
{
	find_entries(board, site);
	board_find_axis(board, site);
	board_find_panels(board, site);
	find_lines(board, site);
	struct params constants = find_constants(board, site);
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++)
			name_line(&board->panels[p].lines[i], &constants);
	params_free(&constants);
	count_ways(board, site);
}

static void free_line(struct line *line)
{
	params_free(&line->params);
	free(line->label);
	free(line->phrase);
	free(line->family_name);
	free(line->entries);
}

void board_free(struct board *board)
{
	for (size_t p = 0; p < board->panel_count; p++) {
		for (size_t i = 0; i < board->panels[p].count; i++)
			free_line(&board->panels[p].lines[i]);
		free(board->panels[p].lines);
		free(board->panels[p].value);
		params_free(&board->panels[p].key);
	}
	free(board->panels);
	free(board->x_texts);
	free(board->x);
	free(board->numbers);
	free(board->splits);
	free(board->crossovers);
	free(board->constants);
	free(board->entries);
	free(board->slug);
	free(board->anchor);
	free(board->page);
	*board = (struct board){0};
}

double line_seconds(const struct site *site, const struct line *line, size_t x)
{
	return line->entries[x] == NOWHERE ? NAN : site->entries[line->entries[x]].time.median;
}

const struct line *board_line(const struct board *board, size_t entry, const struct board_panel **panel)
{
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++)
			for (size_t x = 0; x < board->x_count; x++)
				if (board->panels[p].lines[i].entries[x] == entry) {
					if (panel)
						*panel = &board->panels[p];
					return &board->panels[p].lines[i];
				}
	return NULL;
}

size_t board_x(const struct board *board, size_t entry)
{
	const struct line *line = board_line(board, entry, NULL);
	for (size_t x = 0; line && x < board->x_count; x++)
		if (line->entries[x] == entry)
			return x;
	return NOWHERE;
}

const struct line *panel_best(const struct site *site, const struct board *board, const struct board_panel *panel,
			      size_t *x)
{
	const struct line *best = NULL;
	for (*x = board->x_count; !best && (*x)-- > 0;)
		for (size_t i = 0; i < panel->count; i++) {
			double seconds = line_seconds(site, &panel->lines[i], *x);
			if (isfinite(seconds) && (!best || seconds < line_seconds(site, best, *x)))
				best = &panel->lines[i];
		}
	return best;
}
