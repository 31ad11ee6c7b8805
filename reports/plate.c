#include "reports/plate.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/words.h"

/* Sizes in CSS pixels. A figure with panels side by side takes the whole width, one of the others half of it. */
#define WIDE_WIDTH       880
#define HALF_WIDTH       520
#define NARROW_WIDTH     360
#define HEIGHT           420
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
		.dash = (enum dash)(line->variant % DASH_COUNT),
		.points = mem_zero(capacity, sizeof(struct figure_point)),
	};
}

struct figure_point plate_point(struct plate *plate, const struct board *board, const struct line *line, size_t x,
				const struct entry *entry, const struct summary *value, enum axis_unit unit)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s, ", line->label);
	words_at(&text, board, x);
	buf_text(&text, ": ");
	if (unit == UNIT_SECONDS)
		words_time(&text, value);
	else
		words_ratio(&text, value->median);
	if (unit == UNIT_SECONDS && value->has_interval) {
		buf_text(&text, " [");
		words_interval(&text, value);
		buf_char(&text, ']');
	}
	return (struct figure_point){
		.x = board->x[x],
		.y = value->median,
		.low = value->has_interval ? value->low : NAN,
		.high = value->has_interval ? value->high : NAN,
		.label = plate_text(plate, buf_detach(&text)),
		.href = plate_text(plate, mem_printf("#%s", entry->id)),
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
	return (struct axis){
		.label = parameter && parameter->title ? parameter->title : benchmark->axis,
		.scale = positive && (!parameter || parameter->log_scale) ? SCALE_LOG : SCALE_LINEAR,
		.unit = UNIT_NUMBER,
		.ticks_at_values = true,
	};
}

static void release_figure(struct figure *figure)
{
	for (size_t p = 0; p < figure->count; p++) {
		for (size_t i = 0; i < figure->panels[p].count; i++)
			free(figure->panels[p].series[i].points);
		free(figure->panels[p].series);
	}
	free(figure->panels);
}

static char *subtitle_of(const struct site *site, const struct board *board)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s · %s · commit %.*s%s", board->benchmark->name, site->machines[board->machine].name,
		   SHORT_SHA, site->commits[board->commit].sha, board->dirty ? " with uncommitted changes" : "");
	if (board->constants)
		buf_printf(&text, " · %s", board->constants);
	return buf_detach(&text);
}

static void lay_out(struct plate *plate, struct figure *figure, struct font *font)
{
	figure->width = plate->is_wide ? WIDE_WIDTH : HALF_WIDTH;
	figure->height = HEIGHT;
	figure_layout(&plate->wide, figure, font);
	figure->width = NARROW_WIDTH;
	figure_layout(&plate->narrow, figure, font);
	if (plate->kind != PLATE_TIME)
		return;
	figure->thumbnail = true;
	figure->width = THUMBNAIL_WIDTH;
	figure->height = THUMBNAIL_HEIGHT;
	figure_layout(&plate->thumbnail, figure, font);
}

static const struct {
	plate_builder build;
	const char *ending;
} kinds[] = {
	[PLATE_TIME] = {build_time, "time"},
	[PLATE_SPEED_UP] = {build_speed_up, "speed-up"},
	[PLATE_SCALING] = {build_scaling, "scaling"},
};

static bool make_plate(struct plate *plate, const struct site *site, struct font *font)
{
	const struct board *board = &site->boards[plate->board];
	struct figure figure = {.ideal_slope = NAN};
	plate->subtitle = subtitle_of(site, board);
	plate->path = mem_printf("figure/%s-%s", board->slug, kinds[plate->kind].ending);
	plate->is_wide = plate->kind == PLATE_TIME || board->panel_count > 1;
	bool good = kinds[plate->kind].build(&figure, plate, site);
	figure.title = plate->title;
	figure.subtitle = plate->subtitle;
	figure.note = plate->note;
	if (good)
		lay_out(plate, &figure, font);
	release_figure(&figure);
	return good;
}

void site_lay_out(struct site *site, struct font *font)
{
	size_t count = site->board_count * COUNT_OF(kinds);
	struct plate *plates = mem_zero(count + 1, sizeof *plates);
	bool *good = mem_zero(count + 1, sizeof *good);
#pragma omp parallel for schedule(dynamic)
	for (size_t i = 0; i < count; i++) {
		plates[i].board = i / COUNT_OF(kinds);
		plates[i].kind = (enum plate_kind)(i % COUNT_OF(kinds));
		good[i] = make_plate(&plates[i], site, font);
	}
	for (size_t i = 0; i < count; i++) {
		if (good[i])
			plates[site->plate_count++] = plates[i];
		else
			plate_free(&plates[i]);
	}
	free(good);
	site->plates = plates;
}

const struct plate *site_plate(const struct site *site, const struct board *board, enum plate_kind kind)
{
	for (size_t i = 0; i < site->plate_count; i++)
		if (&site->boards[site->plates[i].board] == board && site->plates[i].kind == kind)
			return &site->plates[i];
	return NULL;
}
