/*
 * visit.h: the hooks that both backends of this folder share (worker/kernel.h): definition, clock, copies, the first
 * run. What is on the device, and what computes there, is a way's own.
 */
#ifndef LAPCHART_CUDA_PSF_VISIT_H
#define LAPCHART_CUDA_PSF_VISIT_H

#include "cuda/clock.h"
#include "psf/psf.h"

struct cuda_psf_way {
	/* All that is on the device, after that was opened; `psf` is lent. *card is handed to the others, and is to be
	 * closed also after a failure. */
	bool (*open)(void **card, const struct psf *psf, struct error *err);
	void (*close)(void *card); /* NULL too */
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

#endif
