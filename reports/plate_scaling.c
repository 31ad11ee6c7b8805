/* At the largest problem, over the number of threads, processes or ranks: speed-up, and what of it is lost. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/board.h"
#include "reports/line_words.h"
#include "reports/plate.h"
#include "reports/words.h"

static bool has_word(const struct values *values, const char *word)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->items[i], word) == 0)
			return true;
	return false;
}

/* Does the parameter count what works at the same time? It is swept over the cores, or called so. */
static bool counts_workers(const struct parameter *parameter)
{
	static const char *const names[] = {"threads", "processes", "ranks", "workers"};
	if (!parameter || !parameter->optional)
		return false;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(parameter->name, names[i]) == 0)
			return true;
	return has_word(&parameter->sweep, "cores") || has_word(&parameter->full, "cores");
}

/* How many work at the same time on a line: "2 processes, 2 threads" are 4. 0: the line does not say. */
static double workers_of(const struct board *board, const struct line *line, struct buf *words)
{
	double product = 0, value;
	for (size_t i = 0; i < line->params.count; i++) {
		const struct param *param = &line->params.items[i];
		if (!counts_workers(benchmark_parameter(board->benchmark, param->name)) ||
		    !number_double(&value, param->value, NULL) || !(value > 0))
			continue;
		product = product > 0 ? product * value : value;
		if (words) {
			buf_text(words, words->length ? " × " : "");
			param_words(words, param->name, param->value);
		}
	}
	return product;
}

/* A family's fastest line for each number of workers, the fewest first. */
struct family {
	const struct line **lines;
	size_t count;
};

static void add_line(struct family *family, const struct site *site, const struct board *board, const struct line *line,
		     size_t x)
{
	double workers = workers_of(board, line, NULL);
	size_t at = 0;
	while (at < family->count && workers_of(board, family->lines[at], NULL) < workers)
		at++;
	bool same = at < family->count && workers_of(board, family->lines[at], NULL) <= workers;
	if (same && line_seconds(site, family->lines[at], x) <= line_seconds(site, line, x))
		return;
	if (!same)
		memmove(&family->lines[at + 1], &family->lines[at],
			(family->count++ - at) * sizeof(const struct line *));
	family->lines[at] = line;
}

static struct family family_of(const struct site *site, const struct board *board, const struct board_panel *lines,
			       const char *name, size_t x)
{
	struct family family = {mem_zero(lines->count, sizeof(const struct line *)), 0};
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->lines[i];
		if (strcmp(line->family_name, name) == 0 && workers_of(board, line, NULL) > 0 &&
		    isfinite(line_seconds(site, line, x)))
			add_line(&family, site, board, line, x);
	}
	return family;
}

/* What the figure's title says: a family at its most workers. */
struct outcome {
	const struct board_panel *panel;
	const struct line *line;
	double value;
};

struct scaling {
	struct figure *figure;
	struct plate *plate;
	const struct site *site;
	const struct board *board;
	bool efficiency; /* per worker, in place of all together */
	struct buf names;
	struct outcome most, least;
	size_t x;
};

static void note_outcome(struct scaling *scaling, const struct board_panel *panel, const struct line *line,
			 double value)
{
	const struct outcome outcome = {panel, line, value};
	if (!scaling->most.line || value > scaling->most.value)
		scaling->most = outcome;
	if (!scaling->least.line || value < scaling->least.value)
		scaling->least = outcome;
}

/* Speed-up over the family's fewest workers, taken for as many times one. */
static struct summary gain_of(const struct scaling *scaling, const struct line *first, const struct line *line)
{
	const struct site *site = scaling->site;
	size_t x = scaling->x;
	struct summary gain =
		summary_ratio(&site->entries[first->entries[x]].time, &site->entries[line->entries[x]].time);
	double factor = workers_of(scaling->board, first, NULL);
	if (scaling->efficiency)
		factor /= workers_of(scaling->board, line, NULL);
	gain.median *= factor;
	gain.low *= factor;
	gain.high *= factor;
	gain.has_interval = gain.has_interval && line != first;
	return gain;
}

static void add_series(struct scaling *scaling, struct panel *panel, const struct board_panel *lines,
		       const struct family *family)
{
	const struct line *first = family->lines[0];
	struct series series = plate_series(first, family->count);
	series.label = first->family_name;
	series.dash = DASH_SOLID;
	for (size_t i = 0; i < family->count; i++) {
		const struct line *line = family->lines[i];
		const struct entry *entry = &scaling->site->entries[line->entries[scaling->x]];
		struct summary gain = gain_of(scaling, first, line);
		struct figure_point point = plate_point(scaling->plate, scaling->board, line, scaling->x, entry, &gain,
							scaling->efficiency ? UNIT_PERCENT : UNIT_RATIO);
		point.x = workers_of(scaling->board, line, NULL);
		series.points[series.count++] = point;
		if (i + 1 == family->count)
			note_outcome(scaling, lines, line, gain.median);
	}
	panel->series[panel->count++] = series;
}

static void add_names(struct scaling *scaling, const struct line *line)
{
	for (size_t i = 0; i < line->params.count; i++) {
		const char *name = line->params.items[i].name;
		if (!counts_workers(benchmark_parameter(scaling->board->benchmark, name)) ||
		    strstr(scaling->names.data, name))
			continue;
		buf_printf(&scaling->names, "%s%s", scaling->names.length ? " or " : "", name);
	}
}

static bool was_seen(const struct board_panel *lines, const struct line *line)
{
	for (const struct line *other = lines->lines; other < line; other++)
		if (strcmp(other->family_name, line->family_name) == 0)
			return true;
	return false;
}

static void add_panel(struct scaling *scaling, struct panel *panel, const struct board_panel *lines)
{
	panel->title = lines->value;
	panel->series = mem_zero(lines->count, sizeof *panel->series);
	if (!panel_best(scaling->site, scaling->board, lines, &scaling->x))
		return;
	for (size_t i = 0; i < lines->count; i++) {
		if (was_seen(lines, &lines->lines[i]))
			continue;
		struct family family =
			family_of(scaling->site, scaling->board, lines, lines->lines[i].family_name, scaling->x);
		if (family.count > 1) {
			add_series(scaling, panel, lines, &family);
			add_names(scaling, family.lines[0]);
		}
		free(family.lines);
	}
}

static void write_outcome(struct buf *out, const struct scaling *scaling, const struct outcome *outcome,
			  const char *verb)
{
	struct buf words = BUF_INIT;
	workers_of(scaling->board, outcome->line, &words);
	buf_printf(out, "%s %s", outcome->line->family_name, verb);
	if (scaling->efficiency)
		words_share(out, outcome->value);
	else
		words_ratio(out, outcome->value);
	buf_printf(out, " with %s", words.data);
	if (scaling->board->panel_count > 1 && outcome->panel->value)
		buf_printf(out, " (%s)", outcome->panel->value);
	buf_free(&words);
}

static char *title_of(const struct scaling *scaling)
{
	struct buf text = BUF_INIT;
	write_outcome(&text, scaling, &scaling->most,
		      scaling->efficiency ? "keeps an efficiency of " : "gains a factor of ");
	if (scaling->least.line != scaling->most.line) {
		buf_text(&text, ", ");
		write_outcome(&text, scaling, &scaling->least, "");
	}
	buf_text(&text, ", at ");
	words_at(&text, scaling->board, scaling->x);
	return buf_detach(&text);
}

static void set_axes(struct scaling *scaling)
{
	struct figure *figure = scaling->figure;
	struct plate *plate = scaling->plate;
	figure->x = (struct axis){.label = plate_text(plate, mem_text(scaling->names.data)),
				  .scale = SCALE_LINEAR,
				  .from_zero = true,
				  .ticks_at_values = true};
	if (scaling->efficiency) {
		figure->y = (struct axis){.label = "efficiency", .unit = UNIT_PERCENT, .from_zero = true};
		figure->levels = mem_zero(1, sizeof *figure->levels);
		figure->levels[figure->level_count++] = (struct level){1, "ideal"};
		plate->note = mem_text("Speed-up over the same backend with the fewest, divided by their number.");
	} else {
		figure->y = (struct axis){.label = "speed-up", .unit = UNIT_RATIO, .from_zero = true};
		figure->ideal_slope = 1;
		plate->note = mem_text("Over the same backend with the fewest; the thin line is the ideal.");
	}
}

static bool build(struct figure *figure, struct plate *plate, const struct site *site, bool efficiency)
{
	const struct board *board = &site->boards[plate->board];
	struct scaling scaling = {.figure = figure,
				  .plate = plate,
				  .site = site,
				  .board = board,
				  .efficiency = efficiency,
				  .names = BUF_INIT};
	size_t count = 0;
	figure->panels = mem_zero(board->panel_count, sizeof *figure->panels);
	figure->count = board->panel_count;
	for (size_t p = 0; p < board->panel_count; p++) {
		add_panel(&scaling, &figure->panels[p], &board->panels[p]);
		count += figure->panels[p].count;
	}
	if (count) {
		set_axes(&scaling);
		plate->title = title_of(&scaling);
	}
	buf_free(&scaling.names);
	return count > 0;
}

bool build_scaling(struct figure *figure, struct plate *plate, const struct site *site)
{
	return build(figure, plate, site, false);
}

bool build_efficiency(struct figure *figure, struct plate *plate, const struct site *site)
{
	return build(figure, plate, site, true);
}
