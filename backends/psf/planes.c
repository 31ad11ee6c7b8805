#include "psf/planes.h"

#include <math.h>
#include <stdlib.h>

#include "worker/planes.h"

/* What the observer collects: intensities. `side` elements of the occulter's plane, around its centre. */
struct collector {
	const struct psf *psf;
	size_t side;
	double *occulter, *lyot;
};

static double wavelength_shown(const struct psf *psf)
{
	return psf_wavelength(psf, psf->wavelengths / 2);
}

/* Elements of the occulter's plane along the detector's field. */
static size_t occulter_side(const struct psf *psf)
{
	size_t side = (size_t)ceil(psf_field(wavelength_shown(psf)) * (double)psf->oversample);
	return side < psf->grid ? side : psf->grid;
}

static void see(void *context, enum psf_plane plane, size_t row, size_t column, double re, double im)
{
	const struct collector *own = context;
	if (plane == PSF_LYOT) {
		own->lyot[row * own->psf->n + column] = re * re + im * im;
		return;
	}
	/* What is left of the first one wraps around and is too large as well. */
	size_t first = own->psf->grid / 2 - own->side / 2;
	if (row - first < own->side && column - first < own->side)
		own->occulter[(row - first) * own->side + column - first] = re * re + im * im;
}

static bool fits(size_t side)
{
	return side * side * sizeof(double) <= PLANE_FILE_MAX;
}

static bool write_square(const char *name, const double *values, size_t side, struct error *err)
{
	return !fits(side) || plane_write(name, values, side, side, err);
}

static bool write_pupil(const struct psf *psf, struct error *err)
{
	double *intensity = psf_values(psf->n * psf->n, 0, err);
	if (!intensity)
		return false;
	for (size_t i = 0; i < psf->n * psf->n; i++)
		intensity[i] = psf->pupil[i] * psf->pupil[i];
	bool good = write_square("pupil", intensity, psf->n, err);
	free(intensity);
	return good;
}

static bool write_middle(struct psf_workspace *workspace, const struct psf *psf, struct error *err)
{
	struct collector own = {.psf = psf, .side = occulter_side(psf)};
	double *image = psf_values(psf->side * psf->side, 0, err);
	own.occulter = psf_values(own.side * own.side, 0, err);
	own.lyot = psf_values(psf->n * psf->n, 0, err);
	bool good = image && own.occulter && own.lyot;
	if (good) {
		psf_workspace_observe(workspace, (struct psf_observer){see, &own});
		psf_add_wavelength(workspace, psf->wavelengths / 2, image);
		psf_workspace_observe(workspace, (struct psf_observer){0});
		good = write_square("occulter", own.occulter, own.side, err) &&
		       write_square("lyot", own.lyot, psf->n, err);
	}
	free(image);
	free(own.occulter);
	free(own.lyot);
	return good;
}

bool psf_planes_write(struct psf_workspace *workspace, const struct psf *psf, struct error *err)
{
	return write_pupil(psf, err) && (psf->kind == PSF_IMAGING || write_middle(workspace, psf, err)) &&
	       write_square("detector", psf->image, psf->side, err);
}

static void announce(struct planes *planes, struct plane_words words, size_t side)
{
	if (fits(side))
		plane_announce(planes, &words, side, side);
}

void psf_planes_announce(struct planes *planes, const struct psf *psf)
{
	const double element = psf_resolution(wavelength_shown(psf)) / (double)psf->oversample;
	announce(planes, (struct plane_words){"pupil", "Intensity in the pupil", false, PSF_DIAMETER, "m"}, psf->n);
	if (psf->kind == PSF_CORONAGRAPH) {
		size_t side = occulter_side(psf);
		announce(planes,
			 (struct plane_words){"occulter", "Intensity in front of the occulter", true,
					      (double)side * element, "arcsec"},
			 side);
		announce(planes,
			 (struct plane_words){"lyot", "Intensity in front of the Lyot stop", true, PSF_DIAMETER, "m"},
			 psf->n);
	}
	announce(planes, (struct plane_words){"detector", "Image on the detector", true, PSF_FIELD, "arcsec"},
		 psf->side);
}

bool psf_single_planes(void *state, struct planes *planes, struct error *err)
{
	const struct psf_single *own = state;
	if (!psf_planes_write(own->workspace, &own->psf, err))
		return false;
	psf_planes_announce(planes, &own->psf);
	return true;
}
