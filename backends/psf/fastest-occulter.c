#include "psf/fastest-occulter.h"

#include <stdlib.h>

#include "base/mem.h"
#include "worker/clones.h"

static void fill(double *to, const struct fastest_nodes *nodes, const struct fastest_tile *tile, double periods)
{
	for (size_t k = 0; k < nodes->count; k++)
		to[k] = nodes->at[k];
	tile->cosines(to, nodes->count, periods);
}

static void fill_waves(const struct fastest_occulter *own, const struct fastest_tile *tile, size_t u)
{
	const double periods = (double)u / (double)own->psf->oversample;
	fill(fastest_row(&own->at_pupil, u), &own->pupil.nodes, tile, periods);
	fill(fastest_row(&own->at_stop, u), &own->stop.nodes, tile, periods);
}

struct job {
	struct fastest_occulter *occulter;
	const struct fastest_team *team;
};

static void begin_item(void *context, size_t item, size_t thread)
{
	(void)thread;
	const struct job *job = context;
	const struct fastest_occulter *own = job->occulter;
	const size_t count = own->at_stop.rows;
	if (item < count)
		fill_waves(own, job->team->tile, item);
	else
		fastest_cardinal(fastest_row(&own->transfer, item - count), &own->open.nodes,
				 own->stop.nodes.at[item - count], 1);
}

void fastest_occulter_begin(struct fastest_occulter *own, const struct fastest_team *team)
{
	struct job job = {own, team};
	fastest_condense(&own->stop, team, own->psf->lyot, NULL);
	fastest_condense(&own->open, team, own->psf->pupil, own->psf->lyot);
	fastest_condense(&own->pupil, team, own->psf->pupil, NULL);
	fastest_share_items(team, own->at_stop.rows + own->transfer.rows, begin_item, &job);
}

WORKER_CLONES static void scale_row(double *to, const double *from, size_t count, double factor)
{
	for (size_t k = 0; k < count; k++)
		to[k] = factor * from[k];
}

WORKER_CLONES static void multiply_row(double *values, const double *by, size_t count)
{
	for (size_t k = 0; k < count; k++)
		values[k] *= by[k];
}

WORKER_CLONES static void subtract_from_row(double *values, const double *from, size_t count)
{
	for (size_t k = 0; k < count; k++)
		values[k] = from[k] - values[k];
}

enum { BLUR, HALF, BEHIND, NARROW, LIGHT, PRODUCTS };

/* The products of a wavelength, in their order. */
static void list_products(struct fastest_product *list, const struct fastest_occulter *own,
			  const struct fastest_scratch *scratch, const struct fastest_matrix *light)
{
	list[BLUR] = (struct fastest_product){&scratch->blur, &own->at_pupil, &scratch->waves, FASTEST_WHOLE};
	list[HALF] = (struct fastest_product){&scratch->half, &own->pupil.result, &scratch->blur, FASTEST_WHOLE};
	list[BEHIND] = (struct fastest_product){&scratch->behind, &scratch->blur, &scratch->half, FASTEST_UPPER};
	list[NARROW] = (struct fastest_product){&scratch->narrow, &scratch->behind, &own->transfer, FASTEST_WHOLE};
	list[LIGHT] = (struct fastest_product){light, &own->transfer, &scratch->narrow, FASTEST_UPPER};
}

void fastest_occult(const struct fastest_occulter *own, const struct fastest_tile *tile, double wavelength,
		    size_t thread, const struct fastest_matrix *light)
{
	const struct fastest_scratch *scratch = &own->scratch[thread];
	const double steepness = psf_occulter_steepness(wavelength);
	const size_t stop = own->stop.nodes.count, open = own->open.nodes.count;
	struct fastest_product products[PRODUCTS];
	list_products(products, own, scratch, light);
	for (size_t u = 0; u < own->at_stop.rows; u++)
		scale_row(fastest_row(&scratch->waves, u), fastest_row(&own->at_stop, u), stop,
			  fastest_amplitude(own->psf, steepness, u));
	for (int i = BLUR; i <= BEHIND; i++)
		fastest_multiply(tile, &products[i]);
	for (size_t k = 0; k < stop; k++)
		multiply_row(fastest_row(&scratch->behind, k), fastest_row(&own->stop.result, k), stop);
	for (int i = NARROW; i <= LIGHT; i++)
		fastest_multiply(tile, &products[i]);
	for (size_t k = 0; k < open; k++)
		subtract_from_row(fastest_row(light, k), fastest_row(&own->open.result, k), open);
}

double fastest_occulter_flops(const struct fastest_occulter *own)
{
	struct fastest_product products[PRODUCTS];
	double flops = 0;
	list_products(products, own, &own->scratch[0], &own->open.result);
	for (int i = 0; i < PRODUCTS; i++)
		flops += fastest_product_flops(&products[i]);
	return flops * (double)own->psf->wavelengths + fastest_condense_flops(&own->pupil) +
	       fastest_condense_flops(&own->stop) + fastest_condense_flops(&own->open);
}

static bool make_scratch(struct fastest_scratch *out, const struct fastest_occulter *own, struct error *err)
{
	const size_t pupil = own->pupil.nodes.count, stop = own->stop.nodes.count, open = own->open.nodes.count;
	return fastest_matrix_make(&out->waves, own->at_stop.rows, stop, err) &&
	       fastest_matrix_make(&out->blur, pupil, stop, err) && fastest_matrix_make(&out->half, pupil, stop, err) &&
	       fastest_matrix_make(&out->behind, stop, stop, err) && fastest_matrix_make(&out->narrow, stop, open, err);
}

static void free_scratch(struct fastest_scratch *scratch)
{
	fastest_matrix_free(&scratch->waves);
	fastest_matrix_free(&scratch->blur);
	fastest_matrix_free(&scratch->half);
	fastest_matrix_free(&scratch->behind);
	fastest_matrix_free(&scratch->narrow);
}

/* The shortest wavelength needs the most nodes. */
static bool make_condensers(struct fastest_occulter *own, struct error *err)
{
	const double wavelength = psf_wavelength(own->psf, 0), band = psf_field(wavelength) / 2;
	const double steepness = psf_occulter_steepness(wavelength);
	return fastest_condenser_make(&own->pupil, own->psf, fastest_nodes_needed(0, steepness), err) &&
	       fastest_condenser_make(&own->stop, own->psf, fastest_nodes_needed(band, steepness), err) &&
	       fastest_condenser_make(&own->open, own->psf, fastest_nodes_needed(band, 0), err);
}

bool fastest_occulter_make(struct fastest_occulter *out, const struct psf *psf, size_t threads, struct error *err)
{
	const size_t count = fastest_frequencies(psf);
	*out = (struct fastest_occulter){.psf = psf, .threads = threads};
	out->scratch = mem_zero(threads, sizeof *out->scratch);
	if (!make_condensers(out, err))
		return false;
	const size_t pupil = out->pupil.nodes.count, stop = out->stop.nodes.count, open = out->open.nodes.count;
	if (!fastest_matrix_make(&out->at_pupil, count, pupil, err) ||
	    !fastest_matrix_make(&out->at_stop, count, stop, err) ||
	    !fastest_matrix_make(&out->transfer, stop, open, err))
		return false;
	for (size_t i = 0; i < threads; i++)
		if (!make_scratch(&out->scratch[i], out, err))
			return false;
	return true;
}

void fastest_occulter_free(struct fastest_occulter *own)
{
	for (size_t i = 0; i < own->threads; i++)
		free_scratch(&own->scratch[i]);
	free(own->scratch);
	fastest_condenser_free(&own->pupil);
	fastest_condenser_free(&own->stop);
	fastest_condenser_free(&own->open);
	fastest_matrix_free(&own->at_pupil);
	fastest_matrix_free(&own->at_stop);
	fastest_matrix_free(&own->transfer);
	*own = (struct fastest_occulter){0};
}
