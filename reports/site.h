/*
 * site.h: all that the pages are made of, read from the store once and not
 * changed afterwards, so that pages are rendered in parallel without a lock.
 *
 *   store -> load.c      commits, machines, runs, environments, entries
 *         -> boards.c    which benchmarks at which commits are compared
 *         -> board.c     their entries ordered as panels, lines and values of the axis
 *         -> families.c  a colour and a marker for each way of computing
 *         -> compare.c   speed-up over the reference, share of the machine's peak
 *         -> planes.c    planes that are to be shown, read from the store
 *         -> plate.c     figures, laid out wide and narrow
 *
 * Nothing depends on the time of publishing, on row numbers that a merge of
 * databases changes, or on the order of threads.
 */
#ifndef LAPCHART_REPORTS_SITE_H
#define LAPCHART_REPORTS_SITE_H

#include "chart/figure.h"
#include "model/published.h"
#include "model/record.h"
#include "plan/definition.h"
#include "stats/crossover.h"
#include "stats/metrics.h"
#include "stats/summary.h"
#include "store/store.h"

#define NOWHERE ((size_t)-1) /* an index of nothing */

/* One number of the pages: a point at a commit on a machine; the visits of several runs are merged. */
struct entry {
	struct point point;
	size_t commit, machine, environment; /* indices into the site; the environment is the latest */
	int64_t run_id;                      /* the latest */
	bool dirty;
	enum state state;
	char *reason;                  /* NULL for OK */
	char *stderr_tail;             /* of the latest visit that wrote there and was not OK, or NULL */
	double flops, bytes, elements; /* of one iteration; NaN: unknown */
	uint64_t peak_bytes;           /* 0: unknown */
	struct stats_visit *visits;    /* samples are owned */
	size_t visit_count;
	struct metric_table metrics; /* numbers beside the time, of the visits that were OK */
	int64_t plane_result;        /* the latest result whose planes the store has; 0: none */
	struct summary time;         /* median NaN where the state is not OK */

	/* By compare.c: */
	struct summary speed_up; /* over the board's reference; median NaN: none */
	double flops_share;      /* of the machine's measured peak; NaN: unknown */
	double bytes_share;
	char *id; /* of its row on the benchmark's page: unique there, good in a URL; NULL: stands in no board */
};

/* Whose program a way of computing is, and where it runs (kinds.h). */
enum kind { KIND_NATIVE, KIND_GPU, KIND_PEER, KIND_ALL };

/* A line of a figure: one way of computing, over the values of the axis. */
struct line {
	const char *backend;
	struct params params; /* all but axis and panel */
	char *label;          /* "openmp, 2 threads": foreign text */
	char *phrase;         /* "openmp with 2 threads": for sentences */
	char *family_name;    /* "openmp": without what is counted */
	int family;           /* colour and marker of the family: differs within a benchmark */
	int variant;          /* among the lines of its family in this panel: 0 ... */
	enum kind kind;
	size_t *entries;  /* for each value of the axis, or NOWHERE */
	size_t reference; /* index of the line that its speed-up is counted from, in the panel; or NOWHERE */
	bool drawn;       /* in the figures: all, or the best of each family or backend where they are many */
};

/* Lines that compute the same problem: side by side with others that differ by the panel parameter, or by another
 * parameter that belongs to the benchmark itself. */
struct board_panel {
	struct params key; /* those parameters */
	char *value;       /* "double", "pupil 1024, 10 wavelengths"; NULL where there is but one */
	struct line *lines;
	size_t count, capacity;
};

/* Where one line of a panel overtakes another. */
struct board_crossover {
	size_t panel;
	const struct line *winner, *loser; /* behind it and before it the faster one */
	struct crossover at;               /* value of the axis parameter, with its interval */
	double x, seconds;                 /* its place in the figure */
	double behind; /* time there over that of the fastest line of the figure: 1 where the lead changes */
};

/* A benchmark at a commit on a machine: what a figure compares. */
struct board {
	const struct benchmark *benchmark; /* lent */
	size_t commit, machine;
	bool dirty;
	char *slug;       /* for file names: unique on the site */
	char *anchor;     /* in front of ids on its page: "" for the page's first board, or "FINGERPRINT-" */
	char *page;       /* "benchmark/NAME.html"; boards of the same benchmark share it */
	char **x_texts;   /* values of the axis, ascending; lent from entries */
	double *numbers;  /* the same as numbers; NaN where it is none */
	double *x;        /* where they stand in figures: these numbers, or */
	bool by_elements; /* numbers of elements */
	size_t x_count;
	const char **splits; /* parameters by which panels differ; lent from the definition */
	size_t split_count;
	struct board_panel *panels;
	size_t panel_count;
	char *constants; /* "maxiter 1000, counting python": what is the same everywhere; NULL: nothing */
	size_t *entries; /* all of them, by panel, axis, state, time */
	size_t entry_count;
	size_t ways;                        /* families that gave a time */
	size_t backends;                    /* different ones */
	bool by_kind;                       /* too many lines for one panel: its figures part them by kind */
	struct board_crossover *crossovers; /* those of the fastest lines first */
	size_t crossover_count;
};

/* Benchmarks of the same `group` on one machine: a page and a figure with a panel for each. */
struct group {
	const char *name;  /* lent */
	const char *title; /* lent */
	size_t machine;
	size_t *boards; /* the quickest to compute first */
	size_t board_count;
	char *page;   /* "benchmark/psf.html"; groups of the same name share it */
	char *anchor; /* as a board's */
	char *slug;   /* for file names: unique on the site */
};

/* One figure of a board or of a group, laid out. */
enum plate_kind {
	PLATE_TIME,
	PLATE_SPEED_UP,
	PLATE_SCALING,
	PLATE_EFFICIENCY,
	PLATE_MEMORY,
	PLATE_GROUP,     /* time of all members, from zero */
	PLATE_GROUP_LOG, /* the same on a logarithmic scale */
};
struct plate {
	size_t board; /* of a group's plate, its first */
	size_t group; /* NOWHERE: of a board alone */
	enum plate_kind kind;
	char *path;  /* "figure/SLUG-time", without its ending */
	char *title; /* says the finding; stands for the picture where it is not seen */
	char *subtitle, *note;
	char **texts; /* of the hits, lent to the layouts */
	size_t text_count, text_capacity;
	bool is_wide;                          /* takes the page's whole width */
	bool has_picture;                      /* thumbnail and PNG */
	struct layout wide, narrow, thumbnail; /* the last where there is a picture */
};

/* The planes of one backend of a board. */
struct plane_group {
	size_t board, entry, x; /* whose planes they are, and its place along the axis */
	struct planes planes;
};

/* How many points a run visited. */
struct run_count {
	size_t points, without_time;
};

struct site {
	const char *title;                     /* lent */
	const struct definitions *definitions; /* lent */
	const struct published *published;     /* figures of the texts; lent, or NULL */
	struct benchmark *undefined;           /* stand in for definitions that are missing */
	size_t undefined_count;
	struct commit *commits; /* latest author time first */
	size_t commit_count, commit_capacity;
	struct machine *machines;
	size_t machine_count, machine_capacity;
	struct run *runs;             /* latest first */
	struct run_count *run_counts; /* of each run */
	size_t run_count, run_capacity;
	struct environment *environments;
	size_t environment_count, environment_capacity;
	struct entry *entries; /* by benchmark, backend, parameters */
	size_t entry_count, entry_capacity;
	struct board *boards; /* the one that the verdict is about first */
	size_t board_count, board_capacity;
	struct group *groups; /* in the order of their first boards */
	size_t group_count, group_capacity;
	struct plate *plates; /* by board, then kind; then by group */
	size_t plate_count;
	struct plane_group *plane_groups; /* by board, then backend */
	size_t plane_group_count, plane_group_capacity;
};

/* load.c: fills commits, machines, runs, environments and entries with their summaries. */
bool site_load(struct site *out, struct store *store, struct error *err);
/* boards.c: families, boards, comparisons. */
void site_arrange(struct site *site);
/* plate.c: figures of all boards, laid out in parallel. */
void site_lay_out(struct site *site, struct font *font);
void site_free(struct site *site);

const struct benchmark *site_benchmark(const struct site *site, const char *name);
/* NULL: there is nothing to draw. */
const struct plate *site_plate(const struct site *site, const struct board *board, enum plate_kind kind);
const struct plate *site_group_plate(const struct site *site, const struct group *group, enum plate_kind kind);
const struct group *site_group(const struct site *site, const struct board *board); /* NULL: it is in none */
/* The last panel that has a time: the largest of several problems. */
const struct board_panel *board_main_panel(const struct site *site, const struct board *board);
/* The line that an entry is a point of; its panel too, where that is asked for. NULL: none of the board's. */
const struct line *board_line(const struct board *board, size_t entry, const struct board_panel **panel);
/* Where an entry stands along the board's axis: the index of its value; NOWHERE: it is none of the board's. */
size_t board_x(const struct board *board, size_t entry);
/* The fastest line of a panel at its largest value of the axis that has a time; *x is that value's index. */
const struct line *panel_best(const struct site *site, const struct board *board, const struct board_panel *panel,
			      size_t *x);

#endif
