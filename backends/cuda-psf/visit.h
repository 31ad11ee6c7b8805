/*
 * visit.h: the hooks that both backends of this folder share (worker/kernel.h): definition, clock, copies, the first
 * run. What is on the device, and what computes there, is a way's own.
 */
#ifndef LAPCHART_CUDA_PSF_VISIT_H
#define LAPCHART_CUDA_PSF_VISIT_H

#include "cuda/clock.h"
#include "psf/psf.h"
#include "worker/kernel.h"

struct cuda_psf_way {
	/* Of the struct that knows all that is on the device: the card that the others take, {0} before it is open. */
	size_t card_bytes;
	/* After the device was opened; `psf` is lent. Is to be closed also after a failure. */
	bool (*open)(void *card, const struct psf *psf, struct error *err);
	void (*close)(void *card);
	bool (*upload)(void *card, struct error *err);
	/* Leaves the image on the device. */
	bool (*compute)(void *card, struct error *err);
	double *(*image)(void *card);
	void (*metrics)(const void *card, struct answer *metrics);
};

struct cuda_psf_visit {
	struct psf psf; /* first: psf_answer() takes the state for it */
	struct cuda_clock clock;
	const struct cuda_psf_way *way;
	void *card;
};

bool cuda_psf_visit_prepare(void **state, const struct cuda_psf_way *way, enum psf_kind kind,
			    const struct params *params, struct error *err);
bool cuda_psf_visit_run(void *state, struct error *err);
bool cuda_psf_visit_metrics(void *state, struct answer *metrics, struct error *err);
void cuda_psf_visit_finish(void *state);

#define CUDA_PSF_KERNEL(NAME, PREPARE, PLANES)                                                                         \
	{                                                                                                              \
		.benchmark = NAME, .prepare = PREPARE, .run = cuda_psf_visit_run, .answer = psf_answer,                \
		.finish = cuda_psf_visit_finish, .metrics = cuda_psf_visit_metrics, .planes = PLANES,                  \
	}

/* Defines the table KERNELS of a backend, which has both benchmarks, and its two hooks of preparation. WAY is its
 * struct cuda_psf_way, PLANES its hook of that name or NULL. */
#define CUDA_PSF_KERNELS(KERNELS, WAY, PLANES)                                                                         \
	static bool prepare_imaging(void **state, const struct params *params, struct error *err)                      \
	{                                                                                                              \
		return cuda_psf_visit_prepare(state, &(WAY), PSF_IMAGING, params, err);                                \
	}                                                                                                              \
	static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)                  \
	{                                                                                                              \
		return cuda_psf_visit_prepare(state, &(WAY), PSF_CORONAGRAPH, params, err);                            \
	}                                                                                                              \
	static const struct kernel KERNELS[] = {                                                                       \
		CUDA_PSF_KERNEL("psf-imaging", prepare_imaging, PLANES),                                               \
		CUDA_PSF_KERNEL("psf-coronagraph", prepare_coronagraph, PLANES),                                       \
	}

#endif
