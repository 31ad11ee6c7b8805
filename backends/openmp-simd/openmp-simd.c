#include <stdlib.h>

#include "base/mem.h"
#include "openmp-simd/lanes_team.h"

static const char *const own_params[] = {"precision", "threads", NULL};

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	*state = mem_zero(1, sizeof(struct lanes_team));
	return lanes_team_prepare(*state, mandelbrot_tutorial, params, own_params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	*state = mem_zero(1, sizeof(struct lanes_team));
	return lanes_team_prepare(*state, mandelbrot_salon, params, own_params, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct lanes_team *team = state;
	const struct lanes_path *path = lanes_best();
	lanes_team_run(team, team->set.single ? path->single : path->plain, team->set.height);
	return true;
}

static void finish(void *state)
{
	if (state)
		lanes_team_free(state);
	free(state);
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
	.name = "openmp-simd",
	.version = "1",
	.summary = "C, vectors of the processor's widest instruction set, several in flight, in OpenMP threads (the "
		   "limit of "
		   "the tutorial's pure C)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = lanes_team_describe,
};
