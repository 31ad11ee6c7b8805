#include <stdlib.h>

#include "base/mem.h"
#include "psf/mft.h"
#include "psf/product.h"

/* M = scale T' E T in two products: R = E' T (n x m), then R' T (m x m). The strips of T serve both. */
struct product_mft {
	struct psf_mft mft;
	struct psf_threads threads;
	const struct psf_tile *tile;
	struct psf_panels e, t, r;
	struct psf_matrix product, result; /* R, and M but for the scale */
	double *row;                       /* of T, for each thread: m real and m imaginary parts */
};

/* One transform, for the threads. */
struct job {
	struct product_mft *mft;
	const struct psf *psf;
	double wavelength, weight;
	const struct psf_wave *wave;
	double *image;
};

static void fill_factors(void *context, size_t part, size_t parts)
{
	const struct job *job = context;
	struct product_mft *mft = job->mft;
	const size_t n = job->psf->n, strips = psf_panels_strips(&mft->e);
	double *re = mft->row + part * 2 * job->psf->side, *im = re + job->psf->side;
	for (size_t i = psf_part(n, part, parts); i < psf_part(n, part + 1, parts); i++) {
		psf_transform_row(re, im, job->psf, job->wavelength, i);
		psf_panels_fill_row(&mft->t, i, re, im);
	}
	psf_panels_fill(&mft->e, psf_part(strips, part, parts), psf_part(strips, part + 1, parts), job->wave->re,
			job->wave->im, n);
}

static void first_product(void *context, size_t part, size_t parts)
{
	struct product_mft *mft = ((const struct job *)context)->mft;
	size_t strips = psf_panels_strips(&mft->e);
	psf_product(mft->tile, &mft->product, &mft->e, &mft->t, psf_part(strips, part, parts),
		    psf_part(strips, part + 1, parts));
}

static void second_product(void *context, size_t part, size_t parts)
{
	struct product_mft *mft = ((const struct job *)context)->mft;
	size_t strips = psf_panels_strips(&mft->r);
	size_t from = psf_part(strips, part, parts), end = psf_part(strips, part + 1, parts);
	psf_panels_fill(&mft->r, from, end, mft->product.re, mft->product.im, mft->product.stride);
	psf_product(mft->tile, &mft->result, &mft->r, &mft->t, from, end);
}

static void add_intensity(void *context, size_t part, size_t parts)
{
	const struct job *job = context;
	const struct psf_matrix *result = &job->mft->result;
	const size_t m = job->psf->side;
	const double scale = psf_transform_scale(job->psf, job->wavelength), factor = job->weight * scale * scale;
	for (size_t i = psf_part(m, part, parts); i < psf_part(m, part + 1, parts); i++) {
		const double *re = result->re + i * result->stride, *im = result->im + i * result->stride;
		for (size_t j = 0; j < m; j++)
			job->image[i * m + j] += factor * (re[j] * re[j] + im[j] * im[j]);
	}
}

static void add(struct psf_mft *mft, const struct psf *psf, double wavelength, const struct psf_wave *wave,
		double weight, double *image)
{
	struct product_mft *own = (struct product_mft *)mft;
	struct job job = {own, psf, wavelength, weight, wave, image};
	psf_share(&own->threads, fill_factors, &job);
	psf_share(&own->threads, first_product, &job);
	psf_share(&own->threads, second_product, &job);
	psf_share(&own->threads, add_intensity, &job);
}

static void product_free(struct psf_mft *mft)
{
	struct product_mft *own = (struct product_mft *)mft;
	psf_panels_free(&own->e);
	psf_panels_free(&own->t);
	psf_panels_free(&own->r);
	psf_matrix_free(&own->product);
	psf_matrix_free(&own->result);
	free(own->row);
	free(own);
}

bool psf_product_mft(struct psf_mft **out, const struct psf *psf, const struct psf_tile *tile,
		     struct psf_threads threads, struct error *err)
{
	struct product_mft *own = mem_zero(1, sizeof *own);
	const size_t n = psf->n, m = psf->side;
	own->mft = (struct psf_mft){.add = add, .free = product_free};
	own->threads = threads;
	own->tile = tile;
	own->row = psf_values(2 * m * threads.count, 0, err);
	if (!own->row || !psf_panels_make(&own->e, n, n, tile->height, err) ||
	    !psf_panels_make(&own->t, n, m, tile->width, err) || !psf_panels_make(&own->r, n, m, tile->height, err) ||
	    !psf_matrix_make(&own->product, n, m, tile, err) || !psf_matrix_make(&own->result, m, m, tile, err)) {
		product_free(&own->mft);
		return false;
	}
	*out = &own->mft;
	return true;
}
