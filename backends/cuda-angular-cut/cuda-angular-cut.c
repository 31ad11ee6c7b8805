/*
 * The angular cut on a CUDA device. A run uploads the points, makes the index (bodies.h), decides and lists on the
 * device, and downloads the list.
 */
#include <stdlib.h>

#include "angular-cut/angular-cut.h"
#include "base/mem.h"
#include "cuda-angular-cut/kernels.h"
#include "cuda/clock.h"
#include "cuda/device.h"

/* A set of points on the device. */
struct device_set {
	double *x, *y, *z;
};

struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it */
	struct cuda_clock clock;
	struct device_set objects, contaminants;
	struct cell_grid grid;
	unsigned char *flags;
	int64_t *counts, *list, *total; /* on the device, as all from `objects` on */
};

/* --- preparation --- */

/* None is a number of points, too. */
static size_t bytes_of(const struct sphere_points *points)
{
	return ((size_t)points->count + 1) * sizeof *points->x;
}

static bool allocate_set(struct device_set *set, const struct sphere_points *points, struct error *err)
{
	double *const host[] = {points->x, points->y, points->z};
	double **const device[] = {&set->x, &set->y, &set->z};
	bool good = true;
	for (size_t i = 0; good && i < COUNT_OF(host); i++) {
		cuda_pin(host[i], bytes_of(points));
		good = cuda_allocate((void **)device[i], bytes_of(points), err);
	}
	return good;
}

static bool allocate(struct state *own, struct error *err)
{
	const struct angular_cut *cut = &own->cut;
	size_t objects = (size_t)cut->objects.count, contaminants = (size_t)cut->contaminants.count;
	cuda_pin(cut->removed, (objects + 1) * sizeof *cut->removed);
	return allocate_set(&own->objects, &cut->objects, err) &&
	       allocate_set(&own->contaminants, &cut->contaminants, err) &&
	       cuda_allocate((void **)&own->grid.heads, CELLS_COUNT * sizeof *own->grid.heads, err) &&
	       cuda_allocate((void **)&own->grid.nodes, (contaminants + 1) * sizeof *own->grid.nodes, err) &&
	       cuda_allocate((void **)&own->flags, objects + 1, err) &&
	       cuda_allocate((void **)&own->counts, LIST_THREADS * sizeof *own->counts, err) &&
	       cuda_allocate((void **)&own->list, (objects + 1) * sizeof *own->list, err) &&
	       cuda_allocate((void **)&own->total, sizeof *own->total, err);
}

/* --- the computation --- */

static bool upload_set(const struct device_set *set, const struct sphere_points *points, struct error *err)
{
	size_t bytes = (size_t)points->count * sizeof *points->x;
	return cuda_upload(set->x, points->x, bytes, err) && cuda_upload(set->y, points->y, bytes, err) &&
	       cuda_upload(set->z, points->z, bytes, err);
}

static struct device_points device_points(const struct device_set *set, const struct sphere_points *points)
{
	return (struct device_points){(size_t)points->count, set->x, set->y, set->z};
}

static bool make_index(const struct state *own, struct error *err)
{
	const struct sphere_points *contaminants = &own->cut.contaminants;
	if (!cuda_good(cudaMemsetAsync(own->grid.heads, 0xff, CELLS_COUNT * sizeof *own->grid.heads, NULL), err,
		       "cudaMemset"))
		return false;
	if (contaminants->count == 0)
		return true;
	cut_enter(own->grid, device_points(&own->contaminants, contaminants));
	return cuda_started("enter", err);
}

static bool decide(const struct state *own, struct error *err)
{
	const struct sphere_points *objects = &own->cut.objects;
	if (objects->count > 0)
		cut_decide(own->flags, own->grid, device_points(&own->objects, objects));
	return cuda_started("decide", err);
}

static bool list(const struct state *own, struct error *err)
{
	size_t count = (size_t)own->cut.objects.count;
	cut_count(own->counts, own->flags, count);
	if (!cuda_started("count", err))
		return false;
	cut_list(own->list, own->total, own->counts, own->flags, count);
	return cuda_started("list", err);
}

/* A device that computes wrongly shall not make the host write beyond its list. */
static bool download(struct state *own, struct error *err)
{
	struct angular_cut *cut = &own->cut;
	if (!cuda_download(&cut->removed_count, own->total, sizeof *own->total, err))
		return false;
	if (cut->removed_count < 0 || cut->removed_count > cut->objects.count) {
		cut->removed_count = 0;
		return error_set(err, ERROR_DATA,
				 "the CUDA device lists more objects than there are, or fewer than none");
	}
	return cuda_download(cut->removed, own->list, (size_t)cut->removed_count * sizeof *own->list, err);
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	return cuda_clock_start(&own->clock, CUDA_COPY, err) &&
	       upload_set(&own->contaminants, &own->cut.contaminants, err) &&
	       upload_set(&own->objects, &own->cut.objects, err) && cuda_clock_enter(&own->clock, CUDA_COMPUTE, err) &&
	       make_index(own, err) && decide(own, err) && list(own, err) &&
	       cuda_clock_enter(&own->clock, CUDA_COPY, err) && download(own, err) && cuda_clock_stop(&own->clock, err);
}

/* Of the first run, here and on the device: what a later run leaves out shall be found out. */
static bool forget_result(struct state *own, struct error *err)
{
	const size_t objects = (size_t)own->cut.objects.count;
	angular_cut_wipe(&own->cut);
	return cuda_good(cudaMemsetAsync(own->flags, 0, objects + 1, NULL), err, "cudaMemset") &&
	       cuda_good(cudaMemsetAsync(own->list, 0xff, (objects + 1) * sizeof *own->list, NULL), err,
			 "cudaMemset") &&
	       cuda_good(cudaMemsetAsync(own->total, 0xff, sizeof *own->total, NULL), err, "cudaMemset") &&
	       cuda_wait(err);
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!angular_cut_define(&own->cut, params, NULL, err) || !cuda_clock_open(&own->clock, err) ||
	    !angular_cut_allocate(&own->cut, err) || !allocate(own, err) ||
	    !cuda_clock_first_run(&own->clock, run, own, err))
		return false;
	return forget_result(own, err);
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	return cuda_clock_metrics(&own->clock, out, err);
}

/* What cudaFree() returns is no news: an earlier failure, which has been reported. */
static void free_set(const struct device_set *set, const struct sphere_points *points)
{
	cuda_unpin(points->x);
	cuda_unpin(points->y);
	cuda_unpin(points->z);
	cudaFree(set->x);
	cudaFree(set->y);
	cudaFree(set->z);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	free_set(&own->objects, &own->cut.objects);
	free_set(&own->contaminants, &own->cut.contaminants);
	cuda_unpin(own->cut.removed);
	cudaFree(own->grid.heads);
	cudaFree(own->grid.nodes);
	cudaFree(own->flags);
	cudaFree(own->counts);
	cudaFree(own->list);
	cudaFree(own->total);
	cuda_clock_close(&own->clock);
	angular_cut_finish(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut",
	 .prepare = prepare,
	 .run = run,
	 .answer = angular_cut_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "cuda",
	.version = "1",
	.summary = "CUDA, cells of the cube about the sphere with a chain of contaminants in each (a shortcut of the "
		   "parallel notebook's cut)",
	.class_name = "shortcut",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = cuda_describe,
};
