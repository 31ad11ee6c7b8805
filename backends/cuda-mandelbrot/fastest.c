#include "base/mem.h"
#include "cuda-mandelbrot/cuda-mandelbrot.h"
#include "cuda/device.h"

/* Steps of the survey: of those that are left after 64, so few escape in each of the next steps that a test in each
 * costs more than doing their blocks again. */
#define SURVEY_STEPS 64

/* How much longer a stage is than all that came before it. A lane whose point escapes idles to the end of its stage;
 * they are so few that doing so 8 times as long costs less than starting more kernels. */
#define RATIO 8

/* Of 64 steps, 64 * (1 + RATIO) ... up to the most that an answer can have. */
#define STAGES_MAX 12

struct state {
	struct cuda_mandelbrot common; /* first: the shared hooks take the state for it */
	int multiprocessors;
	double *x, *y;              /* on the device, with what follows */
	uint32_t *counts;           /* STAGES_MAX, each of the list that its stage leaves */
	struct point_list lists[2]; /* read and written in turns; .count is set by each stage */
};

static bool allocate_list(struct point_list *list, const struct cuda_mandelbrot *common, struct error *err)
{
	size_t count = common->count, real = count * common->kernels->real_bytes;
	return cuda_allocate((void **)&list->at, count * sizeof *list->at, err) &&
	       cuda_allocate(&list->zx, real, err) && cuda_allocate(&list->zy, real, err);
}

static bool allocate(struct state *own, struct error *err)
{
	const struct mandelbrot *set = &own->common.set;
	cuda_pin(set->x, (size_t)set->width * sizeof *set->x);
	cuda_pin(set->y, (size_t)set->height * sizeof *set->y);
	return cuda_allocate((void **)&own->x, (size_t)set->width * sizeof *own->x, err) &&
	       cuda_allocate((void **)&own->y, (size_t)set->height * sizeof *own->y, err) &&
	       cuda_allocate((void **)&own->counts, STAGES_MAX * sizeof *own->counts, err) &&
	       allocate_list(&own->lists[0], &own->common, err) && allocate_list(&own->lists[1], &own->common, err);
}

static bool upload(const struct state *own, struct error *err)
{
	const struct mandelbrot *set = &own->common.set;
	return cuda_upload(own->x, set->x, (size_t)set->width * sizeof *set->x, err) &&
	       cuda_upload(own->y, set->y, (size_t)set->height * sizeof *set->y, err) &&
	       cuda_good(cudaMemsetAsync(own->counts, 0, STAGES_MAX * sizeof *own->counts, NULL), err, "cudaMemset");
}

/* The list that stage number `stage` leaves; without room behind the last one. */
static struct point_list list_of(const struct state *own, int stage, bool last)
{
	struct point_list list = own->lists[stage % 2];
	list.count = own->counts + stage;
	if (last)
		list.at = NULL;
	return list;
}

static bool iterate(const struct state *own, struct error *err)
{
	const struct cuda_mandelbrot *common = &own->common;
	const struct point_grid grid = {.x = own->x,
					.y = own->y,
					.width = (uint32_t)common->set.width,
					.count = (uint32_t)common->count,
					.numbering = common->numbering,
					.output = common->output};
	const int32_t all = common->numbering.end - common->numbering.first;
	int32_t done = all < SURVEY_STEPS ? all : SURVEY_STEPS;
	common->kernels->survey(grid, done, list_of(own, 0, done == all));
	bool good = cuda_started("survey", err);
	for (int stage = 1; good && done < all; stage++) {
		int32_t steps = all - done <= RATIO * (int64_t)done ? all - done : RATIO * done;
		common->kernels->advance(own->multiprocessors, grid, done, steps, list_of(own, stage - 1, false),
					 list_of(own, stage, done + steps == all));
		good = cuda_started("advance", err);
		done += steps;
	}
	return good;
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	return cuda_clock_start(&own->common.clock, CUDA_COPY, err) && upload(own, err) &&
	       cuda_clock_enter(&own->common.clock, CUDA_COMPUTE, err) && iterate(own, err) &&
	       cuda_mandelbrot_download(&own->common, err);
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!cuda_mandelbrot_open(&own->common, define, params, err))
		return false;
	if (own->common.count > UINT32_MAX)
		return error_set(err, ERROR_DATA, "%zu points; cuda-fastest numbers them with 32 bits",
				 own->common.count);
	return cuda_multiprocessors(&own->multiprocessors, err) && allocate(own, err) &&
	       cuda_mandelbrot_first_run(&own->common, run, err);
}

static void free_device_memory(struct state *own)
{
	for (size_t i = 0; i < COUNT_OF(own->lists); i++) {
		cudaFree(own->lists[i].at);
		cudaFree(own->lists[i].zx);
		cudaFree(own->lists[i].zy);
	}
	cudaFree(own->x);
	cudaFree(own->y);
	cudaFree(own->counts);
}

static void finish(void *state)
{
	struct state *own = state;
	if (own) {
		cuda_unpin(own->common.set.x);
		cuda_unpin(own->common.set.y);
		free_device_memory(own);
	}
	cuda_mandelbrot_finish(state);
}

CUDA_MANDELBROT_KERNELS(kernels, prepare, run, finish);

const struct backend backend = {
	.name = "cuda-fastest",
	.version = "1",
	.summary = "CUDA, 6 operations a step, tests once a block, stages over lists of the points that stay (the most "
		   "that "
		   "High Performance Python's pyCUDA could reach)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = cuda_describe,
};
