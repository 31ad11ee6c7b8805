/*
 * plate.h: how the figures of a board are made. Each kind is one builder.
 */
#ifndef LAPCHART_REPORTS_PLATE_H
#define LAPCHART_REPORTS_PLATE_H

#include "reports/site.h"

/* Fills title, note, axes and panels of the figure from the plate's board. False: there is nothing to draw.
 * Panels, series, points, levels and marks are the
 * figure's, which is released after it was laid out; texts are the plate's (plate_text()). */
typedef bool (*plate_builder)(struct figure *figure, struct plate *plate, const struct site *site);
bool build_time(struct figure *figure, struct plate *plate, const struct site *site);
bool build_speed_up(struct figure *figure, struct plate *plate, const struct site *site);
bool build_scaling(struct figure *figure, struct plate *plate, const struct site *site);
bool build_efficiency(struct figure *figure, struct plate *plate, const struct site *site);
bool build_memory(struct figure *figure, struct plate *plate, const struct site *site);
bool build_group(struct figure *figure, struct plate *plate, const struct site *site);
bool build_group_log(struct figure *figure, struct plate *plate, const struct site *site);

/* Hands a text over to the plate, which lends it out again. */
const char *plate_text(struct plate *plate, char *text);
void plate_free(struct plate *plate);

/* A number of an entry, over the axis: time, speed-up. */
typedef const struct summary *(*value_fn)(const struct entry *entry);
const struct summary *value_time(const struct entry *entry);
/* Fills a panel with the lines of a kind that are drawn and have such a number; the fastest is emphasised. */
void plate_panel(struct panel *panel, struct plate *plate, const struct site *site, const struct board *board,
		 const struct board_panel *lines, enum kind kind, value_fn value, enum axis_unit unit);
/* Is the line of this kind? KIND_ALL: of any. */
bool plate_has_kind(const struct line *line, enum kind kind);

/* plate_panels.c: a panel for each of the board's; several where it parts kinds. */
struct plate_content {
	value_fn value;
	enum axis_unit unit;
	bool marks;     /* rings where lines change order */
	bool published; /* with the figures of the texts */
};
/* Returns how many lines of ours there are. */
size_t plate_panels(struct figure *figure, struct plate *plate, const struct site *site,
		    const struct plate_content *content);

/* Rings where the most important lines of a kind in a panel of a time figure change order; `index` is its place in the
 * figure. */
void plate_mark(struct figure *figure, struct plate *plate, const struct board *board, const struct board_panel *panel,
		enum kind kind, size_t index);

/* plate_published.c: the figures of the texts at the values of the axis, hollow; a line for each tool. `apart`: the
 * panel is theirs alone, and gets their title. The note says whose they are in these boards: " Hollow: ...", nothing
 * where there are none. */
size_t plate_count_published(const struct site *site, const struct board *board, const struct board_panel *lines);
void plate_published(struct panel *panel, struct plate *plate, const struct site *site, const struct board *board,
		     const struct board_panel *lines, bool apart);
void plate_published_note(struct buf *out, const struct site *site, const size_t *boards, size_t board_count);

/* A point of a figure with its words: "serial, width 1000: 153 ms [152, 155]". */
struct figure_point plate_point(struct plate *plate, const struct board *board, const struct line *line, size_t x,
				const struct entry *entry, const struct summary *value, enum axis_unit unit);
/* Colour, marker and dash of a line; no points yet, room for `capacity`. */
struct series plate_series(const struct line *line, size_t capacity);
/* The x axis of a board, by its definition. */
struct axis plate_axis(const struct board *board);

#endif
