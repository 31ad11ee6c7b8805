#include <math.h>
#include <stdlib.h>

#include "psf/psf.h"
#include "worker/array.h"

/* Beyond these a machine of today has not enough memory, or time. */
#define PUPIL_MAX       32768
#define OVERSAMPLE_MAX  64
#define WAVELENGTHS_MAX 1000

static const double inner = 0.975, outer = 3.25, lyot_inner = 1.17, lyot_outer = 2.925;
static const size_t detector = 160; /* pixels */
static const double occulter = 0.4; /* arcsec from the centre to half of the depth */
static const double shortest = 1.9e-6, longest = 2.1e-6, single = 2.0e-6;

double *psf_values(size_t count, double fill, struct error *err)
{
	static const struct array_words words = {"", "choose a smaller pupil or oversampling"};
	double *values = array_allocate(count * sizeof *values, ARRAY_HUGE_PAGES, &words, err);
	if (!values)
		return NULL;
	for (size_t i = 0; i < count; i++)
		values[i] = fill;
	return values;
}

/* 1 where low <= r <= high. */
static void ring(double *out, size_t n, double low, double high)
{
	const double step = PSF_DIAMETER / (double)n, middle = ((double)n - 1) / 2;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			double r = hypot(((double)i - middle) * step, ((double)j - middle) * step);
			out[i * n + j] = r >= low && r <= high;
		}
}

static void normalise(double *values, size_t count)
{
	double power = 0;
	for (size_t i = 0; i < count; i++)
		power += values[i] * values[i];
	for (size_t i = 0; i < count; i++)
		values[i] /= sqrt(power);
}

static bool make_planes(struct psf *psf, struct error *err)
{
	size_t pixels = psf->n * psf->n;
	psf->pupil = psf_values(pixels, 0, err);
	psf->image = psf_values(psf->side * psf->side, NAN, err);
	if (!psf->pupil || !psf->image)
		return false;
	ring(psf->pupil, psf->n, inner, outer);
	normalise(psf->pupil, pixels);
	if (psf->kind == PSF_IMAGING)
		return true;
	psf->lyot = psf_values(pixels, 0, err);
	if (psf->lyot)
		ring(psf->lyot, psf->n, lyot_inner, lyot_outer);
	return psf->lyot != NULL;
}

bool psf_define(struct psf *out, enum psf_kind kind, const struct params *params, const char *const *more,
		struct error *err)
{
	static const char *const names[] = {"pupil", "oversample", "wavelengths", NULL};
	int64_t n, oversample, wavelengths;
	*out = (struct psf){.kind = kind};
	if (!kernel_params_known(params, names, more, err) ||
	    !kernel_param_int(&n, params, "pupil", 2, PUPIL_MAX, err) ||
	    !kernel_param_int(&oversample, params, "oversample", 1, OVERSAMPLE_MAX, err) ||
	    !kernel_param_int(&wavelengths, params, "wavelengths", 1, WAVELENGTHS_MAX, err))
		return false;
	out->n = (size_t)n;
	out->oversample = (size_t)oversample;
	out->wavelengths = (size_t)wavelengths;
	out->side = detector * out->oversample;
	out->grid = out->n * out->oversample;
	return make_planes(out, err);
}

void psf_free(struct psf *psf)
{
	free(psf->pupil);
	free(psf->lyot);
	free(psf->image);
	*psf = (struct psf){0};
}

double psf_wavelength(const struct psf *psf, size_t index)
{
	if (psf->wavelengths == 1)
		return single;
	return shortest + (double)index * ((longest - shortest) / (double)(psf->wavelengths - 1));
}

double psf_resolution(double wavelength)
{
	return wavelength / PSF_DIAMETER * (180 * 3600 / M_PI);
}

double psf_field(double wavelength)
{
	return PSF_FIELD / psf_resolution(wavelength);
}

double psf_transform_scale(const struct psf *psf, double wavelength)
{
	return psf_field(wavelength) / ((double)psf->n * (double)psf->side);
}

double psf_occulter_steepness(double wavelength)
{
	const double r = psf_resolution(wavelength) / occulter;
	return M_LN2 * r * r;
}

void psf_occulter(double *gauss, const struct psf *psf, double wavelength)
{
	const double step = psf_resolution(wavelength) / (double)psf->oversample;
	for (size_t i = 0; i < psf->grid; i++) {
		double away = i < (psf->grid + 1) / 2 ? (double)i : (double)i - (double)psf->grid;
		double r = away * step / occulter;
		gauss[i] = exp(-M_LN2 * r * r);
	}
}
