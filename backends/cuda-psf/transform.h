/*
 * transform.h: discrete Fourier transforms by cuFFT: sequences of one length, one behind the other, in place, so many
 * of them at a time. There is one plan and one work area for all transforms of a run.
 */
#ifndef LAPCHART_CUDA_PSF_TRANSFORM_H
#define LAPCHART_CUDA_PSF_TRANSFORM_H

#include <cufft.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/worker.h"

struct cuda_transform {
	cufftHandle plan;
	bool made;
	size_t length, sequences;
	size_t work_bytes; /* that the plan needs beside the sequences */
	void *work;
};

/* The plan alone; then its work area. */
bool cuda_transform_plan(struct cuda_transform *out, size_t length, size_t sequences, struct error *err);
bool cuda_transform_allocate(struct cuda_transform *transform, struct error *err);
/* Takes one that is {0}, too. */
void cuda_transform_free(struct cuda_transform *transform);

/* CUFFT_FORWARD: exponent -, CUFFT_INVERSE: exponent +; not scaled. */
bool cuda_transform_run(const struct cuda_transform *transform, double2 *chunk, int direction, struct error *err);

/* For describe(): the library, as kind "fft"; needs no device. */
void cuda_transform_describe(struct worker *worker);

#endif
