/*
 * products.h: the hooks of the two kernels of the backend `cublas` (worker/kernel.h), and what they share.
 *
 * A run copies both factors to the device, multiplies and copies the result back. Answers come from that copy, which
 * holds NaN until the first sample.
 */
#ifndef LAPCHART_CUBLAS_PRODUCTS_H
#define LAPCHART_CUBLAS_PRODUCTS_H

#include "cublas/handle.h"
#include "cuda/clock.h"
#include "worker/kernel.h"

/* C made of A and B, each on the host and on the device. */
struct cublas_device {
	struct cuda_clock clock;
	cublasHandle_t handle;
	double *a, *b, *c;
};

/* Numbers of each, and where they are on the host; c is for writing. Lent, until cublas_device_close(). */
struct cublas_host {
	double *a, *b, *c;
	size_t a_count, b_count, c_count;
};

/* What lies between the copies. */
typedef bool cublas_compute(void *state, struct error *err);

bool cublas_device_open(struct cublas_device *out, const struct cublas_host *host, struct error *err);
void cublas_device_close(struct cublas_device *device, const struct cublas_host *host);
bool cublas_device_run(struct cublas_device *device, const struct cublas_host *host, cublas_compute *compute,
		       void *state, struct error *err);
/* A first run, whose result is forgotten. `run` is the kernel's own. */
bool cublas_device_first_run(struct cublas_device *device, const struct cublas_host *host,
			     bool (*run)(void *state, struct error *err), void *state, struct error *err);

extern const char *const cublas_types[]; /* "double", "complex", NULL */

bool cublas_outer_prepare(void **state, const struct params *params, struct error *err);
bool cublas_outer_run(void *state, struct error *err);
bool cublas_outer_answer(void *state, struct answer *answer, struct error *err);
bool cublas_outer_metrics(void *state, struct answer *answer, struct error *err);
void cublas_outer_finish(void *state);

#endif
