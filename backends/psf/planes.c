#include "psf/planes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "worker/planes.h"

#define CUT_SIDE 1024 /* of the occulter's plane */
#define SIDE_MAX 2048

enum { PUPIL, FOCUS, OCCULTER, LYOT, STOP, DETECTOR, PLANES };

static const struct {
	const char *name, *title;
	bool log_scale, imaging, one_wavelength;
	const char *unit;
} kinds[PLANES] = {
	[PUPIL] = {"pupil", "Intensity in the pupil", false, true, false, "m"},
	[FOCUS] = {"focus", "Intensity in front of the occulter", true, false, true, "arcsec"},
	[OCCULTER] = {"occulter", "Amplitude that the occulter leaves", false, false, true, "arcsec"},
	[LYOT] = {"lyot", "Intensity in front of the Lyot stop", true, false, true, "m"},
	[STOP] = {"stop", "Intensity behind the Lyot stop", true, false, true, "m"},
	[DETECTOR] = {"detector", "Intensity on the detector, all wavelengths", true, true, false, "arcsec"},
};

static bool is_shown(int kind, const struct psf *psf)
{
	return kinds[kind].imaging || psf->kind == PSF_CORONAGRAPH;
}

static size_t cut_side(const struct psf *psf)
{
	return psf->grid < CUT_SIDE ? psf->grid : CUT_SIDE;
}

/* The first pixel of the cut: pixel N/2 of the plane becomes pixel side/2. */
static size_t cut_first(const struct psf *psf)
{
	return psf->grid / 2 - cut_side(psf) / 2;
}

static size_t side_of(int kind, const struct psf *psf)
{
	if (kind == DETECTOR)
		return psf->side;
	return kind == FOCUS || kind == OCCULTER ? cut_side(psf) : psf->n;
}

static double width_of(int kind, const struct psf *psf)
{
	if (kind == DETECTOR)
		return PSF_FIELD;
	if (kind != FOCUS && kind != OCCULTER)
		return PSF_DIAMETER;
	return (double)cut_side(psf) * psf_resolution(psf_wavelength(psf, 0)) / (double)psf->oversample;
}

/* How many pixels a side become one. */
static size_t block_of(size_t side)
{
	return (side + SIDE_MAX - 1) / SIDE_MAX;
}

static size_t reduced_side(size_t side)
{
	return (side + block_of(side) - 1) / block_of(side);
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static double mean_of_block(const double *values, size_t side, size_t row, size_t column)
{
	const size_t below = smaller(row + block_of(side), side), right = smaller(column + block_of(side), side);
	double sum = 0;
	for (size_t i = row; i < below; i++)
		for (size_t j = column; j < right; j++)
			sum += values[i * side + j];
	return sum / (double)((below - row) * (right - column));
}

/* All planes of a wavelength. */
struct sight {
	const struct psf *psf;
	double *values[PLANES];
};

static bool write_plane(const struct sight *sight, int kind, struct error *err)
{
	const size_t side = side_of(kind, sight->psf), block = block_of(side), reduced = reduced_side(side);
	double *means = psf_values(reduced * reduced, 0, err);
	if (!means)
		return false;
	for (size_t i = 0; i < reduced; i++)
		for (size_t j = 0; j < reduced; j++)
			means[i * reduced + j] = mean_of_block(sight->values[kind], side, i * block, j * block);
	bool good = plane_write(kinds[kind].name, means, reduced, reduced, err);
	free(means);
	return good;
}

static void see(void *context, enum psf_plane plane, size_t row, size_t column, double re, double im)
{
	const struct sight *sight = context;
	const size_t side = side_of(FOCUS, sight->psf), first = cut_first(sight->psf);
	if (plane == PSF_LYOT)
		sight->values[LYOT][row * sight->psf->n + column] = re * re + im * im;
	else if (row >= first && row - first < side && column >= first && column - first < side)
		sight->values[FOCUS][(row - first) * side + column - first] = re * re + im * im;
}

static bool make_sight(struct sight *out, const struct psf *psf, struct error *err)
{
	*out = (struct sight){.psf = psf};
	for (int i = 0; i < PLANES; i++) {
		size_t side = side_of(i, psf);
		if (is_shown(i, psf) && !(out->values[i] = psf_values(side * side, 0, err)))
			return false;
	}
	return true;
}

static void free_sight(struct sight *sight)
{
	for (int i = 0; i < PLANES; i++)
		free(sight->values[i]);
}

static bool fill_occulter(const struct sight *sight, struct error *err)
{
	const struct psf *psf = sight->psf;
	const size_t side = side_of(OCCULTER, psf), first = cut_first(psf), grid = psf->grid;
	double *gauss = psf_values(grid, 0, err);
	if (!gauss)
		return false;
	psf_occulter(gauss, psf, psf_wavelength(psf, 0));
	for (size_t i = 0; i < side; i++)
		for (size_t j = 0; j < side; j++)
			sight->values[OCCULTER][i * side + j] = 1 - gauss[(first + i + grid - grid / 2) % grid] *
									    gauss[(first + j + grid - grid / 2) % grid];
	free(gauss);
	return true;
}

/* What is in the detector's values is overwritten by the last run's image afterwards. */
static bool look_at(const struct sight *sight, psf_look *look, void *context, struct error *err)
{
	const struct psf *psf = sight->psf;
	const struct psf_observer observer = {see, (void *)sight};
	if (psf->kind == PSF_IMAGING)
		return true;
	if (!look(context, psf, observer, sight->values[DETECTOR], err))
		return false;
	for (size_t i = 0; i < psf->n * psf->n; i++)
		sight->values[STOP][i] = sight->values[LYOT][i] * psf->lyot[i];
	return fill_occulter(sight, err);
}

bool psf_planes_write_by(psf_look *look, void *context, const struct psf *psf, struct error *err)
{
	struct sight sight;
	bool good = make_sight(&sight, psf, err) && look_at(&sight, look, context, err);
	for (size_t i = 0; good && i < psf->n * psf->n; i++)
		sight.values[PUPIL][i] = psf->pupil[i] * psf->pupil[i];
	if (good)
		memcpy(sight.values[DETECTOR], psf->image, psf->side * psf->side * sizeof *psf->image);
	for (int i = 0; good && i < PLANES; i++)
		good = !is_shown(i, psf) || write_plane(&sight, i, err);
	free_sight(&sight);
	return good;
}

static bool look_into_workspace(void *context, const struct psf *psf, struct psf_observer observer, double *values,
				struct error *err)
{
	struct psf_workspace *workspace = context;
	(void)psf;
	(void)err;
	psf_workspace_observe(workspace, observer);
	psf_add_wavelength(workspace, 0, values);
	psf_workspace_observe(workspace, (struct psf_observer){NULL, NULL});
	return true;
}

bool psf_planes_write(struct psf_workspace *workspace, const struct psf *psf, struct error *err)
{
	return psf_planes_write_by(look_into_workspace, workspace, psf, err);
}

static void announce(struct planes *planes, int kind, const struct psf *psf)
{
	const size_t side = reduced_side(side_of(kind, psf));
	char *title = kinds[kind].one_wavelength
			      ? mem_printf("%s, %.2f micrometres", kinds[kind].title, 1e6 * psf_wavelength(psf, 0))
			      : mem_text(kinds[kind].title);
	const struct plane_words words = {.name = kinds[kind].name,
					  .title = title,
					  .log_scale = kinds[kind].log_scale,
					  .width = width_of(kind, psf),
					  .width_unit = kinds[kind].unit};
	plane_announce(planes, &words, side, side);
	free(title);
}

void psf_planes_announce(struct planes *planes, const struct psf *psf)
{
	for (int i = 0; i < PLANES; i++)
		if (is_shown(i, psf))
			announce(planes, i, psf);
}

bool psf_single_planes(void *state, struct planes *planes, struct error *err)
{
	const struct psf_single *own = state;
	if (!psf_planes_write(own->workspace, &own->psf, err))
		return false;
	psf_planes_announce(planes, &own->psf);
	return true;
}
