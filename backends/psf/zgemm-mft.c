#include "psf/zgemm-mft.h"

#include <stdlib.h>

#include "base/mem.h"
#include "matrix-product/gemm.h"
#include "psf/complex-number.h"

/* M = scale T' E T in two products: R = E' T (n x m), then R' T (m x m). */
struct zgemm_mft {
	struct psf_mft mft;
	double complex *e, *t, *r, *result;
	double *row; /* of T: m real and m imaginary parts */
};

static void interleave(double complex *to, const double *re, const double *im, size_t count)
{
	for (size_t i = 0; i < count; i++)
		to[i] = complex_number(re[i], im[i]);
}

/* C = A' B by rows, A inner x rows and B inner x columns: to Fortran, which reads by columns, all three are transposed,
 * and what it is asked for is C' = B' A. */
static void multiply(double complex *c, const double complex *a, const double complex *b, size_t inner, size_t rows,
		     size_t columns)
{
	const blas_int k = (blas_int)inner, m = (blas_int)rows, n = (blas_int)columns;
	const double one[2] = {1, 0}, zero[2] = {0, 0};
	zgemm_("N", "T", &n, &m, &k, one, (const double *)b, &n, (const double *)a, &m, zero, (double *)c, &n, 1, 1);
}

static void add(struct psf_mft *mft, const struct psf *psf, double wavelength, const struct psf_wave *wave,
		double weight, double *image)
{
	struct zgemm_mft *own = (struct zgemm_mft *)mft;
	const size_t n = psf->n, m = psf->side;
	const double scale = psf_transform_scale(psf, wavelength), factor = weight * scale * scale;
	for (size_t i = 0; i < n; i++) {
		psf_transform_row(own->row, own->row + m, psf, wavelength, i);
		interleave(own->t + i * m, own->row, own->row + m, m);
	}
	interleave(own->e, wave->re, wave->im, n * n);
	multiply(own->r, own->e, own->t, n, n, m);
	multiply(own->result, own->r, own->t, n, m, m);
	for (size_t i = 0; i < m * m; i++) {
		double re = creal(own->result[i]), im = cimag(own->result[i]);
		image[i] += factor * (re * re + im * im);
	}
}

static void zgemm_free(struct psf_mft *mft)
{
	struct zgemm_mft *own = (struct zgemm_mft *)mft;
	free(own->e);
	free(own->t);
	free(own->r);
	free(own->result);
	free(own->row);
	free(own);
}

static double complex *complex_values(size_t count, struct error *err)
{
	return (double complex *)psf_values(2 * count, 0, err);
}

bool psf_zgemm_mft(struct psf_mft **out, const struct psf *psf, struct error *err)
{
	struct zgemm_mft *own = mem_zero(1, sizeof *own);
	const size_t n = psf->n, m = psf->side;
	own->mft = (struct psf_mft){.add = add, .free = zgemm_free};
	if (!(own->e = complex_values(n * n, err)) || !(own->t = complex_values(n * m, err)) ||
	    !(own->r = complex_values(n * m, err)) || !(own->result = complex_values(m * m, err)) ||
	    !(own->row = psf_values(2 * m, 0, err))) {
		zgemm_free(&own->mft);
		return false;
	}
	*out = &own->mft;
	return true;
}
