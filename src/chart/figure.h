/*
 * figure.h: what a chart shows, and its layout into a scene.
 *
 * Panels stand side by side and share their scales; where the width does not
 * suffice (a phone) they stand one below the other. A line per series with a
 * marker on each point, an interval as a whisker, the series' label directly
 * at the line's end (moved apart where labels would overlap, with a thin leader).
 */
#ifndef LAPCHART_CHART_FIGURE_H
#define LAPCHART_CHART_FIGURE_H

#include "chart/font.h"
#include "chart/scene.h"

enum scale_kind { SCALE_LINEAR, SCALE_LOG };
enum axis_unit { UNIT_NUMBER, UNIT_SECONDS, UNIT_BYTES, UNIT_RATIO, UNIT_PERCENT }; /* PERCENT: 0.5 is "50%" */

struct axis {
	const char *label;
	enum scale_kind scale;
	enum axis_unit unit;  /* how ticks are written: "10 ms", "1 s"; "4 MiB"; "2×" */
	bool from_zero;       /* linear only */
	bool ticks_at_values; /* x: one tick at each value that occurs, in place of round numbers */
};

struct figure_point {
	double x, y;       /* a gap where either is not finite (beyond 1e300), or below 1e-300 on a log scale */
	double low, high;  /* interval; NaN: none */
	const char *label; /* or NULL; "width 1000: 153 ms [152, 155]": for the overlay; lent */
	const char *href;  /* where the overlay's link leads; NULL: no link */
};

struct series {
	const char *label;
	int colour; /* 0 ... SERIES_COLOURS-1 (others wrap around); the same backend has the same one on all pages */
	enum marker marker;
	enum dash dash;
	bool hollow;                 /* published, not measured */
	bool emphasised;             /* reference or best: a wider line */
	struct figure_point *points; /* in order of x */
	size_t count;
	bool background; /* a model: thin, behind the others, without markers, intervals, label and hits */
};

/* A bound that all panels share: a thin grey line across the plot, named at its right end. */
struct level {
	double y;
	const char *label;
};

/* Something to note at a place of a panel: a small ring, and a hit. */
struct mark {
	size_t panel;
	double x, y;
	const char *label, *href; /* as in struct figure_point */
};

struct panel {
	const char *title;
	struct series *series;
	size_t count;
};

struct figure {
	const char *title;    /* says the finding or the benchmark */
	const char *subtitle; /* machine, commit; or NULL */
	double width, height; /* wished; height grows where panels are stacked, and where labels need it */
	struct axis x, y;
	struct panel *panels;
	size_t count;
	struct level *levels; /* part of the y range */
	size_t level_count;
	struct mark *marks; /* not part of the ranges; left out where they lie outside */
	size_t mark_count;
	const char *note;   /* below the picture, or NULL */
	bool thumbnail;     /* no labels, no ticks: lines only */
	double ideal_slope; /* NaN: none; speed-up over threads: a thin grey line y = slope * x */
};

/* A spot of the picture that the page lays a link or a label over; fractions 0 ... 1 of width and height. */
struct hit {
	double x, y;
	const char *label, *href; /* lent from the figure */
	int colour;
};

struct layout {
	struct scene scene;
	struct hit *hits;
	size_t hit_count;
};

/* Never fails: a figure without a point says "nothing measured yet" in its middle. */
void figure_layout(struct layout *out, const struct figure *figure, struct font *font);
void layout_free(struct layout *layout);

#endif
