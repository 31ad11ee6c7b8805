/* Figures over the axis: time, and speed-up over the reference. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/classes.h"
#include "reports/plate.h"
#include "reports/words.h"

const struct summary *value_time(const struct entry *entry)
{
	return &entry->time;
}

static const struct summary *speed_up_of(const struct entry *entry)
{
	return &entry->speed_up;
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
		 const struct board_panel *lines, value_fn value, enum axis_unit unit)
{
	size_t x;
	const struct line *best = panel_best(site, board, lines, &x);
	panel->title = lines->value;
	panel->series = mem_zero(lines->count, sizeof *panel->series);
	for (size_t i = 0; i < lines->count; i++) {
		if (!lines->lines[i].drawn)
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

static size_t build_panels(struct figure *figure, struct plate *plate, const struct site *site, value_fn value,
			   enum axis_unit unit)
{
	const struct board *board = &site->boards[plate->board];
	size_t lines = 0;
	figure->panels = mem_zero(board->panel_count, sizeof *figure->panels);
	figure->count = board->panel_count;
	for (size_t p = 0; p < board->panel_count; p++) {
		plate_panel(&figure->panels[p], plate, site, board, &board->panels[p], value, unit);
		lines += figure->panels[p].count;
	}
	return lines;
}

static char *time_note(const struct figure *figure)
{
	return mem_printf("Median with its 95%% interval; the fastest is drawn wide.%s",
			  figure->mark_count ? " Rings: where lines change order." : "");
}

bool build_time(struct figure *figure, struct plate *plate, const struct site *site)
{
	const struct board *board = &site->boards[plate->board];
	build_panels(figure, plate, site, value_time, UNIT_SECONDS);
	for (size_t p = 0; p < board->panel_count; p++)
		plate_mark(figure, plate, board, &board->panels[p], p);
	figure->x = plate_axis(board);
	figure->y = (struct axis){.label = "time", .scale = SCALE_LOG, .unit = UNIT_SECONDS};
	struct buf finding = BUF_INIT;
	words_finding(&finding, site, board);
	plate->title = buf_detach(&finding);
	plate->note = time_note(figure);
	return true;
}

static double spread_of(const struct figure *figure)
{
	double low = INFINITY, high = 0;
	for (size_t p = 0; p < figure->count; p++)
		for (size_t i = 0; i < figure->panels[p].count; i++) {
			const struct series *series = &figure->panels[p].series[i];
			for (size_t k = 0; k < series->count; k++)
				if (isfinite(series->points[k].y)) {
					low = fmin(low, series->points[k].y);
					high = fmax(high, series->points[k].y);
				}
		}
	return high / low;
}

static const char *reference_words(const struct board *board)
{
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++) {
			const struct line *line = &board->panels[p].lines[i];
			if (line->reference != NOWHERE)
				return board->panels[p].lines[line->reference].phrase;
		}
	return board->benchmark->reference;
}

/* "Speed-up over serial: 0.161× (vector) to 1.94× (openmp with 2 threads) at width 2000". */
static char *speed_up_title(const struct site *site, const struct board *board, const char *reference)
{
	const struct board_panel *panel = board_main_panel(site, board);
	const struct line *best = NULL, *worst = NULL;
	size_t x;
	panel_best(site, board, panel, &x);
	for (size_t i = 0; i < panel->count; i++) {
		const struct line *line = &panel->lines[i];
		if (!line->drawn || !isfinite(line_seconds(site, line, x)) ||
		    !isfinite(site->entries[line->entries[x]].speed_up.median))
			continue;
		best = !best || line_seconds(site, line, x) < line_seconds(site, best, x) ? line : best;
		worst = !worst || line_seconds(site, line, x) > line_seconds(site, worst, x) ? line : worst;
	}
	struct buf text = BUF_INIT;
	buf_printf(&text, "Speed-up over %s", reference);
	if (best && best != worst) {
		buf_text(&text, ": ");
		words_ratio(&text, site->entries[worst->entries[x]].speed_up.median);
		buf_printf(&text, " (%s) to ", worst->phrase);
		words_ratio(&text, site->entries[best->entries[x]].speed_up.median);
		buf_printf(&text, " (%s) at ", best->phrase);
		words_at(&text, board, x);
		if (board->panel_count > 1 && panel->value)
			buf_printf(&text, ", %s", panel->value);
	}
	return buf_detach(&text);
}

bool build_speed_up(struct figure *figure, struct plate *plate, const struct site *site)
{
	const struct board *board = &site->boards[plate->board];
	if (build_panels(figure, plate, site, speed_up_of, UNIT_RATIO) < 2)
		return false;
	bool wide_range = spread_of(figure) > 8;
	figure->x = plate_axis(board);
	figure->y = (struct axis){.label = "speed-up",
				  .scale = wide_range ? SCALE_LOG : SCALE_LINEAR,
				  .unit = UNIT_RATIO,
				  .from_zero = !wide_range};
	const char *reference = reference_words(board);
	plate->title = speed_up_title(site, board, reference);
	plate->note = mem_printf("Above 1×: faster than %s.", reference);
	return true;
}
