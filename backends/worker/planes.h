/*
 * planes.h: for the planes hook of a kernel (kernel.h): one call writes the numbers, one announces them.
 */
#ifndef LAPCHART_WORKER_PLANES_H
#define LAPCHART_WORKER_PLANES_H

#include "model/plane.h"

/* How a plane is announced; texts are copied. */
struct plane_words {
	const char *name, *title;
	bool log_scale;
	double width; /* in width_unit; NaN: unknown */
	const char *width_unit;
};

/* Writes rows x columns doubles to NAME.f64 in the current folder, which is private to the visit. A child process may
 * do this for its parent. */
bool plane_write(const char *name, const double *values, size_t rows, size_t columns, struct error *err);
/* Announces the plane whose file was written. */
void plane_announce(struct planes *planes, const struct plane_words *words, size_t rows, size_t columns);

#endif
