#include "mandelbrot/mandelbrot.h"

/* The squares that the test needs are those of the next iteration. Doubling zx*zy is exact, so it is the text's
 * zx*zy + zy*zx. */
static int32_t escape(const struct mandelbrot *set, double qx, double qy)
{
	double zx = 0, zy = 0, xx = 0, yy = 0;
	for (int32_t iteration = set->first; iteration < set->end; iteration++) {
		zy = 2 * (zx * zy) + qy;
		zx = (xx - yy) + qx;
		xx = zx * zx;
		yy = zy * zy;
		if (xx + yy > 4.0)
			return iteration;
	}
	return set->unescaped;
}

static int32_t escape_single(const struct mandelbrot *set, float qx, float qy)
{
	float zx = 0, zy = 0, xx = 0, yy = 0;
	for (int32_t iteration = set->first; iteration < set->end; iteration++) {
		zy = 2 * (zx * zy) + qy;
		zx = (xx - yy) + qx;
		xx = zx * zx;
		yy = zy * zy;
		if (xx + yy > 4.0F)
			return iteration;
	}
	return set->unescaped;
}

void mandelbrot_row(const struct mandelbrot *set, int64_t row)
{
	int32_t *output = set->output + row * set->width;
	for (int64_t i = 0; i < set->width; i++)
		output[i] = set->single ? escape_single(set, (float)set->x[i], (float)set->y[row])
					: escape(set, set->x[i], set->y[row]);
}
