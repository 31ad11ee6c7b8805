#include "chart/figure.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "chart/frame.h"

static void set_size(struct frame *frame)
{
	frame->out->scene.width = frame->width;
	frame->out->scene.height = frame->height;
}

static size_t count_points(const struct figure *figure)
{
	size_t count = figure->mark_count;
	for (size_t p = 0; p < figure->count; p++) {
		for (size_t s = 0; s < figure->panels[p].count; s++)
			count += figure->panels[p].series[s].count;
	}
	return count;
}

static void lay_out_empty(struct frame *frame)
{
	frame_measure_empty(frame);
	set_size(frame);
	if (!frame->figure->thumbnail)
		draw_head(frame);
	double top = frame->figure->thumbnail ? 0 : frame->head;
	scene_text(&frame->out->scene, ROLE_MUTED, TEXT_SIZE, false, ANCHOR_MIDDLE, frame->width / 2,
		   round((top + frame->height) / 2), "nothing measured yet");
}

static void lay_out_thumbnail(struct frame *frame, struct range x, struct range y)
{
	frame_measure_thumbnail(frame, x, y);
	set_size(frame);
	for (size_t i = 0; i < frame->figure->count; i++)
		draw_lines(frame, i);
}

static void lay_out_full(struct frame *frame, struct range x, struct range y)
{
	frame_measure(frame, x, y);
	set_size(frame);
	draw_head(frame);
	for (size_t i = 0; i < frame->figure->count; i++) {
		draw_axes(frame, i);
		draw_levels(frame, i);
		draw_lines(frame, i);
		draw_marks(frame, i);
		draw_labels(frame, i);
	}
}

void figure_layout(struct layout *out, const struct figure *figure, struct font *font)
{
	*out = (struct layout){.hits = mem_zero(count_points(figure) + 1, sizeof *out->hits)};
	scene_set_title(&out->scene, figure->title);
	struct frame frame = {.figure = figure, .font = font, .out = out};
	struct range x, y;
	frame_ranges(figure, &x, &y);
	if (range_is_empty(x))
		lay_out_empty(&frame);
	else if (figure->thumbnail)
		lay_out_thumbnail(&frame, x, y);
	else
		lay_out_full(&frame, x, y);
	frame_free(&frame);
}

void layout_free(struct layout *layout)
{
	scene_free(&layout->scene);
	free(layout->hits);
	*layout = (struct layout){0};
}
