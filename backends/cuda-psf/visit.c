#include "cuda-psf/visit.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "cuda/device.h"

static size_t pupil_bytes(const struct psf *psf)
{
	return psf->n * psf->n * sizeof *psf->pupil;
}

static size_t image_bytes(const struct psf *psf)
{
	return psf->side * psf->side * sizeof *psf->image;
}

bool cuda_psf_visit_run(void *state, struct error *err)
{
	struct cuda_psf_visit *own = state;
	const struct cuda_psf_way *way = own->way;
	return cuda_clock_start(&own->clock, CUDA_COPY, err) && way->upload(own->card, err) &&
	       cuda_clock_enter(&own->clock, CUDA_COMPUTE, err) && way->compute(own->card, err) &&
	       cuda_clock_enter(&own->clock, CUDA_COPY, err) &&
	       cuda_download(own->psf.image, way->image(own->card), image_bytes(&own->psf), err) &&
	       cuda_clock_stop(&own->clock, err);
}

/* A first run, whose image is forgotten here and on the device (0xff bytes are NaN). */
static bool warm_up(struct cuda_psf_visit *own, struct error *err)
{
	double *image = own->way->image(own->card);
	if (!cuda_clock_first_run(&own->clock, cuda_psf_visit_run, own, err) ||
	    !cuda_good(cudaMemsetAsync(image, 0xff, image_bytes(&own->psf), NULL), err, "cudaMemsetAsync"))
		return false;
	for (size_t i = 0; i < own->psf.side * own->psf.side; i++)
		own->psf.image[i] = NAN;
	return cuda_wait(err);
}

bool cuda_psf_visit_prepare(void **state, const struct cuda_psf_way *way, enum psf_kind kind,
			    const struct params *params, struct error *err)
{
	struct cuda_psf_visit *own = mem_zero(1, sizeof *own);
	struct psf *psf = &own->psf;
	*state = own;
	own->way = way;
	if (!psf_define(psf, kind, params, NULL, err) || !cuda_clock_open(&own->clock, err))
		return false;
	own->card = mem_zero(1, way->card_bytes);
	if (!way->open(own->card, psf, err))
		return false;
	cuda_pin(psf->pupil, pupil_bytes(psf));
	cuda_pin(psf->image, image_bytes(psf));
	if (psf->lyot)
		cuda_pin(psf->lyot, pupil_bytes(psf));
	return warm_up(own, err);
}

bool cuda_psf_visit_metrics(void *state, struct answer *metrics, struct error *err)
{
	const struct cuda_psf_visit *own = state;
	own->way->metrics(own->card, metrics);
	return cuda_clock_metrics(&own->clock, metrics, err);
}

void cuda_psf_visit_finish(void *state)
{
	struct cuda_psf_visit *own = state;
	if (!own)
		return;
	cuda_unpin(own->psf.pupil);
	cuda_unpin(own->psf.image);
	cuda_unpin(own->psf.lyot);
	if (own->card)
		own->way->close(own->card);
	free(own->card);
	cuda_clock_close(&own->clock);
	psf_free(&own->psf);
	free(own);
}
