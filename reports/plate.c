#include "reports/plate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/board.h"
#include "reports/crossovers.h"
#include "reports/words.h"

/* Sizes in CSS pixels. A figure with panels side by side takes the whole width, one of the others half of it. */
#define WIDE_WIDTH       880
#define HALF_WIDTH       520
#define NARROW_WIDTH     360
#define HEIGHT           420
#define GROUP_HEIGHT     480
#define THUMBNAIL_WIDTH  320
#define THUMBNAIL_HEIGHT 150

const char *plate_text(struct plate *plate, char *text)
{
	MEM_GROW(plate->texts, plate->text_count, plate->text_capacity);
	return plate->texts[plate->text_count++] = text;
}

void plate_free(struct plate *plate)
{
	for (size_t i = 0; i < plate->text_count; i++)
		free(plate->texts[i]);
	free(plate->texts);
	free(plate->path);
	free(plate->title);
	free(plate->subtitle);
	free(plate->note);
	layout_free(&plate->wide);
	layout_free(&plate->narrow);
	layout_free(&plate->thumbnail);
}

struct series plate_series(const struct line *line, size_t capacity)
{
	return (struct series){
		.label = line->label,
		.colour = line->family % SERIES_COLOURS,
		.marker = (enum marker)(line->family % MARKER_COUNT),
		/* Where colours come round again, the dash differs too. */
		.dash = (enum dash)((line->variant + line->family / SERIES_COLOURS) % DASH_COUNT),
		.points = mem_zero(capacity, sizeof(struct figure_point)),
	};
}

static void write_value(struct buf *out, const struct summary *value, enum axis_unit unit)
{
	if (unit == UNIT_SECONDS)
		words_time(out, value);
	else if (unit == UNIT_BYTES)
		number_write_bytes(out, value->median);
	else if (unit == UNIT_PERCENT)
		words_share(out, value->median);
	else
		words_ratio(out, value->median);
	if (unit == UNIT_SECONDS && value->has_interval) {
		buf_text(out, " [");
		words_interval(out, value);
		buf_char(out, ']');
	}
}

struct figure_point plate_point(struct plate *plate, const struct board *board, const struct line *line, size_t x,
				const struct entry *entry, const struct summary *value, enum axis_unit unit)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s, ", line->label);
	words_at(&text, board, x);
	buf_text(&text, ": ");
	write_value(&text, value, unit);
	const char *page = plate->group == NOWHERE ? "" : board->page;
	return (struct figure_point){
		.x = board->x[x],
		.y = value->median,
		.low = value->has_interval ? value->low : NAN,
		.high = value->has_interval ? value->high : NAN,
		.label = plate_text(plate, buf_detach(&text)),
		.href = plate_text(plate, mem_printf("%s#%s", page, entry->id)),
	};
}

/* A definition that is missing says nothing of the scale: geometric, where that is possible. */
struct axis plate_axis(const struct board *board)
{
	const struct benchmark *benchmark = board->benchmark;
	const struct parameter *parameter = benchmark->axis ? benchmark_parameter(benchmark, benchmark->axis) : NULL;
	bool positive = true;
	for (size_t i = 0; i < board->x_count; i++)
		positive = positive && board->x[i] > 0;
	if (board->by_elements)
		return (struct axis){.label = "number of elements", .scale = SCALE_LOG, .ticks_at_values = true};
	return (struct axis){
		.label = parameter && parameter->title ? parameter->title : benchmark->axis,
		.scale = positive && (!parameter || parameter->log_scale) ? SCALE_LOG : SCALE_LINEAR,
		.unit = UNIT_NUMBER,
		.ticks_at_values = true,
	};
}

bool plate_has_kind(const struct line *line, enum kind kind)
{
	return kind == KIND_ALL || line->kind == kind;
}

void plate_mark(struct figure *figure, struct plate *plate, const struct board *board, const struct board_panel *panel,
		enum kind kind, size_t index)
{
	size_t marked = 0;
	for (size_t i = 0; i < board->crossover_count && marked < CROSSOVERS_MARKED; i++) {
		const struct board_crossover *crossover = &board->crossovers[i];
		if (&board->panels[crossover->panel] != panel || !plate_has_kind(crossover->winner, kind) ||
		    !plate_has_kind(crossover->loser, kind))
			continue;
		struct buf text = BUF_INIT;
		words_crossover(&text, board, crossover);
		figure->marks = mem_resize(figure->marks, figure->mark_count + 1, sizeof *figure->marks);
		figure->marks[figure->mark_count++] = (struct mark){
			.panel = index,
			.x = crossover->x,
			.y = crossover->seconds,
			.label = plate_text(plate, buf_detach(&text)),
			.href = plate_text(plate, crossovers_href(plate->group == NOWHERE ? "" : board->page, board)),
		};
		marked++;
	}
}

static void release_figure(struct figure *figure)
{
	for (size_t p = 0; p < figure->count; p++) {
		for (size_t i = 0; i < figure->panels[p].count; i++)
			free(figure->panels[p].series[i].points);
		free(figure->panels[p].series);
	}
	free(figure->panels);
	free(figure->marks);
	free(figure->levels);
}

static void write_commit(struct buf *out, const struct site *site, const struct board *board)
{
	buf_printf(out, "commit %.*s%s", SHORT_SHA, site->commits[board->commit].sha,
		   board->dirty ? " with uncommitted changes" : "");
}

static char *subtitle_of(const struct site *site, const struct board *board)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s · %s · ", board->benchmark->name, site->machines[board->machine].name);
	write_commit(&text, site, board);
	if (board->constants)
		buf_printf(&text, " · %s", board->constants);
	return buf_detach(&text);
}

/* The machine with its cores, and the commits where they differ. */
static char *group_subtitle(const struct site *site, const struct group *group)
{
	struct buf text = BUF_INIT;
	const struct machine *machine = &site->machines[group->machine];
	int64_t cores = facts_get_int(&machine->facts, "topology.cores", 0);
	buf_text(&text, machine->name);
	if (cores > 0 && !strstr(machine->name, "core")) {
		buf_text(&text, ", ");
		number_write_count(&text, (uint64_t)cores, "core", "cores");
	}
	for (size_t i = 0; i < group->board_count; i++) {
		const struct board *board = &site->boards[group->boards[i]], *first = &site->boards[group->boards[0]];
		if (i && board->commit == first->commit && board->dirty == first->dirty)
			continue;
		buf_text(&text, " · ");
		if (i)
			buf_printf(&text, "%s at ", board->benchmark->name);
		write_commit(&text, site, board);
	}
	return buf_detach(&text);
}

static void lay_out(struct plate *plate, struct figure *figure, struct font *font)
{
	figure->width = plate->is_wide ? WIDE_WIDTH : HALF_WIDTH;
	figure->height = plate->group == NOWHERE ? HEIGHT : GROUP_HEIGHT;
	figure_layout(&plate->wide, figure, font);
	figure->width = NARROW_WIDTH;
	figure_layout(&plate->narrow, figure, font);
	if (!plate->has_picture)
		return;
	figure->thumbnail = true;
	figure->width = THUMBNAIL_WIDTH;
	figure->height = THUMBNAIL_HEIGHT;
	figure_layout(&plate->thumbnail, figure, font);
}

static const struct {
	plate_builder build;
	const char *ending;
	bool of_group, has_picture;
} kinds[] = {
	[PLATE_TIME] = {build_time, "time", false, true},
	[PLATE_SPEED_UP] = {build_speed_up, "speed-up", false, false},
	[PLATE_SCALING] = {build_scaling, "scaling", false, false},
	[PLATE_EFFICIENCY] = {build_efficiency, "efficiency", false, false},
	[PLATE_MEMORY] = {build_memory, "memory", false, false},
	[PLATE_GROUP] = {build_group, "time", true, true},
	[PLATE_GROUP_LOG] = {build_group_log, "time-log", true, true},
};

static bool make_plate(struct plate *plate, const struct site *site, struct font *font)
{
	const struct board *board = &site->boards[plate->board];
	const struct group *group = plate->group == NOWHERE ? NULL : &site->groups[plate->group];
	struct figure figure = {.ideal_slope = NAN};
	plate->subtitle = group ? group_subtitle(site, group) : subtitle_of(site, board);
	plate->path = mem_printf("figure/%s-%s", group ? group->slug : board->slug, kinds[plate->kind].ending);
	plate->has_picture = kinds[plate->kind].has_picture;
	plate->is_wide = plate->has_picture || board->panel_count > 1 || board->by_kind;
	bool good = kinds[plate->kind].build(&figure, plate, site);
	figure.title = plate->title;
	figure.subtitle = plate->subtitle;
	figure.note = plate->note;
	if (good)
		lay_out(plate, &figure, font);
	release_figure(&figure);
	return good;
}

/* What may be drawn: each kind for each board, and for each group. */
static struct plate *list_plates(const struct site *site, size_t *count)
{
	struct plate *plates = mem_zero((site->board_count + site->group_count) * COUNT_OF(kinds) + 1, sizeof *plates);
	*count = 0;
	for (size_t i = 0; i < site->board_count + site->group_count; i++) {
		bool of_group = i >= site->board_count;
		size_t group = of_group ? i - site->board_count : NOWHERE;
		size_t board = of_group ? site->groups[group].boards[0] : i;
		for (size_t k = 0; k < COUNT_OF(kinds); k++)
			if (kinds[k].of_group == of_group)
				plates[(*count)++] =
					(struct plate){.board = board, .group = group, .kind = (enum plate_kind)k};
	}
	return plates;
}

void site_lay_out(struct site *site, struct font *font)
{
	size_t count;
	struct plate *plates = list_plates(site, &count);
	bool *good = mem_zero(count + 1, sizeof *good);
#pragma omp parallel for schedule(dynamic)
	for (size_t i = 0; i < count; i++)
		good[i] = make_plate(&plates[i], site, font);
	for (size_t i = 0; i < count; i++) {
		if (good[i])
			plates[site->plate_count++] = plates[i];
		else
			plate_free(&plates[i]);
	}
	free(good);
	site->plates = plates;
}

static const struct plate *find_plate(const struct site *site, size_t board, size_t group, enum plate_kind kind)
{
	for (size_t i = 0; i < site->plate_count; i++) {
		const struct plate *plate = &site->plates[i];
		if (plate->kind == kind && (group == NOWHERE ? plate->board == board : plate->group == group))
			return plate;
	}
	return NULL;
}

const struct plate *site_plate(const struct site *site, const struct board *board, enum plate_kind kind)
{
	return find_plate(site, (size_t)(board - site->boards), NOWHERE, kind);
}

const struct plate *site_group_plate(const struct site *site, const struct group *group, enum plate_kind kind)
{
	return find_plate(site, NOWHERE, (size_t)(group - site->groups), kind);
}
