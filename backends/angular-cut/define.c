#include <math.h>
#include <stdlib.h>

#include "angular-cut/angular-cut.h"
#include "base/hash.h"
#include "base/mem.h"

#define SEED      20110626
#define COUNT_MAX 100000000
#define PI        3.14159265358979323846

static bool allocate_points(struct sphere_points *points, struct error *err)
{
	size_t count = (size_t)points->count + 1; /* none is a number of points, too */
	points->x = calloc(count, sizeof *points->x);
	points->y = calloc(count, sizeof *points->y);
	points->z = calloc(count, sizeof *points->z);
	return (points->x && points->y && points->z) ||
	       error_errno(err, "no memory for %lld points", (long long)points->count);
}

static void draw_points(struct sphere_points *points, uint64_t *stream)
{
	for (int64_t i = 0; i < points->count; i++)
		points->z[i] = 2 * hash_unit(stream) - 1;
	for (int64_t i = 0; i < points->count; i++) {
		double phi = 2 * PI * hash_unit(stream), theta = acos(points->z[i]);
		points->x[i] = sin(theta) * cos(phi);
		points->y[i] = sin(theta) * sin(phi);
	}
}

bool angular_cut_define(struct angular_cut *out, const struct params *params, const char *const *more,
			struct error *err)
{
	static const char *const names[] = {"objects", "contaminants", NULL};
	uint64_t stream = SEED;
	*out = (struct angular_cut){0};
	if (!kernel_params_known(params, names, more, err) ||
	    !kernel_param_int(&out->objects.count, params, "objects", 0, COUNT_MAX, err) ||
	    !kernel_param_int(&out->contaminants.count, params, "contaminants", 0, COUNT_MAX, err) ||
	    !allocate_points(&out->objects, err) || !allocate_points(&out->contaminants, err))
		return false;
	draw_points(&out->objects, &stream);
	draw_points(&out->contaminants, &stream);
	return true;
}

bool angular_cut_allocate(struct angular_cut *cut, struct error *err)
{
	cut->removed = malloc(((size_t)cut->objects.count + 1) * sizeof *cut->removed);
	if (!cut->removed)
		return error_errno(err, "no memory for the indices of %lld objects", (long long)cut->objects.count);
	angular_cut_wipe(cut);
	return true;
}

void angular_cut_wipe(struct angular_cut *cut)
{
	for (int64_t i = 0; i < cut->objects.count; i++)
		cut->removed[i] = -1;
	cut->removed_count = -1;
}

static void free_points(struct sphere_points *points)
{
	free(points->x);
	free(points->y);
	free(points->z);
}

void angular_cut_free(struct angular_cut *cut)
{
	free_points(&cut->objects);
	free_points(&cut->contaminants);
	free(cut->removed);
	*cut = (struct angular_cut){0};
}

void angular_cut_finish(void *state)
{
	if (!state)
		return;
	angular_cut_free(state);
	free(state);
}
