/*
 * plate.h: how the figures of a board are made. Each kind is one builder.
 */
#ifndef LAPCHART_REPORTS_PLATE_H
#define LAPCHART_REPORTS_PLATE_H

#include "reports/site.h"

/* Fills title, note, axes and panels of the figure from the plate's board. False: there is nothing to draw.
 * Series and points are the figure's (figure_release()); texts are the plate's (plate_text()). */
typedef bool (*plate_builder)(struct figure *figure, struct plate *plate, const struct site *site);
bool build_time(struct figure *figure, struct plate *plate, const struct site *site);
bool build_speed_up(struct figure *figure, struct plate *plate, const struct site *site);
bool build_scaling(struct figure *figure, struct plate *plate, const struct site *site);

/* Hands a text over to the plate, which lends it out again. */
const char *plate_text(struct plate *plate, char *text);
void plate_free(struct plate *plate);

/* A point of a figure with its words: "serial, width 1000: 153 ms [152, 155]". */
struct figure_point plate_point(struct plate *plate, const struct board *board, const struct line *line, size_t x,
				const struct entry *entry, const struct summary *value, enum axis_unit unit);
/* Colour, marker and dash of a line; no points yet, room for `capacity`. */
struct series plate_series(const struct line *line, size_t capacity);
/* The x axis of a board, by its definition. */
struct axis plate_axis(const struct board *board);

#endif
