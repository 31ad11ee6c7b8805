/* The kernels of cuda-mandelbrot/kernels.cu on the processor, in double precision; mandelbrot_kernels_single.c is this
 * file with MANDELBROT_SINGLE. */
#include "cuda-mandelbrot/array_bodies.h"
#include "cuda-mandelbrot/fastest_bodies.h"
#include "cuda-mandelbrot/point_bodies.h"

#include "fake_runtime.h"

static size_t threads_of(size_t count)
{
	return (count + MANDELBROT_BLOCK - 1) / MANDELBROT_BLOCK * MANDELBROT_BLOCK;
}

static void multiply(void *out, const void *a, const void *b, size_t count)
{
	FAKE_LAUNCH(threads_of(count), multiply_body(at, out, a, b, count));
}

static void add(void *out, const void *a, const void *b, size_t count)
{
	FAKE_LAUNCH(threads_of(count), add_body(at, out, a, b, count));
}

static void absolute(void *out, const void *a, size_t count)
{
	FAKE_LAUNCH(threads_of(count), absolute_body(at, out, a, count));
}

static void greater(unsigned char *out, const void *a, double limit, size_t count)
{
	FAKE_LAUNCH(threads_of(count), greater_body(at, out, a, (real)limit, count));
}

static void zero_where(void *out, const unsigned char *condition, const void *otherwise, size_t count)
{
	FAKE_LAUNCH(threads_of(count), zero_where_body(at, out, condition, otherwise, count));
}

static void number_where(int32_t *out, const unsigned char *condition, int32_t number, const int32_t *otherwise,
			 size_t count)
{
	FAKE_LAUNCH(threads_of(count), number_where_body(at, out, condition, number, otherwise, count));
}

static void fill(int32_t *out, int32_t number, size_t count)
{
	FAKE_LAUNCH(threads_of(count), fill_body(at, out, number, count));
}

static void elementwise(int32_t *output, const void *q, struct numbering numbering, size_t count)
{
	FAKE_LAUNCH(threads_of(count), elementwise_body(at, output, q, numbering, count));
}

static void stride(int blocks, int32_t *output, const void *q, struct numbering numbering, size_t count)
{
	FAKE_LAUNCH((size_t)blocks * MANDELBROT_BLOCK, stride_body(at, output, q, numbering, count));
}

static void survey(struct point_grid grid, int32_t steps, struct point_list left)
{
	FAKE_LAUNCH(threads_of(grid.count), survey_body(at, grid, steps, left));
}

static void advance(int multiprocessors, struct point_grid grid, int32_t done, int32_t steps, struct point_list list,
		    struct point_list left)
{
	FAKE_LAUNCH((size_t)multiprocessors * MANDELBROT_ADVANCE_BLOCK,
		    advance_body(at, grid, done, steps, list, left));
}

const struct mandelbrot_kernels KERNELS = {
	.real_bytes = sizeof(real),
	.multiply = multiply,
	.add = add,
	.absolute = absolute,
	.greater = greater,
	.zero_where = zero_where,
	.number_where = number_where,
	.fill = fill,
	.elementwise = elementwise,
	.stride = stride,
	.survey = survey,
	.advance = advance,
};
