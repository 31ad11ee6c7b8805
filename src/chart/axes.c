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

static const struct text_style text_style = {TEXT_SIZE, false}, panel_title_style = {PANEL_TITLE_SIZE, true};

/* One line of text that ends where the room does; NULL is none. */
static void draw_shortened(const struct frame *frame, int role, struct text_style style, struct scene_point at,
			   double room, const char *text)
{
	if (!text)
		return;
	char *shown = text_shortened(frame->font, text, style, room);
	scene_text(scene_of(frame), role, style.size, style.bold, ANCHOR_START, at.x, at.y, shown);
	free(shown);
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
		scene_segment(scene_of(frame), ROLE_AXIS, 1, x, base, x, base + TICK_LENGTH);
	}
	draw_x_labels(frame, corner, base + 18);
	draw_shortened(frame, ROLE_MUTED, text_style, (struct scene_point){corner.x, base + 18 + TEXT_PITCH + 1},
		       frame->plot_width + frame->right, frame->figure->x.label);
}

/* The y label stands above the axis, where it reads like a line of text; the first column's serves the row. */
static void draw_panel_head(const struct frame *frame, const struct panel *panel, struct scene_point corner, bool first)
{
	const char *label = frame->figure->y.label;
	double left = first ? MARGIN : corner.x, room = corner.x + frame->plot_width + frame->right - left;
	struct scene_point at = {left, corner.y - 12};
	if (first)
		draw_shortened(frame, ROLE_MUTED, text_style, at, room, label);
	if (label && *label)
		at.y -= TEXT_PITCH + 2;
	draw_shortened(frame, ROLE_TEXT, panel_title_style, at, room, panel->title);
}

void draw_axes(const struct frame *frame, size_t panel)
{
	struct scene_point corner = frame_corner(frame, panel);
	bool first = panel % frame->columns == 0;
	draw_panel_head(frame, &frame->figure->panels[panel], corner, first);
	draw_y_axis(frame, corner, first);
	draw_x_axis(frame, corner);
}
