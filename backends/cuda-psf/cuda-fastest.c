/* The mathematics of psf/fastest.c on the device, whole matrices at a time: no Fourier transform is left. */
#include "cuda-psf/fastest-card.h"
#include "cuda-psf/visit.h"
#include "cuda/device.h"

static bool open_card(void *card, const struct psf *psf, struct error *err)
{
	return cuda_fastest_open(card, psf, err);
}

static void close_card(void *card)
{
	cuda_fastest_close(card);
}

/* The lower right quarter of the plane: the others mirror it. */
static bool upload_quarter(const struct cuda_fastest_matrix *to, const struct psf *psf, const double *plane,
			   struct error *err)
{
	const double *from = plane + fastest_first(psf) * (psf->n + 1);
	return cuda_good(cudaMemcpy2DAsync(to->values, to->columns * sizeof *from, from, psf->n * sizeof *from,
					   to->columns * sizeof *from, to->rows, cudaMemcpyHostToDevice, NULL),
			 err, "copying a quarter to the CUDA device");
}

static bool upload(void *context, struct error *err)
{
	const struct cuda_fastest_card *card = context;
	const struct psf *psf = card->psf;
	if (psf->kind == PSF_IMAGING)
		return upload_quarter(&card->open.quarter, psf, psf->pupil, err);
	return upload_quarter(&card->pupil.quarter, psf, psf->pupil, err) &&
	       upload_quarter(&card->stop.quarter, psf, psf->lyot, err);
}

static bool compute(void *context, struct error *err)
{
	const struct cuda_fastest_card *card = context;
	const size_t wavelengths = card->psf->wavelengths;
	if (!cuda_fastest_condense(card, err))
		return false;
	for (size_t first = 0; first < wavelengths; first += card->batch) {
		const struct cuda_psf_waves waves = cuda_psf_waves_of(card->psf, first, card->batch);
		if (!cuda_fastest_add(card, &waves, first == 0, err))
			return false;
	}
	return true;
}

static double *image(void *card)
{
	return ((struct cuda_fastest_card *)card)->image.values;
}

static void add_metrics(const void *context, struct answer *out)
{
	const struct cuda_fastest_card *card = context;
	answer_uint(out, "wavelengths_at_a_time", card->batch);
	answer_uint(out, "device_memory_bytes", card->bytes);
	answer_uint(out, "nodes", card->open.nodes.count);
}

static const struct cuda_psf_way way = {
	.card_bytes = sizeof(struct cuda_fastest_card),
	.open = open_card,
	.close = close_card,
	.upload = upload,
	.compute = compute,
	.image = image,
	.metrics = add_metrics,
};

static void describe(struct worker *worker)
{
	cuda_describe(worker);
	cublas_describe(worker);
}

CUDA_PSF_KERNELS(kernels, way, NULL);

const struct backend backend = {
	.name = "cuda-fastest",
	.version = "1",
	.summary = "As fastest, on a GPU: few nodes in place of pixels and FFTs, by cuBLAS (none of the five texts)",
	.class_name = "shortcut",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = describe,
};
