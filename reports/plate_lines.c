/* Figures over the axis: time, and speed-up over the reference. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/plate.h"
#include "reports/words.h"

static const struct summary *speed_up_of(const struct entry *entry)
{
	return &entry->speed_up;
}

static char *time_note(const struct figure *figure, const struct site *site, size_t board)
{
	struct buf note = BUF_INIT;
	buf_printf(&note, "Median with its 95%% interval; the fastest is drawn wide.%s",
		   figure->mark_count ? " Rings: where lines change order." : "");
	plate_published_note(&note, site, &board, 1);
	return buf_detach(&note);
}

bool build_time(struct figure *figure, struct plate *plate, const struct site *site)
{
	const struct board *board = &site->boards[plate->board];
	const struct plate_content times = {
		.value = value_time, .unit = UNIT_SECONDS, .marks = true, .published = true};
	plate_panels(figure, plate, site, &times);
	figure->x = plate_axis(board);
	figure->y = (struct axis){.label = "time", .scale = SCALE_LOG, .unit = UNIT_SECONDS};
	struct buf finding = BUF_INIT;
	words_finding(&finding, site, board);
	plate->title = buf_detach(&finding);
	plate->note = time_note(figure, site, plate->board);
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
	const struct plate_content speed_ups = {.value = speed_up_of, .unit = UNIT_RATIO};
	if (plate_panels(figure, plate, site, &speed_ups) < 2)
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
