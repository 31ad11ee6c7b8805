/*
 * benchmark.h: a defined computation, as read from data/benchmarks/NAME.conf.
 */
#ifndef LAPCHART_MODEL_BENCHMARK_H
#define LAPCHART_MODEL_BENCHMARK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/answer.h"
#include "model/params.h"

/* Text values in a row: "100", "250", ... or words that the plan replaces ("cores", "installed"). */
struct values {
	char **items;
	size_t count;
};

struct parameter {
	char *name;
	char *title;         /* "image width" */
	char *unit;          /* "pixels", or NULL */
	char *fallback;      /* the value where nothing else is asked for; NULL: first of the sweep */
	struct values sweep; /* default run */
	struct values quick; /* --quick; empty: as sweep */
	struct values full;  /* --full; empty: as sweep */
	bool log_scale;      /* drawn on a logarithmic axis */
	bool optional;       /* only for the backends that say they take it (threads, processes, blas) */
};

enum check_kind {
	CHECK_NONE,   /* its section has no rule: a definition with such a check is refused */
	CHECK_EXACT,  /* text equal to the golden value's */
	CHECK_BELOW,  /* number < bound, which needs no expected value (a residual); not NaN */
	CHECK_WITHIN, /* |number - expected| <= bound * |expected value of `of`| */
};

struct check {
	char *value; /* name of the answer's value */
	enum check_kind kind;
	char *bound;        /* formula over the parameters; NULL for CHECK_EXACT */
	char *of;           /* CHECK_WITHIN: name of another value of the answer; NULL: the value itself */
	struct params when; /* holds only at these parameters; empty: always */
};

/* Expected values at given parameters; parameters that are not named may have any value. */
struct golden {
	struct params at;
	struct answer values;
};

/* A formula (plan/formula.h) for one backend, or for all (`backend` NULL). A backend's own wins. */
struct model_formula {
	char *backend;
	char *text;
};

struct formulas {
	struct model_formula *items;
	size_t count;
};

/* Sweeps that are a backend's own: parameter names with the values that a default run visits. */
struct own_sweep {
	char *backend, *parameter;
	struct values values;
};

/* What the word "auto" stands for as a value of a parameter. */
struct automatic {
	char *parameter;
	struct formulas formulas; /* over the other parameters, `cores` and `free` (bytes of memory) */
};

struct benchmark {
	char *name, *title;
	char *description;          /* one paragraph, plain text */
	char *source;               /* which of the texts */
	char *file;                 /* where it was read */
	char *axis;                 /* name of the parameter along x */
	char *panel;                /* name of the parameter whose values stand side by side, or NULL */
	char *reference;            /* backend that the speed-up is counted from */
	struct params reference_at; /* its optional parameters: the library or thread count that is the reference */
	char *oracle;               /* backend whose answer counts where no golden value is known, or NULL */
	char *work_unit;            /* what `work` counts, for rates: "flop", "byte", "element" */
	bool of_machine;            /* measures the machine itself (peak, bandwidth): stands on the machine page */
	bool axis_elements;         /* figures have `elements` along x in place of the axis parameter */
	char *group, *group_title;  /* benchmarks of one group share a page and a comparison figure; or NULL */
	struct parameter *parameters;
	size_t parameter_count;
	struct check *checks;
	size_t check_count;
	struct own_sweep *own_sweeps;
	size_t own_sweep_count;
	struct automatic *automatics;
	size_t automatic_count;
	struct golden *goldens;
	size_t golden_count;
	struct formulas flops;    /* floating-point operations of one iteration: parameters and answer values */
	struct formulas bytes;    /* bytes moved by one iteration, likewise */
	struct formulas elements; /* results computed, likewise: the x axis "number of elements" */
	struct formulas memory;   /* bytes of resident memory: parameters only */
	char *spare;              /* formula: bytes that must stay free beside it; NULL: 0 */
	struct formulas estimate; /* rough seconds of one iteration on one 3 GHz core: parameters only */
	struct formulas start;    /* of a visit before its first iteration: interpreters, compilers, launchers */
};

void benchmark_free(struct benchmark *benchmark);
/*
 * What the rate of an iteration counts: one of these three (NaN: unknown), and in `*unit` "flop", "B" or "element".
 * That is the definition's work-unit; without one, or without a definition (NULL), operations where any are known, else
 * bytes. A benchmark of the machine measures operations at some points and bandwidth at others: there, bytes count
 * where any are moved.
 */
double benchmark_work(const struct benchmark *benchmark, double flops, double bytes, double elements,
		      const char **unit);
/* Each is lent, to be written to by whom the benchmark belongs to; NULL: there is none. */
struct parameter *benchmark_parameter(const struct benchmark *benchmark, const char *name);
struct check *benchmark_check(const struct benchmark *benchmark, const char *value);
struct automatic *benchmark_automatic(const struct benchmark *benchmark, const char *parameter);
/* The golden entry whose parameters are all in `params`, the most particular one; NULL: none. */
const struct golden *benchmark_golden(const struct benchmark *benchmark, const struct params *params);
/* Does the check hold at these parameters? One that is missing there counts as its default. */
bool benchmark_check_holds(const struct benchmark *benchmark, const struct check *check, const struct params *params);
/* The formula of what `auto` is for a parameter of a backend; NULL: there is none. Lent. */
const char *benchmark_automatic_formula(const struct benchmark *benchmark, const char *parameter, const char *backend);
/* A backend's own default sweep of a parameter; NULL: it has none. */
const struct values *benchmark_own_sweep(const struct benchmark *benchmark, const char *backend, const char *parameter);
/* The formula for a backend, else the one for all, else NULL. Lent. */
const char *formulas_for(const struct formulas *formulas, const char *backend);
void values_free(struct values *values);

#endif
