/* POPPY's algorithm on the device: cuFFT between pupil and occulter, cuBLAS in front of the detector. */
#include "cuda-psf/card.h"
#include "cuda-psf/visit.h"
#include "cuda/device.h"
#include "psf/planes.h"

static bool open_card(void *card, const struct psf *psf, struct error *err)
{
	return cuda_psf_card_open(card, psf, err);
}

static void close_card(void *card)
{
	cuda_psf_card_close(card);
}

static bool upload(void *context, struct error *err)
{
	const struct cuda_psf_card *card = context;
	const struct psf *psf = card->psf;
	const size_t bytes = psf->n * psf->n * sizeof *psf->pupil;
	return cuda_upload(card->pupil, psf->pupil, bytes, err) &&
	       (psf->kind == PSF_IMAGING || cuda_upload(card->lyot, psf->lyot, bytes, err));
}

static bool add_batch(const struct cuda_psf_card *card, size_t first, struct error *err)
{
	static const struct psf_observer nobody;
	const struct psf *psf = card->psf;
	const struct cuda_psf_waves waves = cuda_psf_waves_of(psf, first, card->batch);
	return (psf->kind == PSF_IMAGING || cuda_psf_occult(card, &waves, &nobody, err)) &&
	       cuda_psf_detect(card, &waves, first == 0, err);
}

static bool compute(void *context, struct error *err)
{
	const struct cuda_psf_card *card = context;
	const struct psf *psf = card->psf;
	if (psf->kind == PSF_IMAGING) {
		cuda_psf_start_complex(card->light, card->pupil, psf->n * psf->n);
		if (!cuda_started("complex", err))
			return false;
	}
	for (size_t first = 0; first < psf->wavelengths; first += card->batch)
		if (!add_batch(card, first, err))
			return false;
	return true;
}

static double *image(void *card)
{
	return ((struct cuda_psf_card *)card)->image;
}

static void add_metrics(const void *context, struct answer *out)
{
	const struct cuda_psf_card *card = context;
	answer_uint(out, "wavelengths_at_a_time", card->batch);
	answer_uint(out, "device_memory_bytes", card->bytes);
}

static const struct cuda_psf_way way = {
	.card_bytes = sizeof(struct cuda_psf_card),
	.open = open_card,
	.close = close_card,
	.upload = upload,
	.compute = compute,
	.image = image,
	.metrics = add_metrics,
};

static bool look(void *context, const struct psf *psf, struct psf_observer observer, double *values, struct error *err)
{
	const struct cuda_psf_waves waves = cuda_psf_waves_of(psf, 0, 1);
	(void)values;
	return cuda_psf_occult(context, &waves, &observer, err) && cuda_wait(err);
}

static bool planes(void *state, struct planes *planes, struct error *err)
{
	struct cuda_psf_visit *own = state;
	if (!psf_planes_write_by(look, own->card, &own->psf, err))
		return false;
	psf_planes_announce(planes, &own->psf);
	return true;
}

static void describe(struct worker *worker)
{
	cuda_describe(worker);
	cublas_describe(worker);
	cuda_transform_describe(worker);
}

CUDA_PSF_KERNELS(kernels, way, planes);

const struct backend backend = {
	.name = "cuda",
	.version = "1",
	.summary =
		"cuFFT and cuBLAS on a GPU, wavelengths side by side as its memory allows (POPPY's appendix, on a GPU)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = describe,
};
