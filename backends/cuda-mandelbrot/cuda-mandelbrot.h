/*
 * cuda-mandelbrot.h: what the Mandelbrot backends on a CUDA device share: the set, its output on the device and on the
 * host, and the points as complex numbers for those that take them as an array, as the texts' programs do.
 *
 * A run uploads its inputs, starts kernels and downloads the output; the answer is made of what was downloaded.
 */
#ifndef LAPCHART_CUDA_MANDELBROT_CUDA_MANDELBROT_H
#define LAPCHART_CUDA_MANDELBROT_CUDA_MANDELBROT_H

#include "cuda-mandelbrot/kernels.h"
#include "cuda/clock.h"
#include "mandelbrot/mandelbrot.h"

struct cuda_mandelbrot {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	struct cuda_clock clock;
	const struct mandelbrot_kernels *kernels; /* of the set's precision */
	size_t count;                             /* points */
	struct numbering numbering;
	int32_t *output; /* on the device */
	void *points;    /* on the host, pinned: complex; NULL until cuda_mandelbrot_make_points() */
	void *q;         /* on the device, room for them; likewise */
};

extern const char *const cuda_mandelbrot_params[]; /* precision */

/* For prepare(): all but points and q. The state may begin with a struct cuda_mandelbrot; `own` is all zero. */
bool cuda_mandelbrot_open(struct cuda_mandelbrot *own, mandelbrot_define *define, const struct params *params,
			  struct error *err);
bool cuda_mandelbrot_make_points(struct cuda_mandelbrot *own, struct error *err);
/* The end of prepare(): one run, whose output is wiped again, on the host and on the device. */
bool cuda_mandelbrot_first_run(struct cuda_mandelbrot *own, bool (*run)(void *state, struct error *err),
			       struct error *err);
/* The end of a run. */
bool cuda_mandelbrot_download(struct cuda_mandelbrot *own, struct error *err);

/* --- kernel hooks --- */

bool cuda_mandelbrot_metrics(void *state, struct answer *metrics, struct error *err);
void cuda_mandelbrot_finish(void *state);

#define CUDA_MANDELBROT_KERNEL(NAME, PREPARE, RUN, FINISH)                                                             \
	{                                                                                                              \
		.benchmark = NAME, .params = cuda_mandelbrot_params, .prepare = PREPARE, .run = RUN,                   \
		.answer = mandelbrot_answer, .finish = FINISH, .metrics = cuda_mandelbrot_metrics,                     \
	}

/* Defines the table KERNELS of a backend, which has both benchmarks, and its two hooks of preparation: they hand their
 * benchmark's definition to `bool PREPARE(void **state, mandelbrot_define *define, params, err)`. */
#define CUDA_MANDELBROT_KERNELS(KERNELS, PREPARE, RUN, FINISH)                                                         \
	static bool prepare_tutorial(void **state, const struct params *params, struct error *err)                     \
	{                                                                                                              \
		return PREPARE(state, mandelbrot_tutorial, params, err);                                               \
	}                                                                                                              \
	static bool prepare_salon(void **state, const struct params *params, struct error *err)                        \
	{                                                                                                              \
		return PREPARE(state, mandelbrot_salon, params, err);                                                  \
	}                                                                                                              \
	static const struct kernel KERNELS[] = {                                                                       \
		CUDA_MANDELBROT_KERNEL("mandelbrot-tutorial", prepare_tutorial, RUN, FINISH),                          \
		CUDA_MANDELBROT_KERNEL("mandelbrot-salon", prepare_salon, RUN, FINISH),                                \
	}

/* --- whole backends of one kernel that takes the points as an array --- */

bool cuda_mandelbrot_prepare(void **state, mandelbrot_define *define, const struct params *params,
			     bool (*run)(void *state, struct error *err), struct error *err);
/* Starts the kernel `start`, of that name. */
bool cuda_mandelbrot_run(struct cuda_mandelbrot *own, void (*start)(struct cuda_mandelbrot *own), const char *name,
			 struct error *err);

#endif
