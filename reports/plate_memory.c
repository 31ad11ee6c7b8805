/* Peak memory over the axis, as it was measured and as the definition's model has it, below the machine's. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/formula.h"
#include "reports/board.h"
#include "reports/plate.h"
#include "reports/words.h"

#define LEAST_GROWTH 2.0 /* along the axis: below that, memory does not matter */
#define FARTHEST                                                                                                       \
	4096.0 /* times what is used: a machine with more would squeeze the lines, and is named in the note            \
		*/

/* Bytes by the model; NaN where there is none. */
static double model_of(const struct board *board, const struct entry *entry)
{
	const char *formula = formulas_for(&board->benchmark->memory, entry->point.backend);
	const struct formula_names names = {.params = &entry->point.params};
	double bytes;
	return formula && formula_evaluate(&bytes, formula, &names, NULL) && bytes > 0 ? bytes : NAN;
}

static double measured_of(const struct entry *entry)
{
	return entry->state == STATE_OK && entry->peak_bytes ? (double)entry->peak_bytes : NAN;
}

struct memory {
	struct plate *plate;
	const struct site *site;
	const struct board *board;
	double total;  /* of the machine; NaN: unknown */
	double growth; /* the largest over the smallest of a line */
	double most;   /* measured */
	const struct line *most_line;
	size_t most_x;
	double wanted; /* by the model, of what did not run */
	const struct line *wanted_line;
	size_t wanted_x;
};

static void note_growth(struct memory *memory, const struct series *series)
{
	double low = INFINITY, high = 0;
	for (size_t i = 0; i < series->count; i++)
		if (isfinite(series->points[i].y)) {
			low = fmin(low, series->points[i].y);
			high = fmax(high, series->points[i].y);
		}
	if (high > 0)
		memory->growth = fmax(memory->growth, high / low);
}

static void note_measured(struct memory *memory, const struct line *line, size_t x, double bytes)
{
	if (!(bytes > memory->most))
		return;
	memory->most = bytes;
	memory->most_line = line;
	memory->most_x = x;
}

static void note_model(struct memory *memory, const struct line *line, size_t x, double bytes)
{
	enum state state = memory->site->entries[line->entries[x]].state;
	if ((state != STATE_SKIPPED && state != STATE_OUT_OF_MEMORY) || !(bytes > memory->wanted))
		return;
	memory->wanted = bytes;
	memory->wanted_line = line;
	memory->wanted_x = x;
}

static struct series measured_series(struct memory *memory, const struct line *line)
{
	const struct board *board = memory->board;
	struct series series = plate_series(line, board->x_count);
	for (size_t x = 0; x < board->x_count; x++) {
		const struct entry *entry =
			line->entries[x] == NOWHERE ? NULL : &memory->site->entries[line->entries[x]];
		double bytes = entry ? measured_of(entry) : NAN;
		struct summary value = {.median = bytes, .low = NAN, .high = NAN};
		note_measured(memory, line, x, bytes);
		if (isfinite(bytes))
			series.points[series.count++] =
				plate_point(memory->plate, board, line, x, entry, &value, UNIT_BYTES);
	}
	return series;
}

/* Also where nothing ran: that the model lies above the machine's memory is why. */
static struct series model_series(struct memory *memory, const struct line *line)
{
	const struct board *board = memory->board;
	struct series series = plate_series(line, board->x_count);
	series.background = true;
	series.dash = DASH_SHORT;
	for (size_t x = 0; x < board->x_count; x++) {
		if (line->entries[x] == NOWHERE)
			continue;
		double bytes = model_of(board, &memory->site->entries[line->entries[x]]);
		note_model(memory, line, x, bytes);
		series.points[series.count++] = (struct figure_point){board->x[x], bytes, NAN, NAN, NULL, NULL};
	}
	return series;
}

static bool same_points(const struct series *a, const struct series *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (fabs(a->points[i].x - b->points[i].x) > 0 || fabs(a->points[i].y - b->points[i].y) > 0)
			return false;
	return true;
}

/* Backends without a formula of their own share a curve: one of them suffices. */
static void add_model(struct panel *panel, struct series series)
{
	bool known = series.count == 0;
	for (size_t i = 0; i < panel->count && !known; i++)
		known = panel->series[i].background && same_points(&panel->series[i], &series);
	if (known)
		free(series.points);
	else
		panel->series[panel->count++] = series;
}

/* What a line needs at its largest value of the axis. */
static double need_of(const struct memory *memory, const struct line *line)
{
	for (size_t x = memory->board->x_count; x-- > 0;) {
		const struct entry *entry =
			line->entries[x] == NOWHERE ? NULL : &memory->site->entries[line->entries[x]];
		double bytes = entry ? model_of(memory->board, entry) : NAN;
		if (entry && isfinite(bytes))
			return bytes;
		if (entry && isfinite(measured_of(entry)))
			return measured_of(entry);
	}
	return 0;
}

/* Where the best of a family stands for it in the other figures, the one that needs the most does so here: that is the
 * first that does not fit. */
static const struct line *neediest(const struct memory *memory, const struct board_panel *lines,
				   const struct line *drawn)
{
	const struct line *most = drawn;
	bool all = true;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->lines[i];
		all = all && line->drawn;
		if (strcmp(line->family_name, drawn->family_name) == 0 &&
		    line_has_time(memory->site, memory->board, line) && need_of(memory, line) > need_of(memory, most))
			most = line;
	}
	return all ? drawn : most;
}

static size_t add_panel(struct memory *memory, struct panel *panel, const struct board_panel *lines)
{
	size_t measured = 0;
	panel->title = lines->value;
	panel->series = mem_zero(2 * lines->count, sizeof *panel->series);
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->lines[i];
		if (!line->drawn || !line_has_time(memory->site, memory->board, line))
			continue;
		line = neediest(memory, lines, line);
		struct series series = measured_series(memory, line);
		if (!series.count) {
			free(series.points);
			continue;
		}
		note_growth(memory, &series);
		panel->series[panel->count++] = series;
		add_model(panel, model_series(memory, line));
		measured++;
	}
	return measured;
}

static void write_place(struct buf *out, const struct memory *memory, const struct line *line, size_t x)
{
	buf_printf(out, "%s at ", line->phrase);
	words_at(out, memory->board, x);
}

static char *title_of(const struct memory *memory)
{
	struct buf text = BUF_INIT;
	if (memory->wanted > memory->most) {
		write_place(&text, memory, memory->wanted_line, memory->wanted_x);
		buf_text(&text, " would need ");
		number_write_bytes(&text, memory->wanted);
		buf_text(&text, "; the most that ran is ");
		number_write_bytes(&text, memory->most);
		buf_text(&text, ", ");
		write_place(&text, memory, memory->most_line, memory->most_x);
		return buf_detach(&text);
	}
	write_place(&text, memory, memory->most_line, memory->most_x);
	buf_text(&text, " takes the most memory, ");
	number_write_bytes(&text, memory->most);
	if (memory->total > 0)
		buf_printf(&text, " or %.2g%% of the machine's", 100 * memory->most / memory->total);
	return buf_detach(&text);
}

static void set_level(struct memory *memory, struct figure *figure, struct buf *note)
{
	if (!(memory->total > 0))
		return;
	struct buf size = BUF_INIT;
	number_write_bytes(&size, memory->total);
	if (memory->total < FARTHEST * memory->most) {
		figure->levels = mem_zero(1, sizeof *figure->levels);
		figure->levels[figure->level_count++] = (struct level){
			memory->total, plate_text(memory->plate, mem_printf("memory of the machine, %s", size.data))};
	} else {
		buf_printf(note, " The machine has %s.", size.data);
	}
	buf_free(&size);
}

static bool is_worth_it(const struct memory *memory, size_t lines)
{
	return lines > 0 && memory->board->benchmark->memory.count > 0 &&
	       (memory->growth > LEAST_GROWTH || memory->wanted > LEAST_GROWTH * memory->most);
}

bool build_memory(struct figure *figure, struct plate *plate, const struct site *site)
{
	const struct board *board = &site->boards[plate->board];
	const struct fact *total = facts_find(&site->machines[board->machine].facts, "memory.total_bytes");
	struct memory memory = {.plate = plate, .site = site, .board = board, .total = NAN};
	if (total && total->kind == FACT_INT)
		memory.total = (double)total->integer;
	size_t lines = 0;
	figure->panels = mem_zero(board->panel_count, sizeof *figure->panels);
	figure->count = board->panel_count;
	for (size_t p = 0; p < board->panel_count; p++)
		lines += add_panel(&memory, &figure->panels[p], &board->panels[p]);
	if (!is_worth_it(&memory, lines))
		return false;
	struct buf note = BUF_INIT;
	buf_text(&note, "Resident memory at its peak, all processes together; dashed: the model by which points are "
			"skipped.");
	set_level(&memory, figure, &note);
	figure->x = plate_axis(board);
	figure->y = (struct axis){.label = "peak memory", .scale = SCALE_LOG, .unit = UNIT_BYTES};
	plate->title = title_of(&memory);
	plate->note = buf_detach(&note);
	return true;
}
