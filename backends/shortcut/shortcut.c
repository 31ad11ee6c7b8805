#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "openmp-simd/lanes_team.h"

struct state {
	struct lanes_team team; /* first: its hooks take the state for it */
	int64_t *mirror;        /* for each row the earlier one at -y, or -1 */
};

static const char *const own_params[] = {"threads", NULL};

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!lanes_team_prepare(&own->team, define, params, own_params, err))
		return false;
	own->mirror = mem_zero((size_t)own->team.set.height, sizeof *own->mirror);
	return true;
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

/* A row is that of -y, to the last bit: the sign of z's imaginary part changes and nothing else. The axes are made by
 * rounded sums, so that many of their values have no exact counterpart; y rises or falls all along. */
static void find_mirrors(const struct state *own)
{
	const struct mandelbrot *set = &own->team.set;
	double sense = set->height > 1 && set->y[0] < set->y[1] ? -1 : 1;
	for (int64_t row = 0; row < set->height; row++)
		own->mirror[row] = -1;
	for (int64_t low = 0, high = set->height - 1; low < high;) {
		double sum = sense * (set->y[low] + set->y[high]);
		if (sum == 0)
			own->mirror[high] = low;
		low += sum >= 0;
		high -= sum <= 0;
	}
}

/* The rows that no other one answers for. Returns their number. */
static int64_t list_rows(struct state *own)
{
	int64_t count = 0;
	for (int64_t row = 0; row < own->team.set.height; row++)
		if (own->mirror[row] < 0)
			own->team.rows[count++] = row;
	return count;
}

static void copy_mirrors(const struct state *own)
{
	const struct mandelbrot *set = &own->team.set;
	size_t size = (size_t)set->width * sizeof *set->output;
	for (int64_t row = 0; row < set->height; row++)
		if (own->mirror[row] >= 0)
			memcpy(set->output + row * set->width, set->output + own->mirror[row] * set->width, size);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	find_mirrors(own);
	lanes_team_run(&own->team, lanes_best()->shortcut, list_rows(own));
	copy_mirrors(own);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	free(own->mirror);
	lanes_team_free(&own->team);
	free(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .params = own_params,
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish,
	 .metrics = lanes_team_metrics},
	{.benchmark = "mandelbrot-salon",
	 .params = own_params,
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish,
	 .metrics = lanes_team_metrics},
};

const struct backend backend = {
	.name = "shortcut",
	.version = "1",
	.summary = "C, vectors in OpenMP threads; cardioid and disc left out, cycles found, rows mirrored (less work "
		   "than the "
		   "tutorial's loop)",
	.class_name = "shortcut",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = lanes_team_describe,
};
