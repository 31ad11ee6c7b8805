/* The matrix Fourier transform M = scale T' E T in two products: R = E' T (n x m), then R' T (m x m). */
#include "cuda-psf/card.h"
#include "cuda-psf/product.h"
#include "cuda/device.h"

static bool multiply(const struct cuda_psf_card *card, size_t waves, double2 *half, double2 *amplitudes,
		     struct error *err)
{
	const size_t n = card->psf->n, m = card->psf->side;
	const struct cuda_product first = {.a = card->light,
					   .b = card->factors,
					   .c = half,
					   .a_step = card->psf->kind == PSF_CORONAGRAPH ? n * n : 0,
					   .b_step = n * m,
					   .c_step = n * m,
					   .inner = n,
					   .rows = n,
					   .columns = m,
					   .count = waves};
	const struct cuda_product second = {.a = half,
					    .b = card->factors,
					    .c = amplitudes,
					    .a_step = n * m,
					    .b_step = n * m,
					    .c_step = m * m,
					    .inner = n,
					    .rows = m,
					    .columns = m,
					    .count = waves};
	return cuda_product_complex(card->blas, &first, err) && cuda_product_complex(card->blas, &second, err);
}

bool cuda_psf_detect(const struct cuda_psf_card *card, const struct cuda_psf_waves *waves, bool anew, struct error *err)
{
	const size_t n = card->psf->n, m = card->psf->side;
	double2 *half = card->arena, *amplitudes = half + waves->count * n * m;
	cuda_psf_start_factors(card->factors, waves, card->sides);
	if (!cuda_started("factors", err) || !multiply(card, waves->count, half, amplitudes, err))
		return false;
	cuda_psf_start_image(card->image, amplitudes, waves, card->sides, anew);
	return cuda_started("image", err);
}
