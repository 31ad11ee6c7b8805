/*
 * arrays.h: Mandelbrot as whole-array expressions, the way of numpy: each
 * operation runs over all the points and leaves its result in an array of its
 * own. All iterations are done at all points; those that have escaped are held
 * at 0.
 *
 *   for iteration in range(first, end):
 *       z = z*z + q
 *       done = abs(z) > 2.0
 *       q = where(done, 0, q)
 *       z = where(done, 0, z)
 *       output = where(done, iteration, output)
 */
#ifndef LAPCHART_MANDELBROT_ARRAYS_H
#define LAPCHART_MANDELBROT_ARRAYS_H

#include "mandelbrot/mandelbrot.h"

/* All that the expressions need for `capacity` points at a time. numpy asks for a new array for each result, and its
 * allocator gives back the memory of the last one; here they stand ready and change places. */
struct arrays {
	int64_t capacity;
	void *z, *q, *result; /* complex numbers of the set's precision */
	void *absolute;       /* real ones */
	unsigned char *done;
	int32_t *output, *output_result;
};

bool arrays_allocate(struct arrays *out, const struct mandelbrot *set, int64_t capacity, struct error *err);
void arrays_free(struct arrays *arrays); /* leaves it empty */

/* The output of `count` <= capacity points from point `begin` of the grid, in the order of rows. */
typedef void arrays_compute(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count);
arrays_compute arrays_iterate;
arrays_compute arrays_iterate_double, arrays_iterate_single; /* by set->single */

/* The name of the instruction set for which the operations were compiled and that runs here. */
const char *arrays_instruction_set(void);

#endif
