/* Speed-up over the number of threads, or whatever a backend counts, at the largest problem. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/board.h"
#include "reports/plate.h"
#include "reports/words.h"

/* The optional parameter by which a family's lines differ, and its value. */
static const char *counted_param(const struct board *board, const struct line *line, double *value)
{
	for (size_t i = 0; i < line->params.count; i++) {
		const struct param *param = &line->params.items[i];
		const struct parameter *parameter = benchmark_parameter(board->benchmark, param->name);
		if (parameter && parameter->optional && number_double(value, param->value, NULL) && *value > 0)
			return param->name;
	}
	return NULL;
}

/* Speed-up of `line` over `first` at x. */
static void add_point(struct series *series, struct plate *plate, const struct site *site, const struct line *first,
		      const struct line *line, size_t x)
{
	const struct board *board = &site->boards[plate->board];
	double base = 1, value = 1;
	counted_param(board, first, &base);
	counted_param(board, line, &value);
	const struct entry *entry = &site->entries[line->entries[x]];
	struct summary gain = summary_ratio(&site->entries[first->entries[x]].time, &entry->time);
	gain.median *= base;
	gain.low *= base;
	gain.high *= base;
	gain.has_interval = gain.has_interval && line != first;
	struct figure_point point = plate_point(plate, board, line, x, entry, &gain, UNIT_RATIO);
	point.x = value;
	series->points[series->count++] = point;
}

/* Lines of a family stand in order of what they count. */
static void add_family(struct panel *panel, struct plate *plate, const struct site *site,
		       const struct board_panel *lines, const struct line *first, size_t x)
{
	double value;
	const struct board *board = &site->boards[plate->board];
	struct series series = plate_series(first, lines->count);
	series.label = first->family_name;
	series.dash = DASH_SOLID;
	for (const struct line *line = first; line < lines->lines + lines->count; line++)
		if (strcmp(line->family_name, first->family_name) == 0 && counted_param(board, line, &value) &&
		    isfinite(line_seconds(site, line, x)))
			add_point(&series, plate, site, first, line, x);
	if (series.count > 1)
		panel->series[panel->count++] = series;
	else
		free(series.points);
}

static bool is_first_of_family(const struct site *site, const struct board_panel *lines, const struct line *line,
			       size_t x)
{
	for (const struct line *other = lines->lines; other < line; other++)
		if (strcmp(other->family_name, line->family_name) == 0 && isfinite(line_seconds(site, other, x)))
			return false;
	return isfinite(line_seconds(site, line, x));
}

static void add_name(struct buf *names, const char *name)
{
	if (strstr(names->data, name))
		return;
	buf_printf(names, "%s%s", names->length ? " or " : "", name);
}

bool build_scaling(struct figure *figure, struct plate *plate, const struct site *site)
{
	const struct board *board = &site->boards[plate->board];
	struct buf names = BUF_INIT, at = BUF_INIT;
	size_t count = 0, x = 0;
	double value;
	figure->panels = mem_zero(board->panel_count, sizeof *figure->panels);
	figure->count = board->panel_count;
	for (size_t p = 0; p < board->panel_count; p++) {
		const struct board_panel *lines = &board->panels[p];
		struct panel *panel = &figure->panels[p];
		panel->title = lines->value;
		panel->series = mem_zero(lines->count, sizeof *panel->series);
		if (!panel_best(site, board, lines, &x))
			continue;
		for (size_t i = 0; i < lines->count; i++) {
			const char *name = counted_param(board, &lines->lines[i], &value);
			if (!name || !is_first_of_family(site, lines, &lines->lines[i], x))
				continue;
			add_family(panel, plate, site, lines, &lines->lines[i], x);
			add_name(&names, name);
		}
		count += panel->count;
	}
	if (count) {
		words_at(&at, board, x);
		const char *label = plate_text(plate, buf_detach(&names));
		figure->x = (struct axis){
			.label = label, .scale = SCALE_LINEAR, .from_zero = true, .ticks_at_values = true};
		figure->y = (struct axis){
			.label = "speed-up", .scale = SCALE_LINEAR, .unit = UNIT_RATIO, .from_zero = true};
		figure->ideal_slope = 1;
		plate->title = mem_printf("Speed-up by %s, at %s", label, at.data);
		plate->note = mem_text("Over the same backend with the fewest; the thin line is the ideal.");
	}
	buf_free(&names);
	buf_free(&at);
	return count > 0;
}
