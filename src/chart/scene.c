#include "chart/scene.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

struct operation *scene_add(struct scene *scene, enum operation_kind kind, int role)
{
	MEM_GROW(scene->operations, scene->count, scene->capacity);
	struct operation *op = &scene->operations[scene->count++];
	*op = (struct operation){.kind = kind, .role = role, .opacity = 1};
	return op;
}

static void set_points(struct operation *op, const struct scene_point *points, size_t count)
{
	op->points = mem_resize(NULL, count, sizeof *points);
	memcpy(op->points, points, count * sizeof *points);
	op->point_count = count;
}

void scene_rect(struct scene *scene, int role, double x0, double y0, double x1, double y1, double opacity)
{
	struct operation *op = scene_add(scene, DRAW_RECT, role);
	set_points(op, (struct scene_point[]){{x0, y0}, {x1, y1}}, 2);
	op->opacity = opacity;
}

void scene_line(struct scene *scene, int role, double width, enum dash dash, const struct scene_point *points,
		size_t count)
{
	struct operation *op = scene_add(scene, DRAW_LINE, role);
	set_points(op, points, count);
	op->size = width;
	op->dash = dash;
}

void scene_segment(struct scene *scene, int role, double width, double x0, double y0, double x1, double y1)
{
	scene_line(scene, role, width, DASH_SOLID, (struct scene_point[]){{x0, y0}, {x1, y1}}, 2);
}

void scene_area(struct scene *scene, int role, double opacity, const struct scene_point *points, size_t count)
{
	struct operation *op = scene_add(scene, DRAW_AREA, role);
	set_points(op, points, count);
	op->opacity = opacity;
}

void scene_marker(struct scene *scene, int role, enum marker marker, bool hollow, double size, double x, double y)
{
	struct operation *op = scene_add(scene, DRAW_MARKER, role);
	set_points(op, &(struct scene_point){x, y}, 1);
	op->marker = marker;
	op->hollow = hollow;
	op->size = size;
}

/* Painters hand texts to libraries that stop at the first wrong byte. */
static char *clean_text(const char *text)
{
	struct buf buf = BUF_INIT;
	utf8_plain_line(&buf, text ? text : "");
	return buf_detach(&buf);
}

void scene_text(struct scene *scene, int role, double size, bool bold, enum anchor anchor, double x, double y,
		const char *text)
{
	if (!text || !*text)
		return;
	struct operation *op = scene_add(scene, DRAW_TEXT, role);
	set_points(op, &(struct scene_point){x, y}, 1);
	op->size = size;
	op->bold = bold;
	op->anchor = anchor;
	op->text = clean_text(text);
}

void scene_field(struct scene *scene, double x0, double y0, double x1, double y1, uint32_t *colours, size_t rows,
		 size_t columns)
{
	struct operation *op = scene_add(scene, DRAW_FIELD, ROLE_BACKGROUND);
	set_points(op, (struct scene_point[]){{x0, y0}, {x1, y1}}, 2);
	op->colours = colours;
	op->rows = rows;
	op->columns = columns;
}

void scene_set_title(struct scene *scene, const char *title)
{
	free(scene->title);
	scene->title = clean_text(title);
}

void scene_free(struct scene *scene)
{
	for (size_t i = 0; i < scene->count; i++) {
		free(scene->operations[i].points);
		free(scene->operations[i].text);
		free(scene->operations[i].colours);
	}
	free(scene->operations);
	free(scene->title);
	*scene = (struct scene){0};
}
