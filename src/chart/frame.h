/*
 * frame.h: how a figure is divided: title, panels in rows and columns, and
 * around each plot the room for ticks and labels. Worked out before anything
 * is drawn; the files axes.c, lines.c, notes.c and labels.c then draw into it.
 *
 *   title, subtitle                          head
 *   panel title   | panel title              panel_head
 *   y label       |
 *   10 ms +-----+ |      +-----+
 *         | plot|-label  | plot|-label       plot_height
 *    1 ms +-----+ |      +-----+
 *          x ticks, x label                  panel_foot
 *   note                                     foot
 */
#ifndef LAPCHART_CHART_FRAME_H
#define LAPCHART_CHART_FRAME_H

#include "chart/figure.h"
#include "chart/scale.h"
#include "chart/text_fit.h"
#include "chart/ticks.h"

/* Sizes in pixels. All small texts have one size, so that an SVG holds each letter's outline once. */
#define MARGIN           10.0
#define TITLE_SIZE       17.0
#define PANEL_TITLE_SIZE 13.0
#define TEXT_SIZE        12.0
#define TITLE_PITCH      22.0
#define TEXT_PITCH       17.0
#define LABEL_PITCH      15.0 /* of labels at line ends */
#define LABEL_GAP        16.0 /* from the plot to its labels: room for leaders */
#define TICK_LENGTH      5.0
#define MARKER_SIZE      7.5
#define TEXT_MIDDLE      0.36 /* from the middle of small letters down to the base line, in em */

struct frame {
	const struct figure *figure;
	struct font *font;
	struct layout *out;
	struct scale x, y; /* their pixels count from the plot's left top corner */
	struct ticks x_ticks, y_ticks;
	struct text_lines title, subtitle, note;
	size_t columns, rows;
	double head, panel_head, panel_foot;
	double plot_width, plot_height;
	double left, right; /* room for y ticks in the first column; for labels in all */
	double column_gap;
	double width, height;
};

/* The left top corner of a panel's plot, on whole pixels. */
struct scene_point frame_corner(const struct frame *frame, size_t panel);

/* Where a point that is accepted lies, in a panel with this corner. */
struct scene_point frame_place(const struct frame *frame, struct scene_point corner, const struct figure_point *point);

/* The y range and the x range must not be empty. Free with frame_free(). */
void frame_measure(struct frame *frame, struct range x, struct range y);
/* Title, subtitle and note alone; the height of the whole. */
void frame_measure_empty(struct frame *frame);
/* Plots side by side and nothing around them. */
void frame_measure_thumbnail(struct frame *frame, struct range x, struct range y);
void frame_free(struct frame *frame);

/* Ranges of all points that can be drawn; of x, y and the intervals' ends. */
void frame_ranges(const struct figure *figure, struct range *x, struct range *y);
bool frame_accepts(const struct figure *figure, const struct figure_point *point);

/* Parts of the picture. */
void draw_head(const struct frame *frame);
void draw_axes(const struct frame *frame, size_t panel);
void draw_levels(const struct frame *frame, size_t panel);
void draw_lines(const struct frame *frame, size_t panel);
void draw_marks(const struct frame *frame, size_t panel);
void draw_labels(const struct frame *frame, size_t panel);

/* Roles of a series' line and of its label. */
int series_role(const struct series *series);
int series_text_role(const struct series *series);

#endif
