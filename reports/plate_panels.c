/* What the panels of a figure over the axis hold. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/classes.h"
#include "reports/kinds.h"
#include "reports/plate.h"

#define TOGETHER_MAX 12 /* lines of a panel, with those that were published */

const struct summary *value_time(const struct entry *entry)
{
	return &entry->time;
}

static struct series line_series(struct plate *plate, const struct site *site, const struct board *board,
				 const struct line *line, value_fn value, enum axis_unit unit)
{
	struct series series = plate_series(line, board->x_count);
	for (size_t x = 0; x < board->x_count; x++) {
		const struct entry *entry = line->entries[x] == NOWHERE ? NULL : &site->entries[line->entries[x]];
		if (entry && isfinite(value(entry)->median) && isfinite(board->x[x]))
			series.points[series.count++] = plate_point(plate, board, line, x, entry, value(entry), unit);
		else if (isfinite(board->x[x]))
			series.points[series.count++] = (struct figure_point){board->x[x], NAN, NAN, NAN, NULL, NULL};
	}
	return series;
}

static bool has_value(const struct series *series)
{
	for (size_t i = 0; i < series->count; i++)
		if (isfinite(series->points[i].y))
			return true;
	return false;
}

/* Is it the same answer for less work, among others that do all of it? */
static bool is_odd_one(const struct site *site, const struct board_panel *lines, const struct line *line, size_t x)
{
	bool any_plain = false;
	for (size_t i = 0; i < lines->count; i++)
		any_plain = any_plain || (isfinite(line_seconds(site, &lines->lines[i], x)) &&
					  !is_shortcut(site, &lines->lines[i], x));
	return any_plain && is_shortcut(site, line, x);
}

void plate_panel(struct panel *panel, struct plate *plate, const struct site *site, const struct board *board,
		 const struct board_panel *lines, enum kind kind, value_fn value, enum axis_unit unit)
{
	size_t x;
	const struct line *best = panel_best(site, board, lines, &x);
	panel->title = lines->value;
	panel->series = mem_zero(lines->count, sizeof *panel->series);
	for (size_t i = 0; i < lines->count; i++) {
		if (!lines->lines[i].drawn || !plate_has_kind(&lines->lines[i], kind))
			continue;
		struct series series = line_series(plate, site, board, &lines->lines[i], value, unit);
		series.emphasised = &lines->lines[i] == best;
		if (best && is_odd_one(site, lines, &lines->lines[i], x))
			series.label = plate_text(plate, mem_printf("%s (shortcut)", series.label));
		if (has_value(&series))
			panel->series[panel->count++] = series;
		else
			free(series.points);
	}
}

/* "double", "double: peers", "peers". */
static const char *panel_title(struct plate *plate, const char *value, const char *words)
{
	if (!value || !*words)
		return *words ? words : value;
	return plate_text(plate, mem_printf("%s: %s", value, words));
}

static struct panel *next_panel(struct figure *figure)
{
	figure->panels = mem_resize(figure->panels, figure->count + 1, sizeof *figure->panels);
	struct panel *panel = &figure->panels[figure->count++];
	*panel = (struct panel){0};
	return panel;
}

static size_t add_kind(struct figure *figure, struct plate *plate, const struct site *site, const struct board *board,
		       const struct board_panel *lines, enum kind kind, const struct plate_content *content)
{
	struct panel *panel = next_panel(figure);
	plate_panel(panel, plate, site, board, lines, kind, content->value, content->unit);
	panel->title = panel_title(plate, lines->value, kind_words(kind));
	if (kind != KIND_ALL && !panel->count) {
		free(panel->series);
		figure->count--;
		return 0;
	}
	if (content->marks)
		plate_mark(figure, plate, board, lines, kind, figure->count - 1);
	return panel->count;
}

/* Beside few lines in their panel, else in one of its own with the same scales. */
static void add_published(struct figure *figure, struct plate *plate, const struct site *site,
			  const struct board *board, const struct board_panel *lines)
{
	struct panel *panel = &figure->panels[figure->count - 1];
	size_t count = plate_count_published(site, board, lines);
	bool apart = board->by_kind || panel->count + count > TOGETHER_MAX;
	if (!count)
		return;
	if (apart)
		panel = next_panel(figure);
	plate_published(panel, plate, site, board, lines, apart);
	if (apart)
		panel->title = panel_title(plate, lines->value, panel->title);
}

size_t plate_panels(struct figure *figure, struct plate *plate, const struct site *site,
		    const struct plate_content *content)
{
	const struct board *board = &site->boards[plate->board];
	size_t lines = 0;
	for (size_t p = 0; p < board->panel_count; p++) {
		const struct board_panel *panel = &board->panels[p];
		for (int kind = 0; board->by_kind && kind < KIND_ALL; kind++)
			lines += add_kind(figure, plate, site, board, panel, (enum kind)kind, content);
		if (!board->by_kind)
			lines += add_kind(figure, plate, site, board, panel, KIND_ALL, content);
		if (content->published && figure->count)
			add_published(figure, plate, site, board, panel);
	}
	return lines;
}
