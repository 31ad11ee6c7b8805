#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "chart/frame.h"
#include "chart/place.h"

/* A label and the last point of its line. */
struct label {
	const struct series *series;
	size_t order; /* among the series: decides between equal heights */
	struct scene_point end;
	double slope; /* how the line comes to its end, to order lines that meet there */
	double y;     /* middle of the label */
};

static const struct figure_point *last_point(const struct frame *frame, const struct series *series, size_t before)
{
	for (size_t i = before; i > 0; i--) {
		if (frame_accepts(frame->figure, &series->points[i - 1]))
			return &series->points[i - 1];
	}
	return NULL;
}

static bool find_end(const struct frame *frame, struct scene_point corner, struct label *label)
{
	const struct series *series = label->series;
	bool wanted = series->label && !series->background;
	const struct figure_point *end = wanted ? last_point(frame, series, series->count) : NULL;
	if (!end)
		return false;
	label->end = frame_place(frame, corner, end);
	const struct figure_point *previous = last_point(frame, series, (size_t)(end - series->points));
	label->slope = previous ? label->end.y - frame_place(frame, corner, previous).y : 0;
	return true;
}

static int by_height(const void *a, const void *b)
{
	const struct label *x = a, *y = b;
	if (fabs(x->end.y - y->end.y) > 0)
		return x->end.y < y->end.y ? -1 : 1;
	if (x->slope != y->slope)
		return x->slope < y->slope ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static size_t find_labels(const struct frame *frame, size_t panel, struct label *labels)
{
	const struct panel *shown = &frame->figure->panels[panel];
	size_t count = 0;
	for (size_t i = 0; i < shown->count; i++) {
		labels[count] = (struct label){.series = &shown->series[i], .order = i};
		if (find_end(frame, frame_corner(frame, panel), &labels[count]))
			count++;
	}
	if (count)
		qsort(labels, count, sizeof *labels, by_height);
	return count;
}

static void move_apart(const struct frame *frame, struct scene_point corner, struct label *labels, size_t count)
{
	double *heights = mem_zero(count + 1, sizeof *heights);
	for (size_t i = 0; i < count; i++)
		heights[i] = labels[i].end.y;
	place_apart(heights, count, LABEL_PITCH, corner.y, corner.y + frame->plot_height);
	for (size_t i = 0; i < count; i++)
		labels[i].y = heights[i];
	free(heights);
}

/* From the line's end along its height to the plot's edge, then to the label. */
static void draw_leader(const struct frame *frame, const struct label *label, double edge, double text_x)
{
	double from = label->end.x + MARKER_SIZE / 2 + 2;
	if (fabs(label->y - label->end.y) < 2 && text_x - from < LABEL_GAP + 8)
		return;
	struct scene *scene = &frame->out->scene;
	struct scene_point points[] = {{from, label->end.y}, {fmax(edge, from), label->end.y}, {text_x - 3, label->y}};
	bool early = edge - from > 8;
	scene_line(scene, series_role(label->series), 0.75, early ? DASH_DOT : DASH_SOLID, early ? points : points + 1,
		   early ? 3 : 2);
	scene->operations[scene->count - 1].opacity = 0.7;
}

void draw_labels(const struct frame *frame, size_t panel)
{
	struct scene_point corner = frame_corner(frame, panel);
	struct label *labels = mem_zero(frame->figure->panels[panel].count + 1, sizeof *labels);
	size_t count = find_labels(frame, panel, labels);
	move_apart(frame, corner, labels, count);
	double edge = corner.x + frame->plot_width - 4, text_x = corner.x + frame->plot_width + LABEL_GAP - 6;
	double room = frame->right - LABEL_GAP + 6;
	for (size_t i = 0; i < count; i++) {
		char *text = text_shortened(frame->font, labels[i].series->label, (struct text_style){TEXT_SIZE, false},
					    room);
		draw_leader(frame, &labels[i], edge, text_x);
		scene_text(&frame->out->scene, series_text_role(labels[i].series), TEXT_SIZE, false, ANCHOR_START,
			   text_x, labels[i].y + TEXT_MIDDLE * TEXT_SIZE, text);
		free(text);
	}
	free(labels);
}
