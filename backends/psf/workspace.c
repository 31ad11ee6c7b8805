#include "psf/workspace.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct psf_workspace {
	const struct psf *psf;
	struct psf_tools tools;
	struct psf_observer observer;
	double *re, *im; /* the pupil's field in front of the matrix transform, n x n */

	/* For the coronagraph. A block has `columns` sequences. `field` is n x N, the columns in groups of as many:
	 * element (row, column) is field[(column / columns * n + row) * columns + column % columns]. */
	size_t columns, groups;
	double complex *field, *block;
	double *gauss; /* groups * columns */
};

/* One block on its way, for the threads: rows first ... of the pupil, or group `group` of columns. */
struct step {
	struct psf_workspace *workspace;
	size_t first, group;
};

static size_t padding(const struct psf *psf)
{
	return (psf->grid - psf->n) / 2;
}

/* How many of the pupil's rows there are for a block. */
static size_t step_rows(const struct step *step)
{
	size_t rest = step->workspace->psf->n - step->first, columns = step->workspace->columns;
	return rest < columns ? rest : columns;
}

/* Rows of the padded pupil become sequences of the block. */
static void load_pupil(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const struct psf *psf = own->psf;
	const size_t before = padding(psf), rows = step_rows(step);
	for (size_t j = psf_part(psf->grid, part, parts); j < psf_part(psf->grid, part + 1, parts); j++) {
		double complex *to = own->block + j * own->columns;
		memset(to, 0, own->columns * sizeof *to);
		if (j < before || j >= before + psf->n)
			continue;
		for (size_t i = 0; i < rows; i++)
			to[i] = psf->pupil[(step->first + i) * psf->n + j - before];
	}
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The rows of a block and those of the field, in either direction. */
static void exchange_rows(const struct step *step, size_t part, size_t parts, bool store)
{
	const struct psf_workspace *own = step->workspace;
	const size_t n = own->psf->n, grid = own->psf->grid, columns = own->columns, rows = step_rows(step);
	for (size_t group = psf_part(own->groups, part, parts); group < psf_part(own->groups, part + 1, parts);
	     group++) {
		double complex *field = own->field + (group * n + step->first) * columns;
		double complex *block = own->block + group * columns * columns;
		for (size_t j = 0; j < smaller(columns, grid - group * columns); j++)
			for (size_t i = 0; i < rows; i++)
				if (store)
					field[i * columns + j] = block[j * columns + i];
				else
					block[j * columns + i] = field[i * columns + j];
	}
}

static void store_rows(void *context, size_t part, size_t parts)
{
	exchange_rows(context, part, parts, true);
}

static void load_rows(void *context, size_t part, size_t parts)
{
	exchange_rows(context, part, parts, false);
}

/* The columns of a group, with zeros before and behind. */
static void load_columns(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t n = own->psf->n, grid = own->psf->grid, columns = own->columns, before = padding(own->psf);
	const double complex *field = own->field + step->group * n * columns;
	for (size_t i = psf_part(grid, part, parts); i < psf_part(grid, part + 1, parts); i++)
		if (i < before || i >= before + n)
			memset(own->block + i * columns, 0, columns * sizeof *field);
		else
			memcpy(own->block + i * columns, field + (i - before) * columns, columns * sizeof *field);
}

static void store_columns(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t n = own->psf->n, columns = own->columns;
	const size_t from = psf_part(n, part, parts), end = psf_part(n, part + 1, parts);
	memcpy(own->field + (step->group * n + from) * columns, own->block + (padding(own->psf) + from) * columns,
	       (end - from) * columns * sizeof *own->block);
}

static void see_occulter(const struct psf_workspace *own, size_t row, size_t first)
{
	const size_t grid = own->psf->grid;
	const double complex *values = own->block + row * own->columns;
	for (size_t j = 0; j < own->columns && first + j < grid; j++)
		own->observer.see(own->observer.context, PSF_OCCULTER, (row + grid / 2) % grid,
				  (first + j + grid / 2) % grid, creal(values[j]) / (double)grid,
				  cimag(values[j]) / (double)grid);
}

static void occult(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t grid = own->psf->grid, columns = own->columns;
	const double *across = own->gauss + step->group * columns;
	for (size_t i = psf_part(grid, part, parts); i < psf_part(grid, part + 1, parts); i++) {
		double complex *values = own->block + i * columns;
		if (own->observer.see)
			see_occulter(own, i, step->group * columns);
		for (size_t j = 0; j < columns; j++)
			values[j] *= 1 - own->gauss[i] * across[j];
	}
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
			double complex value = scale * own->block[(padding(psf) + j) * own->columns + i];
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
	for (step.first = 0; step.first < own->psf->n; step.first += own->columns) {
		psf_share(threads, load_pupil, &step);
		dft->execute(dft, PSF_BACKWARD, own->block);
		psf_share(threads, store_rows, &step);
	}
	for (step.group = 0; step.group < own->groups; step.group++) {
		psf_share(threads, load_columns, &step);
		dft->execute(dft, PSF_BACKWARD, own->block);
		psf_share(threads, occult, &step);
		dft->execute(dft, PSF_FORWARD, own->block);
		psf_share(threads, store_columns, &step);
	}
	for (step.first = 0; step.first < own->psf->n; step.first += own->columns) {
		psf_share(threads, load_rows, &step);
		dft->execute(dft, PSF_FORWARD, own->block);
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
	const size_t columns = own->columns = own->tools.dft->columns;
	own->groups = (grid + columns - 1) / columns;
	own->re = psf_values(n * n, 0, err);
	own->field = (double complex *)psf_values(2 * own->groups * n * columns, 0, err);
	own->block = (double complex *)psf_values(2 * own->groups * columns * columns, 0, err);
	own->gauss = psf_values(own->groups * columns, 0, err);
	return own->re && own->field && own->block && own->gauss;
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
	free(own->gauss);
	free(own);
}
