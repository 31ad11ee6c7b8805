/*
 * skeleton.c: a backend to copy. It sums the squares 0 ... n-1 and says when
 * each hook runs. To make a new backend NAME out of it:
 *
 *   1. Copy the folder to backends/NAME and rename this file to NAME.c.
 *   2. In local.mk: put `pkglibexec_PROGRAMS +=` in place of `check_PROGRAMS +=`,
 *      within `if BACKEND_NAME` ... `endif`.
 *   3. Add backends/NAME/configure.m4 with a line LC_BACKEND([NAME], [tests],
 *      [what it needs]); m4/backends.m4 says what the tests set.
 *   4. Add a line to backends/list.m4 and one to backends/local.mk.
 *   5. `make check` builds it; `lapchart worker-check backends/NAME/lapchart-worker-NAME`
 *      holds it against the contract.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "worker/kernel.h"
#include "worker/planes.h"

/* Whatever the hooks hand to each other. There are no globals: a state is a visit's. */
struct state {
	int64_t count;
	uint64_t *values;
	uint64_t sum;
};

/* Runs once, before the clock. Checks the parameters, allocates, fills, plans: all that a user of the method does
 * once. What is left in *state goes to finish(), also when this fails. */
static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"n", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!kernel_params_known(params, names, NULL, err) ||
	    !kernel_param_int(&own->count, params, "n", 1, 1 << 24, err))
		return false;
	own->values = mem_zero((size_t)own->count, sizeof *own->values);
	for (int64_t i = 0; i < own->count; i++)
		own->values[i] = (uint64_t)i;
	return true;
}

/* Runs many times between two looks at the clock: nothing here but the method. Each run starts anew, and leaves the
 * same answer. False ends the visit with the error. */
static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	uint64_t sum = 0;
	for (int64_t i = 0; i < own->count; i++)
		sum += own->values[i] * own->values[i];
	own->sum = sum;
	return true;
}

/* Runs once after each group of runs, before the clock is looked at again: waits for what `run` only started. A
 * backend that has finished when `run` returns, as this one, puts NULL in the table. */
static bool synchronize(void *state, struct error *err)
{
	(void)state;
	(void)err;
	return true;
}

/* Runs once, after the last group: the values of the last run that prove it right, and those that the benchmark's
 * work model counts with. */
static bool answer(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct state *own = state;
	answer_uint(out, "sum", own->sum);
	return true;
}

/* Runs once, after answer(), where there is more to tell than the time: numbers of the last run. The end of a name is
 * its unit: _seconds, _bytes, _share, else a count. What is not finite is left out. Most backends put NULL in the
 * table.
 */
static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct state *own = state;
	answer_int(out, "table_bytes", own->count * (int64_t)sizeof *own->values);
	return true;
}

/* Runs once, after metrics(), only in a visit that is asked to keep planes: computes once more, and writes what is in
 * the middle of the computation for people to look at. Here it is one row: the squares. Most put NULL in the table. */
static bool planes(void *state, struct planes *out, struct error *err)
{
	const struct state *own = state;
	const struct plane_words words = {
		.name = "squares", .title = "The squares that are summed", .log_scale = true, .width = NAN};
	double *squares = mem_zero((size_t)own->count, sizeof *squares);
	for (int64_t i = 0; i < own->count; i++)
		squares[i] = (double)(own->values[i] * own->values[i]);
	bool good = plane_write(words.name, squares, 1, (size_t)own->count, err);
	if (good)
		plane_announce(out, &words, 1, (size_t)own->count);
	free(squares);
	return good;
}

/* Runs once at the end, in any case: after a failed prepare() too, where *state may still be NULL. */
static void finish(void *state)
{
	struct state *own = state;
	if (own)
		free(own->values);
	free(own);
}

/* Runs before anything else, for a description and for a visit. False, with the reason: this machine has not what
 * the backend needs (no device, no library). What depends on the parameters is said in prepare() by
 * kernel_unavailable(). */
static bool available(struct error *why)
{
	(void)why;
	return true;
}

/* Runs for a description, and again after the runs of a visit, when libraries have been loaded and have chosen
 * their kernels: libs_of_symbol() of worker/libs.h proves which file is behind a function. Facts are anything that
 * explains a time. */
static void describe(struct worker *worker)
{
	facts_int(&worker->facts, "worker.integer_bits", 64);
}

/* A line for each benchmark that the backend can run; the second column names the parameters that it takes beyond
 * those of the benchmark's definition (threads, ...). */
static const struct kernel kernels[] = {
	{.benchmark = "skeleton",
	 .prepare = prepare,
	 .run = run,
	 .synchronize = synchronize,
	 .answer = answer,
	 .finish = finish,
	 .metrics = metrics, /* this and the next may be left out */
	 .planes = planes},
};

const struct backend backend = {
	.name = "skeleton",
	.version = "1", /* changes when the method does: older times stand for something else */
	.summary = "Sum of squares: an example to copy",
	.class_name = "plain", /* "shortcut": same answer by less work */
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = available, /* this and the next may be left out */
	.describe = describe,
};
