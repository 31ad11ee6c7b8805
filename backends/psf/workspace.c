#include "psf/workspace.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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

/* Row `row` of the padded pupil, elements from <= j < end, becomes a sequence of the block. */
static void load_pupil_row(const struct psf_workspace *own, size_t row, size_t sequence, size_t from, size_t end)
{
	const struct psf *psf = own->psf;
	const size_t before = padding(psf);
	for (size_t j = from; j < end; j++) {
		bool inside = j >= before && j < before + psf->n && row < psf->n;
		*cell(own, own->block, j, sequence) = inside ? psf->pupil[row * psf->n + j - before] : 0;
	}
}

static void load_pupil(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t end = psf_part(own->psf->grid, part + 1, parts);
	for (size_t j = psf_part(own->psf->grid, part, parts); j < end; j += CHUNK)
		for (size_t i = 0; i < own->width; i++)
			load_pupil_row(own, step->first + i, i, j, smaller(j + CHUNK, end));
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

/* Elements from <= i < end of a column, with zeros before and behind the pupil's rows, become a sequence. */
static void load_column(const struct step *step, size_t sequence, size_t from, size_t end)
{
	const struct psf_workspace *own = step->workspace;
	const size_t n = own->psf->n, before = padding(own->psf);
	const double complex *field = own->field + step->group * n * own->width + sequence;
	for (size_t i = from; i < end; i++)
		*cell(own, own->block, i, sequence) =
			i >= before && i < before + n ? field[(i - before) * own->width] : 0;
}

static void load_columns(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t end = psf_part(own->psf->grid, part + 1, parts);
	for (size_t i = psf_part(own->psf->grid, part, parts); i < end; i += CHUNK)
		for (size_t j = 0; j < own->width; j++)
			load_column(step, j, i, smaller(i + CHUNK, end));
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

static void occult_column(const struct step *step, size_t sequence, size_t from, size_t end)
{
	const struct psf_workspace *own = step->workspace;
	const size_t column = step->group * own->width + sequence;
	for (size_t i = from; own->observer.see && i < end; i++)
		see_occulter(own, i, column, *cell(own, own->other, i, sequence));
	for (size_t i = from; i < end; i++)
		*cell(own, own->other, i, sequence) *= 1 - own->gauss[i] * own->gauss[column];
}

static void occult(void *context, size_t part, size_t parts)
{
	const struct step *step = context;
	const struct psf_workspace *own = step->workspace;
	const size_t end = psf_part(own->psf->grid, part + 1, parts);
	for (size_t i = psf_part(own->psf->grid, part, parts); i < end; i += CHUNK)
		for (size_t j = 0; j < own->width; j++)
			occult_column(step, j, i, smaller(i + CHUNK, end));
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
