#include "chart/frame.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static const double least_plot_height = 110, least_stacked_height = 170, least_column_width = 280, column_gap = 18;

static const struct text_style title_style = {TITLE_SIZE, true}, text_style = {TEXT_SIZE, false};

static bool has_text(const char *text)
{
	return text && *text;
}

static double wished(double size, double standard, double least)
{
	if (!isfinite(size) || size <= 0)
		return standard;
	return fmin(fmax(round(size), least), 8000);
}

static void measure_texts(struct frame *frame)
{
	const struct figure *figure = frame->figure;
	double width = frame->width - 2 * MARGIN;
	text_wrap(&frame->title, frame->font, figure->title, title_style, width);
	text_wrap(&frame->subtitle, frame->font, figure->subtitle, text_style, width);
	text_wrap(&frame->note, frame->font, figure->note, text_style, width);
	frame->head = MARGIN + (double)frame->title.count * TITLE_PITCH + (double)frame->subtitle.count * TEXT_PITCH;
}

static double note_height(const struct frame *frame)
{
	return frame->note.count ? (double)frame->note.count * TEXT_PITCH + 10 : 0;
}

static bool is_shown(const struct figure *figure, const struct series *series)
{
	for (size_t i = 0; i < series->count; i++) {
		if (frame_accepts(figure, &series->points[i]))
			return true;
	}
	return false;
}

static bool has_label(const struct figure *figure, const struct series *series)
{
	return has_text(series->label) && !series->background && is_shown(figure, series);
}

static bool any_panel_title(const struct figure *figure)
{
	for (size_t i = 0; i < figure->count; i++) {
		if (has_text(figure->panels[i].title))
			return true;
	}
	return false;
}

static double labels_height(const struct figure *figure)
{
	size_t most = 0;
	for (size_t p = 0; p < figure->count; p++) {
		size_t shown = 0;
		for (size_t s = 0; s < figure->panels[p].count; s++)
			shown += has_label(figure, &figure->panels[p].series[s]);
		most = shown > most ? shown : most;
	}
	return (double)most * LABEL_PITCH;
}

static void measure_heights(struct frame *frame)
{
	const struct figure *figure = frame->figure;
	frame->panel_head = 14 + (any_panel_title(figure) ? 21 : 0) + (has_text(figure->y.label) ? TEXT_PITCH : 0);
	frame->panel_foot = TICK_LENGTH + 18 + (has_text(figure->x.label) ? TEXT_PITCH + 2 : 0);
	double around = frame->head + frame->panel_head + frame->panel_foot + note_height(frame) + MARGIN;
	double least = frame->rows > 1 ? least_stacked_height : least_plot_height;
	double plot = fmax(frame->height - around, fmax(least, labels_height(figure)));
	frame->plot_height = ceil(plot);
	double row = frame->panel_head + frame->plot_height + frame->panel_foot;
	frame->height = frame->head + (double)frame->rows * row + note_height(frame) + MARGIN;
}

static double widest_tick(const struct frame *frame, const struct ticks *ticks)
{
	double widest = 0;
	for (size_t i = 0; i < ticks->count; i++)
		widest = fmax(widest, font_width(frame->font, ticks->items[i].text, TEXT_SIZE, false));
	return widest;
}

static double widest_label(const struct frame *frame)
{
	double widest = 0;
	for (size_t p = 0; p < frame->figure->count; p++) {
		const struct panel *panel = &frame->figure->panels[p];
		for (size_t s = 0; s < panel->count; s++) {
			if (has_label(frame->figure, &panel->series[s]))
				widest =
					fmax(widest, font_width(frame->font, panel->series[s].label, TEXT_SIZE, false));
		}
	}
	return widest;
}

/* One long name must not squeeze all lines. */
static double label_limit(double column)
{
	return floor(fmax(column * 0.32, fmin(column * 0.42, 170)));
}

/* Columns as wide as can be read, and rows evenly filled; of three or more, fewer where labels would be cut. */
static void divide(struct frame *frame)
{
	size_t panels = frame->figure->count;
	size_t fit = (size_t)fmax(1, floor(frame->width / least_column_width));
	size_t columns = fit < panels ? fit : panels;
	double label = columns > 2 ? widest_label(frame) + LABEL_GAP : 0;
	while (columns > 2 && label > label_limit((frame->width - 2 * MARGIN) / (double)columns - column_gap))
		columns--;
	frame->rows = (panels + columns - 1) / columns;
	frame->columns = (panels + frame->rows - 1) / frame->rows;
}

/* Labels get what they need within limits; the plots share what remains. */
static void measure_widths(struct frame *frame)
{
	double columns = (double)frame->columns;
	frame->left = ceil(widest_tick(frame, &frame->y_ticks)) + 8;
	frame->column_gap = frame->columns > 1 ? column_gap : 0;
	double column = (frame->width - 2 * MARGIN - frame->left - (columns - 1) * frame->column_gap) / columns;
	double label = widest_label(frame);
	frame->right = label > 0 ? fmin(ceil(label) + LABEL_GAP, label_limit(column)) : 8;
	frame->plot_width = fmax(floor(column - frame->right), 20);
}

/* The y axis ends at round values, the x axis where the data do. */
static void measure_y(struct frame *frame, struct range range)
{
	const struct axis *axis = &frame->figure->y;
	double pitch = axis->scale == SCALE_LOG ? 22 : 40;
	size_t wanted = 2 + (size_t)(frame->plot_height / pitch);
	range = ticks_widen(axis->scale, range, axis->unit, wanted);
	frame->y = (struct scale){axis->scale, range.low, range.high, frame->plot_height, 0};
	ticks_round(&frame->y_ticks, &frame->y, axis->unit, wanted);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void add_values(const struct figure *figure, const struct series *series, double *values, size_t *count)
{
	for (size_t i = 0; i < series->count; i++) {
		if (frame_accepts(figure, &series->points[i]))
			values[(*count)++] = series->points[i].x;
	}
}

static size_t distinct(double *values, size_t count)
{
	size_t kept = 0;
	qsort(values, count, sizeof *values, by_value);
	for (size_t i = 0; i < count; i++) {
		if (!kept || values[i] != values[kept - 1])
			values[kept++] = values[i];
	}
	return kept;
}

/* The distinct x of all points, upwards; caller frees. */
static double *x_values(const struct figure *figure, size_t *count)
{
	size_t most = 1;
	for (size_t p = 0; p < figure->count; p++) {
		for (size_t s = 0; s < figure->panels[p].count; s++)
			most += figure->panels[p].series[s].count;
	}
	double *values = mem_zero(most, sizeof *values);
	*count = 0;
	for (size_t p = 0; p < figure->count; p++) {
		for (size_t s = 0; s < figure->panels[p].count; s++)
			add_values(figure, &figure->panels[p].series[s], values, count);
	}
	*count = distinct(values, *count);
	return values;
}

static void measure_x(struct frame *frame, struct range range)
{
	const struct axis *axis = &frame->figure->x;
	bool at_zero = axis->scale == SCALE_LINEAR && axis->from_zero && range.low == 0;
	double inset = frame->plot_width > 100 ? 12 : 4;
	frame->x = (struct scale){axis->scale, range.low, range.high, at_zero ? 0 : inset, frame->plot_width - inset};
	size_t count;
	double *values = x_values(frame->figure, &count);
	if (axis->ticks_at_values && count <= TICKS_MAX)
		ticks_at(&frame->x_ticks, values, count, axis->unit);
	else
		ticks_round(&frame->x_ticks, &frame->x, axis->unit, 2 + (size_t)(frame->plot_width / 70));
	free(values);
}

void frame_measure(struct frame *frame, struct range x, struct range y)
{
	frame->width = wished(frame->figure->width, 640, 120);
	frame->height = wished(frame->figure->height, 400, 80);
	measure_texts(frame);
	divide(frame);
	measure_heights(frame);
	measure_y(frame, y);
	measure_widths(frame);
	measure_x(frame, x);
}

void frame_measure_empty(struct frame *frame)
{
	frame->width = wished(frame->figure->width, 640, 120);
	frame->height = wished(frame->figure->height, 400, 80);
	measure_texts(frame);
	frame->height = fmax(frame->height, frame->head + 40 + note_height(frame) + MARGIN);
}

void frame_measure_thumbnail(struct frame *frame, struct range x, struct range y)
{
	const double gap = 6;
	const struct figure *figure = frame->figure;
	frame->width = wished(figure->width, 160, 24);
	frame->height = wished(figure->height, 90, 24);
	frame->columns = figure->count;
	frame->rows = 1;
	frame->left = 0;
	frame->column_gap = gap;
	frame->head = gap;
	frame->plot_height = frame->height - 2 * gap;
	double gaps = (double)(frame->columns - 1) * gap;
	frame->plot_width = fmax((frame->width - 2 * MARGIN - gaps) / (double)frame->columns, 1);
	frame->x = (struct scale){figure->x.scale, x.low, x.high, 0, frame->plot_width};
	frame->y = (struct scale){figure->y.scale, y.low, y.high, frame->plot_height, 0};
}

void frame_free(struct frame *frame)
{
	text_lines_free(&frame->title);
	text_lines_free(&frame->subtitle);
	text_lines_free(&frame->note);
}

struct scene_point frame_corner(const struct frame *frame, size_t panel)
{
	double column = (double)(panel % frame->columns), row = (double)(panel / frame->columns);
	double column_width = frame->plot_width + frame->right + frame->column_gap;
	double row_height = frame->panel_head + frame->plot_height + frame->panel_foot;
	return (struct scene_point){MARGIN + frame->left + column * column_width,
				    frame->head + row * row_height + frame->panel_head};
}

struct scene_point frame_place(const struct frame *frame, struct scene_point corner, const struct figure_point *point)
{
	return (struct scene_point){corner.x + scale_pixel(&frame->x, point->x),
				    corner.y + scale_pixel(&frame->y, point->y)};
}

int series_role(const struct series *series)
{
	int colour = series->colour % SERIES_COLOURS;
	return ROLE_SERIES + (colour < 0 ? colour + SERIES_COLOURS : colour);
}

int series_text_role(const struct series *series)
{
	return series_role(series) - ROLE_SERIES + ROLE_SERIES_TEXT;
}
