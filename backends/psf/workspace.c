#include "psf/workspace.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "worker/clones.h"

/* Elements of a block that are moved together, whichever way its sequences lie. */
#define CHUNK 8

struct psf_workspace {
	const struct psf *psf;
	struct psf_tools tools;
	struct psf_observer observer;
	double *re, *im; /* the pupil's field in front of the matrix transform, n x n */

	/* For the coronagraph: `field` is n x N, the columns in groups of as many as a block has sequences (`width`):
	 * element (row, column) is field[(column / width * n + row) * width + column % width]. */
	struct psf_block layout;
	size_t width, groups;
	double complex *field, *block, *other; /* the blocks from and to which is transformed */
	double *gauss;                         /* groups * width */
};

/* One block on its way, for the threads: rows first ... of the pupil, or group `group` of columns. */
struct step {
	struct psf_workspace *workspace;
	size_t first, group;
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t padding(const struct psf *psf)
{
	return (psf->grid - psf->n) / 2;
}

/* How many of the pupil's rows there are for a block. */
static size_t step_rows(const struct step *step)
{
	return smaller(step->workspace->psf->n - step->first, step->workspace->width);
}

static inline double complex *cell(const struct psf_workspace *own, double complex *block, size_t j, size_t sequence)
{
	return block + j * own->layout.element + sequence * own->layout.sequence;
}

/* What of the elements from <= j < end lies within the pupil. */
static void clip(const struct psf *psf, size_t *from, size_t *end)
{
	const size_t before = padding(psf), behind = before + psf->n;
	*from = *from < before ? before : smaller(*from, behind);
	*end = *end < *from ? *from : smaller(*end, behind);
}

/* Elements from <= j < end of all sequences. */
static void clear(const struct psf_workspace *own, size_t from, size_t end)
{
	const size_t count = end - from, width = own->width;
	if (own->layout.element > 1)
		memset(cell(own, own->block, from, 0), 0, count * width * sizeof *own->block);
	for (size_t i = 0; own->layout.element == 1 && i < width; i++)
		memset(cell(own, own->block, from, i), 0, count * sizeof *own->block);
}

/* Clears what lies outside the pupil of these elements; they are then those within. */
static void clear_outside(const struct psf_workspace *own, size_t *from, size_t *end)
{
	size_t first = *from, last = *end;
	clip(own->psf, from, end);
	if (*from == *end) {
		clear(own, first, last);
		return;
	}
	clear(own, first, *from);
	clear(own, *end, last);
}

/* Rows of the pupil become sequences of the block; where there are no more, light of nothing. */
static void load_pupil(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const struct psf *psf = own->psf;
	size_t from = psf_part(psf->grid, part, parts), end = psf_part(psf->grid, part + 1, parts);
	if (step_rows(step) < own->width)
		clear(own, from, end);
	clear_outside(own, &from, &end);
	for (size_t chunk = from; chunk < end; chunk += CHUNK)
		for (size_t i = 0; i < step_rows(step); i++) {
			const double *row = psf->pupil + (step->first + i) * psf->n - padding(psf);
			for (size_t j = chunk; j < smaller(chunk + CHUNK, end); j++)
				*cell(own, own->block, j, i) = row[j];
		}
}

/* The field's rows of a step and those of a block, within a group of columns, in either direction. */
static void exchange_rows(const struct step *step, size_t group, double complex *block, bool store)
{
	const struct psf_workspace *own = step->workspace;
	const size_t columns = smaller(own->width, own->psf->grid - group * own->width);
	for (size_t i = 0; i < step_rows(step); i++) {
		double complex *field = own->field + (group * own->psf->n + step->first + i) * own->width;
		for (size_t j = 0; j < columns; j++) {
			double complex *there = cell(own, block, group * own->width + j, i);
			if (store)
				field[j] = *there;
			else
				*there = field[j];
		}
	}
}

static void store_rows(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	for (size_t i = psf_part(own->groups, part, parts); i < psf_part(own->groups, part + 1, parts); i++)
		exchange_rows(step, i, own->other, true);
}

static void load_rows(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	for (size_t i = psf_part(own->groups, part, parts); i < psf_part(own->groups, part + 1, parts); i++)
		exchange_rows(step, i, own->block, false);
}

static void load_columns(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	size_t from = psf_part(own->psf->grid, part, parts), end = psf_part(own->psf->grid, part + 1, parts);
	clear_outside(own, &from, &end);
	const double complex *field = own->field + step->group * own->psf->n * own->width;
	for (size_t chunk = from; chunk < end; chunk += CHUNK)
		for (size_t j = 0; j < own->width; j++)
			for (size_t i = chunk; i < smaller(chunk + CHUNK, end); i++)
				*cell(own, own->block, i, j) = field[(i - padding(own->psf)) * own->width + j];
}

static void store_columns(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t n = own->psf->n, end = psf_part(n, part + 1, parts);
	double complex *field = own->field + step->group * n * own->width;
	for (size_t chunk = psf_part(n, part, parts); chunk < end; chunk += CHUNK)
		for (size_t j = 0; j < own->width; j++)
			for (size_t i = chunk; i < smaller(chunk + CHUNK, end); i++)
				field[i * own->width + j] = *cell(own, own->block, i + padding(own->psf), j);
}

static void see_occulter(const struct psf_workspace *own, size_t row, size_t column, double complex value)
{
	const size_t grid = own->psf->grid;
	if (column < grid)
		own->observer.see(own->observer.context, PSF_OCCULTER, (row + grid / 2) % grid,
				  (column + grid / 2) % grid, creal(value) / (double)grid, cimag(value) / (double)grid);
}

static void see_block(const struct step *step, size_t from, size_t end)
{
	const struct psf_workspace *own = step->workspace;
	for (size_t i = from; i < end; i++)
		for (size_t j = 0; j < own->width; j++)
			see_occulter(own, i, step->group * own->width + j, *cell(own, own->other, i, j));
}

/* Neighbours in memory: one of the two coordinates is the same for all. */
WORKER_CLONES static void occult_run(double complex *values, size_t count, double same, const double *gauss)
{
	double *parts = (double *)values;
	for (size_t i = 0; i < count; i++) {
		const double transmission = 1 - same * gauss[i];
		parts[2 * i] *= transmission;
		parts[2 * i + 1] *= transmission;
	}
}

static void occult(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t from = psf_part(own->psf->grid, part, parts), end = psf_part(own->psf->grid, part + 1, parts);
	const double *across = own->gauss + step->group * own->width;
	if (own->observer.see)
		see_block(step, from, end);
	for (size_t j = 0; own->layout.element == 1 && j < own->width; j++)
		occult_run(cell(own, own->other, from, j), end - from, across[j], own->gauss + from);
	for (size_t i = from; own->layout.element > 1 && i < end; i++)
		occult_run(cell(own, own->other, i, 0), own->width, own->gauss[i], across);
}

/* What of a block lies in the middle goes through the Lyot stop. */
static void store_pupil(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const struct psf *psf = own->psf;
	const double scale = 1 / ((double)psf->grid * (double)psf->grid);
	for (size_t i = psf_part(step_rows(step), part, parts); i < psf_part(step_rows(step), part + 1, parts); i++)
		for (size_t j = 0; j < psf->n; j++) {
			double complex value = scale * *cell(own, own->other, padding(psf) + j, i);
			size_t row = step->first + i, at = row * psf->n + j;
			if (own->observer.see)
				own->observer.see(own->observer.context, PSF_LYOT, row, j, creal(value), cimag(value));
			own->re[at] = creal(value) * psf->lyot[at];
			own->im[at] = cimag(value) * psf->lyot[at];
		}
}

/* The pupil's field behind occulter and Lyot stop. */
static void pass_coronagraph(struct psf_workspace *own, double wavelength)
{
	const struct psf_threads *threads = &own->tools.threads;
	struct psf_dft *dft = own->tools.dft;
	struct step step = {.workspace = own};
	psf_occulter(own->gauss, own->psf, wavelength);
	for (step.first = 0; step.first < own->psf->n; step.first += own->width) {
		psf_share(threads, load_pupil, &step);
		dft->execute(dft, PSF_BACKWARD, own->block, own->other);
		psf_share(threads, store_rows, &step);
	}
	for (step.group = 0; step.group < own->groups; step.group++) {
		psf_share(threads, load_columns, &step);
		dft->execute(dft, PSF_BACKWARD, own->block, own->other);
		psf_share(threads, occult, &step);
		dft->execute(dft, PSF_FORWARD, own->other, own->block);
		psf_share(threads, store_columns, &step);
	}
	for (step.first = 0; step.first < own->psf->n; step.first += own->width) {
		psf_share(threads, load_rows, &step);
		dft->execute(dft, PSF_FORWARD, own->block, own->other);
		psf_share(threads, store_pupil, &step);
	}
}

void psf_add_wavelength(struct psf_workspace *own, size_t index, double *image)
{
	const struct psf *psf = own->psf;
	const double wavelength = psf_wavelength(psf, index);
	struct psf_wave wave = {.re = psf->pupil, .im = own->im};
	if (psf->kind == PSF_CORONAGRAPH) {
		pass_coronagraph(own, wavelength);
		wave.re = own->re;
	}
	own->tools.mft->add(own->tools.mft, psf, wavelength, &wave, 1 / (double)psf->wavelengths, image);
}

void psf_workspace_observe(struct psf_workspace *own, struct psf_observer observer)
{
	own->observer = observer;
}

void psf_tools_free(struct psf_tools *tools)
{
	psf_dft_free(tools->dft);
	psf_mft_free(tools->mft);
	*tools = (struct psf_tools){0};
}

static bool make_coronagraph(struct psf_workspace *own, struct error *err)
{
	const size_t n = own->psf->n, grid = own->psf->grid;
	own->layout = own->tools.dft->block;
	own->width = own->layout.sequences;
	own->groups = (grid + own->width - 1) / own->width;
	own->re = psf_values(n * n, 0, err);
	own->field = (double complex *)psf_values(2 * own->groups * n * own->width, 0, err);
	own->block = (double complex *)psf_values(2 * own->layout.values, 0, err);
	own->other = (double complex *)psf_values(2 * own->layout.values, 0, err);
	own->gauss = psf_values(own->groups * own->width, 0, err);
	return own->re && own->field && own->block && own->other && own->gauss;
}

bool psf_workspace_make(struct psf_workspace **out, const struct psf *psf, struct psf_tools *tools, struct error *err)
{
	struct psf_workspace *own = mem_zero(1, sizeof *own);
	own->psf = psf;
	own->tools = *tools;
	*tools = (struct psf_tools){0};
	own->im = psf_values(psf->n * psf->n, 0, err);
	if (own->im && (psf->kind == PSF_IMAGING || make_coronagraph(own, err))) {
		*out = own;
		return true;
	}
	psf_workspace_free(own);
	return false;
}

void psf_workspace_free(struct psf_workspace *own)
{
	if (!own)
		return;
	psf_tools_free(&own->tools);
	free(own->re);
	free(own->im);
	free(own->field);
	free(own->block);
	free(own->other);
	free(own->gauss);
	free(own);
}
