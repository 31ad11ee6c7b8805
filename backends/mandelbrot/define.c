#include <stdlib.h>

#include "base/mem.h"
#include "mandelbrot/mandelbrot.h"

/* Beyond these, output and axes do not fit the machines of the texts' readers. */
#define SIDE_MAX       65536
#define ITERATIONS_MAX 1000000000

/* from, from + step ... as long as it lies before `to`; each value is the sum of the one before and the step. */
static double *accumulate(int64_t *count, double from, double to, double step)
{
	double *axis = NULL;
	size_t used = 0, capacity = 0;
	for (double value = from; step > 0 ? value < to : value > to; value += step) {
		MEM_GROW(axis, used, capacity);
		axis[used++] = value;
	}
	*count = (int64_t)used;
	return axis;
}

static bool read_precision(bool *single, const struct params *params, struct error *err)
{
	static const char *const precisions[] = {"float64", "float32", NULL};
	int chosen = 0;
	if (params_get(params, "precision") && !kernel_param_word(&chosen, params, "precision", precisions, err))
		return false;
	*single = chosen == 1;
	return true;
}

bool mandelbrot_tutorial(struct mandelbrot *out, const struct params *params, const char *const *more,
			 struct error *err)
{
	static const char *const names[] = {"width", "maxiter", NULL};
	const double x1 = -2.13, x2 = 0.77, y1 = -1.3, y2 = 1.3;
	int64_t width, maxiter;
	bool single;
	if (!kernel_params_known(params, names, more, err) ||
	    !kernel_param_int(&width, params, "width", 1, SIDE_MAX, err) ||
	    !kernel_param_int(&maxiter, params, "maxiter", 1, ITERATIONS_MAX, err) ||
	    !read_precision(&single, params, err))
		return false;
	*out = (struct mandelbrot){.first = 0, .end = (int32_t)maxiter, .unescaped = 0, .single = single};
	out->x = accumulate(&out->width, x1, x2, (x2 - x1) / (double)width * 2);
	out->y = accumulate(&out->height, y2, y1, (y1 - y2) / (double)width * 2);
	return true;
}

/* As numpy.linspace: the step is rounded first, then multiplied. Rounded otherwise, some pixels move. */
static double *divide(int64_t count, double from, double length)
{
	double *axis = mem_zero((size_t)count, sizeof *axis);
	double step = length / (double)(count - 1);
	for (int64_t i = 0; i < count; i++)
		axis[i] = (double)i * step + from;
	return axis;
}

bool mandelbrot_salon(struct mandelbrot *out, const struct params *params, const char *const *more, struct error *err)
{
	static const char *const names[] = {"n", "maxi", "counting", NULL};
	static const char *const countings[] = {"cython", "python", NULL};
	int64_t n, maxi;
	int first = 1;
	bool single;
	if (!kernel_params_known(params, names, more, err) || !kernel_param_int(&n, params, "n", 2, SIDE_MAX, err) ||
	    !kernel_param_int(&maxi, params, "maxi", 1, ITERATIONS_MAX, err) || !read_precision(&single, params, err))
		return false;
	if (params_get(params, "counting") && !kernel_param_word(&first, params, "counting", countings, err))
		return false;
	*out = (struct mandelbrot){.first = first, .end = (int32_t)maxi, .unescaped = (int32_t)maxi, .single = single};
	out->width = out->height = n;
	out->x = divide(n, -2, 3);
	out->y = divide(n, -1, 2);
	return true;
}

int64_t mandelbrot_points(const struct mandelbrot *set)
{
	return set->width * set->height;
}

void mandelbrot_wipe(struct mandelbrot *set)
{
	for (int64_t i = 0; i < mandelbrot_points(set); i++)
		set->output[i] = -1;
}

bool mandelbrot_allocate(struct mandelbrot *set, struct error *err)
{
	size_t size = (size_t)mandelbrot_points(set) * sizeof *set->output;
	set->output = malloc(size);
	if (!set->output)
		return error_errno(err, "no memory for the output of %zu bytes", size);
	mandelbrot_wipe(set);
	return true;
}

void mandelbrot_free(struct mandelbrot *set)
{
	free(set->x);
	free(set->y);
	free(set->output);
	*set = (struct mandelbrot){0};
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct mandelbrot *set = mem_zero(1, sizeof *set);
	*state = set;
	return define(set, params, NULL, err) && mandelbrot_allocate(set, err);
}

bool mandelbrot_prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

bool mandelbrot_prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

void mandelbrot_finish(void *state)
{
	if (!state)
		return;
	mandelbrot_free(state);
	free(state);
}
