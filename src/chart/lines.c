#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "chart/frame.h"

/* The points from *at to the next gap; *at moves behind it. */
static size_t take_unbroken(const struct frame *frame, struct scene_point corner, const struct series *series,
			    size_t *at, struct scene_point *places)
{
	size_t count = 0;
	for (; *at < series->count && frame_accepts(frame->figure, &series->points[*at]); ++*at)
		places[count++] = frame_place(frame, corner, &series->points[*at]);
	++*at;
	return count;
}

static double line_width(const struct frame *frame, const struct series *series)
{
	if (series->background || series->hollow)
		return 1.25;
	return frame->figure->thumbnail ? 1.5 : series->emphasised ? 2.75 : 1.75;
}

/* A thumbnail marks only points that no line leads to. */
static void draw_line(const struct frame *frame, struct scene_point corner, const struct series *series)
{
	double width = line_width(frame, series);
	struct scene_point *places = mem_zero(series->count + 1, sizeof *places);
	for (size_t at = 0; at < series->count;) {
		size_t count = take_unbroken(frame, corner, series, &at, places);
		if (count > 1)
			scene_line(&frame->out->scene, series_role(series), width, series->dash, places, count);
		else if (count == 1 && frame->figure->thumbnail)
			scene_marker(&frame->out->scene, series_role(series), series->marker, false, 4, places[0].x,
				     places[0].y);
	}
	free(places);
}

static void draw_whisker(const struct frame *frame, struct scene_point corner, const struct series *series,
			 const struct figure_point *point)
{
	enum scale_kind kind = frame->figure->y.scale;
	if (!scale_accepts(kind, point->low) || !scale_accepts(kind, point->high))
		return;
	double x = corner.x + scale_pixel(&frame->x, point->x);
	double low = corner.y + scale_pixel(&frame->y, point->low),
	       high = corner.y + scale_pixel(&frame->y, point->high);
	if (fabs(low - high) >= 1)
		scene_segment(&frame->out->scene, series_role(series), 1.25, x, low, x, high);
}

static void add_hit(const struct frame *frame, const struct series *series, const struct figure_point *point,
		    struct scene_point at)
{
	const struct layout *out = frame->out;
	frame->out->hits[frame->out->hit_count++] =
		(struct hit){at.x / out->scene.width, at.y / out->scene.height, point->label, point->href,
			     series_role(series) - ROLE_SERIES};
}

/* Markers shrink where points are many, and vanish where they would be a band. */
static double marker_size(const struct frame *frame, const struct series *series)
{
	double pitch = frame->plot_width / (double)series->count;
	double size = fmin(MARKER_SIZE, pitch * 0.7);
	return size < 3 && series->count > 1 ? 0 : fmax(size, 3);
}

static void draw_whiskers(const struct frame *frame, struct scene_point corner, const struct series *series)
{
	for (size_t i = 0; i < series->count; i++) {
		if (frame_accepts(frame->figure, &series->points[i]))
			draw_whisker(frame, corner, series, &series->points[i]);
	}
}

static void draw_points(const struct frame *frame, struct scene_point corner, const struct series *series)
{
	double size = frame->figure->thumbnail ? 0 : marker_size(frame, series);
	for (size_t i = 0; i < series->count; i++) {
		const struct figure_point *point = &series->points[i];
		if (!frame_accepts(frame->figure, point))
			continue;
		struct scene_point at = frame_place(frame, corner, point);
		if (size > 0)
			scene_marker(&frame->out->scene, series_role(series), series->marker, series->hollow, size,
				     at.x, at.y);
		add_hit(frame, series, point, at);
	}
}

static void draw_ideal_line(const struct frame *frame, const struct scene_point *places, size_t count)
{
	struct scene *scene = &frame->out->scene;
	scene_line(scene, ROLE_AXIS, 1, DASH_SOLID, places, count);
	if (!frame->figure->thumbnail)
		scene_text(scene, ROLE_MUTED, TEXT_SIZE, false, ANCHOR_END, places[count - 1].x - 10,
			   places[count - 1].y - 3, "ideal");
}

/* y = slope * x within the plot; a curve where only one of the scales is logarithmic. */
static void draw_ideal(const struct frame *frame, struct scene_point corner)
{
	double slope = frame->figure->ideal_slope;
	if (!(slope > 0 && scale_accepts(frame->x.kind, slope)))
		return;
	struct range x = {fmax(frame->x.low, frame->y.low / slope), fmin(frame->x.high, frame->y.high / slope)};
	if (!(x.low < x.high))
		return;
	struct scale along = {frame->x.kind, x.low, x.high, 0, 1};
	size_t steps = frame->x.kind == frame->y.kind ? 1 : 32;
	struct scene_point places[33];
	size_t count = 0;
	for (size_t i = 0; i <= steps; i++) {
		double value = scale_value(&along, (double)i / (double)steps);
		struct figure_point point = {.x = value, .y = slope * value};
		if (frame_accepts(frame->figure, &point))
			places[count++] = frame_place(frame, corner, &point);
	}
	if (count > 1)
		draw_ideal_line(frame, places, count);
}

static void draw_background(const struct frame *frame, struct scene_point corner, const struct panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		if (panel->series[i].background)
			draw_line(frame, corner, &panel->series[i]);
}

static void draw_series(const struct frame *frame, struct scene_point corner, const struct panel *panel,
			bool emphasised)
{
	for (size_t i = 0; i < panel->count; i++) {
		if (panel->series[i].background || panel->series[i].emphasised != emphasised)
			continue;
		draw_line(frame, corner, &panel->series[i]);
		if (!frame->figure->thumbnail)
			draw_whiskers(frame, corner, &panel->series[i]);
		draw_points(frame, corner, &panel->series[i]);
	}
}

/* What is emphasised lies on top. */
void draw_lines(const struct frame *frame, size_t panel)
{
	struct scene_point corner = frame_corner(frame, panel);
	draw_ideal(frame, corner);
	draw_background(frame, corner, &frame->figure->panels[panel]);
	draw_series(frame, corner, &frame->figure->panels[panel], false);
	draw_series(frame, corner, &frame->figure->panels[panel], true);
}
