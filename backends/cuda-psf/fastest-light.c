/* The steps of fastest-card.h: the products by cuBLAS, of all wavelengths of a batch at a time. */
#include "cuda-psf/fastest-card.h"
#include "cuda-psf/product.h"
#include "cuda/device.h"

typedef struct cuda_fastest_matrix matrix;

static size_t count_of(const matrix *of)
{
	return of->rows * of->columns;
}

static size_t step_of(const matrix *of)
{
	return of->each ? count_of(of) : 0;
}

/* C = A' B. */
static bool multiply(const struct cuda_fastest_card *card, const matrix *c, const matrix *a, const matrix *b,
		     size_t waves, struct error *err)
{
	const struct cuda_product product = {.a = a->values,
					     .b = b->values,
					     .c = c->values,
					     .a_step = step_of(a),
					     .b_step = step_of(b),
					     .c_step = step_of(c),
					     .inner = a->rows,
					     .rows = a->columns,
					     .columns = b->columns,
					     .count = waves};
	return cuda_product_real(card->blas, &product, err);
}

static struct cuda_fastest_nodes nodes_of(const struct cuda_fastest_plane *plane)
{
	return (struct cuda_fastest_nodes){(unsigned)plane->nodes.count, plane->at.values, plane->weight.values};
}

static struct cuda_fastest_frequencies frequencies_of(const struct cuda_fastest_card *card)
{
	return (struct cuda_fastest_frequencies){(unsigned)card->ripples.rows, (unsigned)card->psf->oversample,
						 (unsigned)card->psf->grid};
}

/* E is symmetric. */
static bool condense(const struct cuda_fastest_card *card, const struct cuda_fastest_plane *plane, struct error *err)
{
	const struct cuda_fastest_points pixels = {(unsigned)card->positions.columns, card->positions.values,
						   card->share.values};
	cuda_fastest_start_cardinal(plane->cardinal.values, nodes_of(plane), pixels);
	return cuda_started("cardinal", err) &&
	       multiply(card, &plane->rows, &plane->quarter, &plane->cardinal, 1, err) &&
	       multiply(card, &plane->condensed, &plane->cardinal, &plane->rows, 1, err);
}

static bool condense_coronagraph(const struct cuda_fastest_card *card, struct error *err)
{
	const struct cuda_fastest_points at_stop = {(unsigned)card->stop.nodes.count, card->stop.at.values, NULL};
	cuda_fastest_start_mask(card->open.quarter.values, card->pupil.quarter.values, card->stop.quarter.values,
				count_of(&card->open.quarter));
	if (!cuda_started("mask", err) || !condense(card, &card->pupil, err) || !condense(card, &card->stop, err))
		return false;
	cuda_fastest_start_cardinal(card->transfer.values, nodes_of(&card->open), at_stop);
	if (!cuda_started("cardinal", err))
		return false;
	cuda_fastest_start_ripples(card->ripples.values, nodes_of(&card->pupil), frequencies_of(card));
	return cuda_started("ripples", err);
}

bool cuda_fastest_condense(const struct cuda_fastest_card *card, struct error *err)
{
	return (card->psf->kind == PSF_IMAGING || condense_coronagraph(card, err)) && condense(card, &card->open, err);
}

/* G' K G, by element with the stop's K. */
static bool go_behind(const struct cuda_fastest_card *card, const struct cuda_psf_waves *waves, struct error *err)
{
	cuda_fastest_start_damped(card->damped.values, nodes_of(&card->stop), frequencies_of(card), waves);
	if (!cuda_started("damped", err) ||
	    !multiply(card, &card->blur, &card->ripples, &card->damped, waves->count, err) ||
	    !multiply(card, &card->half, &card->pupil.condensed, &card->blur, waves->count, err) ||
	    !multiply(card, &card->behind, &card->blur, &card->half, waves->count, err))
		return false;
	cuda_fastest_start_times(card->behind.values, card->stop.condensed.values, count_of(&card->behind),
				 waves->count);
	return cuda_started("times", err);
}

static bool occult(const struct cuda_fastest_card *card, const struct cuda_psf_waves *waves, struct error *err)
{
	if (!go_behind(card, waves, err) ||
	    !multiply(card, &card->narrow, &card->behind, &card->transfer, waves->count, err) ||
	    !multiply(card, &card->light, &card->transfer, &card->narrow, waves->count, err))
		return false;
	cuda_fastest_start_rest(card->light.values, card->open.condensed.values, count_of(&card->light), waves->count);
	return cuda_started("rest", err);
}

bool cuda_fastest_add(const struct cuda_fastest_card *card, const struct cuda_psf_waves *waves, bool anew,
		      struct error *err)
{
	const matrix *light = card->psf->kind == PSF_CORONAGRAPH ? &card->light : &card->open.condensed;
	if (card->psf->kind == PSF_CORONAGRAPH && !occult(card, waves, err))
		return false;
	cuda_fastest_start_cosines(card->cosines.values, nodes_of(&card->open), (unsigned)card->cosines.columns, waves);
	if (!cuda_started("cosines", err) || !multiply(card, &card->field, light, &card->cosines, waves->count, err) ||
	    !multiply(card, &card->amplitudes, &card->cosines, &card->field, waves->count, err))
		return false;
	cuda_fastest_start_image(card->image.values, card->amplitudes.values, (unsigned)card->psf->side, waves, anew);
	return cuda_started("quarters", err);
}
