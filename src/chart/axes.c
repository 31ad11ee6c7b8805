#include <math.h>
#include <stdlib.h>

#include "chart/frame.h"

static struct scene *scene_of(const struct frame *frame)
{
	return &frame->out->scene;
}

static void small_text(const struct frame *frame, enum anchor anchor, double x, double y, const char *text)
{
	scene_text(scene_of(frame), ROLE_MUTED, TEXT_SIZE, false, anchor, x, y, text);
}

void draw_head(const struct frame *frame)
{
	double y = MARGIN + TITLE_SIZE - 2;
	for (size_t i = 0; i < frame->title.count; i++, y += TITLE_PITCH)
		scene_text(scene_of(frame), ROLE_TEXT, TITLE_SIZE, true, ANCHOR_START, MARGIN, y,
			   frame->title.lines[i]);
	y = MARGIN + (double)frame->title.count * TITLE_PITCH + TEXT_SIZE;
	for (size_t i = 0; i < frame->subtitle.count; i++, y += TEXT_PITCH)
		small_text(frame, ANCHOR_START, MARGIN, y, frame->subtitle.lines[i]);
	y = frame->height - MARGIN - (double)frame->note.count * TEXT_PITCH + TEXT_SIZE;
	for (size_t i = 0; i < frame->note.count; i++, y += TEXT_PITCH)
		small_text(frame, ANCHOR_START, MARGIN, y, frame->note.lines[i]);
}

/* Thin lines are sharp where they cover one row of pixels. */
static double sharp(double pixel)
{
	return floor(pixel) + 0.5;
}

/* Line by line, then text by text: neighbours of one kind become one element of an SVG. */
static void draw_y_axis(const struct frame *frame, struct scene_point corner, bool with_text)
{
	const struct ticks *ticks = &frame->y_ticks;
	for (size_t i = 0; i < ticks->count; i++) {
		double y = sharp(corner.y + scale_pixel(&frame->y, ticks->items[i].value));
		scene_segment(scene_of(frame), ROLE_GRID, 1, corner.x, y, corner.x + frame->plot_width, y);
	}
	for (size_t i = 0; i < ticks->count && with_text; i++) {
		double y = sharp(corner.y + scale_pixel(&frame->y, ticks->items[i].value));
		small_text(frame, ANCHOR_END, corner.x - 7, y + TEXT_MIDDLE * TEXT_SIZE, ticks->items[i].text);
	}
}

struct span {
	double from, to;
};

/* Where a label under the axis stands: around its tick, but within the picture. */
static struct span tick_span(const struct frame *frame, const struct tick *tick, double corner_x)
{
	double width = font_width(frame->font, tick->text, TEXT_SIZE, false);
	double from = corner_x + scale_pixel(&frame->x, tick->value) - width / 2;
	from = fmax(2, fmin(from, frame->width - 2 - width));
	return (struct span){from, from + width};
}

/* Labels from the left as long as there is room; the last one, which says how far the axis goes, always. */
static void draw_x_labels(const struct frame *frame, struct scene_point corner, double base)
{
	const struct ticks *ticks = &frame->x_ticks;
	if (!ticks->count)
		return;
	const double gap = 7;
	struct span last = tick_span(frame, &ticks->items[ticks->count - 1], corner.x);
	double free_from = -HUGE_VAL;
	for (size_t i = 0; i < ticks->count; i++) {
		struct span span = tick_span(frame, &ticks->items[i], corner.x);
		bool is_last = i + 1 == ticks->count;
		if (!is_last && (span.from < free_from || span.to + gap > last.from))
			continue;
		small_text(frame, ANCHOR_START, span.from, base, ticks->items[i].text);
		free_from = span.to + gap;
	}
}

static void draw_x_axis(const struct frame *frame, struct scene_point corner)
{
	double base = sharp(corner.y + frame->plot_height), right = corner.x + frame->plot_width;
	scene_segment(scene_of(frame), ROLE_AXIS, 1, corner.x, base, right, base);
	for (size_t i = 0; i < frame->x_ticks.count; i++) {
		double x = sharp(corner.x + scale_pixel(&frame->x, frame->x_ticks.items[i].value));
		scene_segment(scene_of(frame), ROLE_AXIS, 1, x, base, x, base + 5);
	}
	draw_x_labels(frame, corner, base + 18);
	if (!frame->figure->x.label)
		return;
	double room = frame->plot_width + frame->right;
	char *label = text_shortened(frame->font, frame->figure->x.label, (struct text_style){TEXT_SIZE, false}, room);
	small_text(frame, ANCHOR_START, corner.x, base + 18 + TEXT_PITCH + 1, label);
	free(label);
}

static void draw_panel_head(const struct frame *frame, const struct panel *panel, struct scene_point corner, bool first)
{
	double left = first ? MARGIN : corner.x, right = corner.x + frame->plot_width + frame->right;
	double y = corner.y - 12;
	struct text_style text = {TEXT_SIZE, false}, title = {PANEL_TITLE_SIZE, true};
	if (frame->figure->y.label && *frame->figure->y.label) {
		char *label = text_shortened(frame->font, frame->figure->y.label, text, right - left);
		if (first)
			small_text(frame, ANCHOR_START, left, y, label);
		free(label);
		y -= TEXT_PITCH + 2;
	}
	if (panel->title) {
		char *shown = text_shortened(frame->font, panel->title, title, right - left);
		scene_text(scene_of(frame), ROLE_TEXT, title.size, title.bold, ANCHOR_START, left, y, shown);
		free(shown);
	}
}

void draw_axes(const struct frame *frame, size_t panel)
{
	struct scene_point corner = frame_corner(frame, panel);
	bool first = panel % frame->columns == 0;
	draw_panel_head(frame, &frame->figure->panels[panel], corner, first);
	draw_y_axis(frame, corner, first);
	draw_x_axis(frame, corner);
}
