#include "cuda-psf/card.h"

#include "cuda/device.h"

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Of a chunk; there are no more rows than these. */
static size_t sequences_of(const struct psf *psf)
{
	const size_t fitting = CUDA_PSF_CHUNK_BYTES / sizeof(double2) / psf->grid;
	return larger(1, smaller(fitting, psf->n * smaller(psf->wavelengths, CUDA_PSF_WAVES)));
}

/* Complex numbers of the arena for each wavelength: first the field, then the products. */
static size_t arena_each(const struct psf *psf)
{
	const size_t products = psf->side * (psf->n + psf->side);
	return psf->kind == PSF_CORONAGRAPH ? larger(products, psf->n * psf->grid) : products;
}

static size_t light_count(const struct psf *psf, size_t batch)
{
	return psf->n * psf->n * (psf->kind == PSF_CORONAGRAPH ? batch : 1);
}

/* Fixed: twice a chunk, of columns and what rounding up to whole chunks takes at the end of the arena. */
static struct cuda_psf_need need_of(const struct psf *psf, size_t sequences, size_t work_bytes)
{
	const size_t pixels = psf->n * psf->n, image = psf->side * psf->side, factors = psf->n * psf->side;
	if (psf->kind == PSF_IMAGING)
		return (struct cuda_psf_need){.fixed = (pixels + image) * sizeof(double) + pixels * sizeof(double2),
					      .each = (factors + arena_each(psf)) * sizeof(double2)};
	return (struct cuda_psf_need){.fixed = (2 * pixels + image) * sizeof(double) +
					       2 * sequences * psf->grid * sizeof(double2) + work_bytes,
				      .each = (pixels + factors + arena_each(psf)) * sizeof(double2) +
					      psf->grid * sizeof(double)};
}

static bool choose_batch(struct cuda_psf_card *card, struct error *err)
{
	const struct cuda_psf_need need = need_of(card->psf, card->transform.sequences, card->transform.work_bytes);
	if (!cuda_psf_choose_batch(&card->batch, card->psf, need, err))
		return false;
	card->bytes = need.fixed + card->batch * need.each;
	return true;
}

static bool real_numbers(double **out, size_t count, struct error *err)
{
	return cuda_allocate((void **)out, count * sizeof **out, err);
}

static bool complex_numbers(double2 **out, size_t count, struct error *err)
{
	return cuda_allocate((void **)out, count * sizeof **out, err);
}

static bool allocate_coronagraph(struct cuda_psf_card *card, struct error *err)
{
	const struct psf *psf = card->psf;
	return real_numbers(&card->lyot, psf->n * psf->n, err) &&
	       real_numbers(&card->gauss, card->batch * psf->grid, err) &&
	       complex_numbers(&card->chunk, card->transform.sequences * psf->grid, err) &&
	       cuda_transform_allocate(&card->transform, err);
}

static bool allocate(struct cuda_psf_card *card, struct error *err)
{
	const struct psf *psf = card->psf;
	return real_numbers(&card->pupil, psf->n * psf->n, err) &&
	       real_numbers(&card->image, psf->side * psf->side, err) &&
	       complex_numbers(&card->light, light_count(psf, card->batch), err) &&
	       complex_numbers(&card->factors, card->batch * psf->n * psf->side, err) &&
	       complex_numbers(&card->arena, card->batch * arena_each(psf) + card->transform.sequences * psf->grid,
			       err) &&
	       (psf->kind == PSF_IMAGING || allocate_coronagraph(card, err));
}

bool cuda_psf_card_open(struct cuda_psf_card *out, const struct psf *psf, struct error *err)
{
	*out = (struct cuda_psf_card){
		.psf = psf,
		.sides = {(unsigned)psf->n, (unsigned)psf->grid, (unsigned)psf->side, (unsigned)psf->oversample}};
	if (!cublas_open(&out->blas, err) ||
	    (psf->kind == PSF_CORONAGRAPH && !cuda_transform_plan(&out->transform, psf->grid, sequences_of(psf), err)))
		return false;
	return choose_batch(out, err) && allocate(out, err);
}

/* What cudaFree() returns is no news: an earlier failure, which has been reported. */
void cuda_psf_card_close(struct cuda_psf_card *card)
{
	cudaFree(card->pupil);
	cudaFree(card->lyot);
	cudaFree(card->image);
	cudaFree(card->gauss);
	cudaFree(card->light);
	cudaFree(card->factors);
	cudaFree(card->arena);
	cudaFree(card->chunk);
	cuda_transform_free(&card->transform);
	cublas_close(card->blas);
	*card = (struct cuda_psf_card){0};
}
