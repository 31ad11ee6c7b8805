/* What a figure says beside its lines: bounds across the plot, and rings around places. */
#include <math.h>

#include "chart/frame.h"

#define MARK_RADIUS 5.5
#define MARK_SIDES  20 /* enough for a circle of this size */

/* Above the line, where there is room for it in the plot. */
static void draw_level(const struct frame *frame, struct scene_point corner, const struct level *level)
{
	struct scene *scene = &frame->out->scene;
	double y = floor(corner.y + scale_pixel(&frame->y, level->y)) + 0.5, right = corner.x + frame->plot_width;
	struct scene_point ends[] = {{corner.x, y}, {right, y}};
	scene_line(scene, ROLE_MUTED, 1, DASH_LONG, ends, 2);
	double text_y = y - 4 > corner.y + TEXT_SIZE ? y - 5 : y + TEXT_SIZE + 2;
	scene_text(scene, ROLE_MUTED, TEXT_SIZE, false, ANCHOR_START, corner.x + 6, text_y, level->label);
}

void draw_levels(const struct frame *frame, size_t panel)
{
	for (size_t i = 0; i < frame->figure->level_count; i++)
		if (scale_accepts(frame->y.kind, frame->figure->levels[i].y))
			draw_level(frame, frame_corner(frame, panel), &frame->figure->levels[i]);
}

/* Open within, so that the crossing lines are seen. */
static void draw_ring(struct scene *scene, struct scene_point at)
{
	struct scene_point points[MARK_SIDES + 1];
	for (int i = 0; i <= MARK_SIDES; i++) {
		double angle = 2 * M_PI * i / MARK_SIDES;
		points[i] = (struct scene_point){at.x + MARK_RADIUS * cos(angle), at.y + MARK_RADIUS * sin(angle)};
	}
	scene_line(scene, ROLE_MUTED, 1.25, DASH_SOLID, points, MARK_SIDES + 1);
}

static bool is_inside(const struct frame *frame, const struct mark *mark)
{
	return mark->x >= frame->x.low && mark->x <= frame->x.high && mark->y >= frame->y.low &&
	       mark->y <= frame->y.high;
}

void draw_marks(const struct frame *frame, size_t panel)
{
	struct layout *out = frame->out;
	for (size_t i = 0; i < frame->figure->mark_count; i++) {
		const struct mark *mark = &frame->figure->marks[i];
		struct figure_point point = {.x = mark->x, .y = mark->y};
		if (mark->panel != panel || !frame_accepts(frame->figure, &point) || !is_inside(frame, mark))
			continue;
		struct scene_point at = frame_place(frame, frame_corner(frame, panel), &point);
		draw_ring(&out->scene, at);
		out->hits[out->hit_count++] =
			(struct hit){at.x / out->scene.width, at.y / out->scene.height, mark->label, mark->href, 0};
	}
}
