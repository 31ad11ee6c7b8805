#include <string.h>

#include "psf/product.h"
#include "worker/clones.h"

#define HEIGHT 4
#define LANES  4

/* A vector of the compiler's, lowered to what the processor has. It goes by pointer: how one is passed by value
 * depends on the instruction set. */
typedef double lanes __attribute__((vector_size(LANES * sizeof(double))));

static inline __attribute__((always_inline)) void add_to(double *to, const lanes *value)
{
	lanes sum;
	memcpy(&sum, to, sizeof sum);
	sum += *value;
	memcpy(to, &sum, sizeof sum);
}

WORKER_CLONES static void multiply(size_t inner, const double *a, const double *b, double *re, double *im,
				   size_t stride)
{
	lanes sum_re[HEIGHT] = {{0}}, sum_im[HEIGHT] = {{0}};
	for (size_t row = 0; row < inner; row++, a += 2 * HEIGHT, b += 2 * LANES) {
		lanes b_re, b_im;
		memcpy(&b_re, b, sizeof b_re);
		memcpy(&b_im, b + LANES, sizeof b_im);
		for (size_t i = 0; i < HEIGHT; i++) {
			sum_re[i] += a[i] * b_re;
			sum_re[i] -= a[HEIGHT + i] * b_im;
			sum_im[i] += a[i] * b_im;
			sum_im[i] += a[HEIGHT + i] * b_re;
		}
	}
	for (size_t i = 0; i < HEIGHT; i++) {
		add_to(re + i * stride, &sum_re[i]);
		add_to(im + i * stride, &sum_im[i]);
	}
}

/* Taken by address, clones are reached through one more call in some compilers; so they have a function of their own.
 */
static void multiply_portable(size_t inner, const double *a, const double *b, double *re, double *im, size_t stride)
{
	multiply(inner, a, b, re, im, stride);
}

const struct psf_tile psf_tile_portable = {
	.height = HEIGHT, .width = LANES, .multiply = multiply_portable, .name = "portable"};
