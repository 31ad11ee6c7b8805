/*
 * scene.h: a picture as a list of drawing operations, before any painter.
 * Units are CSS pixels, y grows downwards. Colours are roles: a theme gives
 * them their values, so that light and dark share one scene. The text painter
 * writes a scene as lines that golden tests compare.
 */
#ifndef LAPCHART_CHART_SCENE_H
#define LAPCHART_CHART_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SERIES_COLOURS 10

enum role {
	ROLE_BACKGROUND,
	ROLE_TEXT,  /* titles, labels */
	ROLE_MUTED, /* tick labels, captions */
	ROLE_AXIS,  /* axis lines, ticks */
	ROLE_GRID,
	ROLE_GOOD,   /* improvement */
	ROLE_BAD,    /* regression */
	ROLE_SERIES, /* ROLE_SERIES + i: colour i of the series palette, i < SERIES_COLOURS */
	ROLE_SERIES_TEXT = ROLE_SERIES + SERIES_COLOURS, /* + i: the same hue with the contrast that small text needs */
	ROLE_COUNT = ROLE_SERIES_TEXT + SERIES_COLOURS,
};

enum marker {
	MARKER_CIRCLE,
	MARKER_SQUARE,
	MARKER_DIAMOND,
	MARKER_TRIANGLE,
	MARKER_DOWN,
	MARKER_CROSS,
	MARKER_PLUS,
	MARKER_COUNT
};
enum dash { DASH_SOLID, DASH_LONG, DASH_SHORT, DASH_DOT, DASH_COUNT };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

enum operation_kind { DRAW_RECT, DRAW_LINE, DRAW_AREA, DRAW_MARKER, DRAW_TEXT, DRAW_FIELD };

struct scene_point {
	double x, y;
};

struct operation {
	enum operation_kind kind;
	int role;                   /* enum role, or ROLE_SERIES + i; below ROLE_COUNT */
	double opacity;             /* 1: solid */
	struct scene_point *points; /* LINE and AREA: two or more; RECT, FIELD: two corners; MARKER, TEXT: one */
	size_t point_count;
	double size;        /* LINE: width; MARKER: diameter; TEXT: font size */
	enum dash dash;     /* LINE */
	enum marker marker; /* MARKER */
	bool hollow;        /* MARKER: outline with background inside */
	enum anchor anchor; /* TEXT */
	bool bold;          /* TEXT */
	double angle;       /* TEXT: degrees, counter-clockwise */
	char *text;         /* TEXT: well-formed UTF-8 */
	uint32_t *colours;  /* FIELD: rows x columns of 0xrrggbb, the first row on top; no theme changes them */
	size_t rows, columns;
};

struct scene {
	double width, height;
	char *title;                  /* the picture's name, for SVG's metadata and PNG's Title */
	struct operation *operations; /* painted in order */
	size_t count, capacity;
};

struct operation *scene_add(struct scene *scene, enum operation_kind kind, int role); /* lent until the next add */
void scene_rect(struct scene *scene, int role, double x0, double y0, double x1, double y1, double opacity);
void scene_line(struct scene *scene, int role, double width, enum dash dash, const struct scene_point *points,
		size_t count);
void scene_segment(struct scene *scene, int role, double width, double x0, double y0, double x1, double y1);
void scene_area(struct scene *scene, int role, double opacity, const struct scene_point *points, size_t count);
void scene_marker(struct scene *scene, int role, enum marker marker, bool hollow, double size, double x, double y);
/* Bytes that are not UTF-8 become U+FFFD; empty text and NULL add nothing. */
void scene_text(struct scene *scene, int role, double size, bool bold, enum anchor anchor, double x, double y,
		const char *text);
/* Takes over the colours. For PNG alone. */
void scene_field(struct scene *scene, double x0, double y0, double x1, double y1, uint32_t *colours, size_t rows,
		 size_t columns);
void scene_set_title(struct scene *scene, const char *title); /* cleaned as scene_text() does */
void scene_free(struct scene *scene);

#endif
