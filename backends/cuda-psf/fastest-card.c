#include "cuda-psf/fastest-card.h"

#include <stdlib.h>

#include "base/mem.h"
#include "cuda-psf/need.h"
#include "cuda/device.h"

#define MATRICES_MAX 32

struct list {
	struct cuda_fastest_matrix *items[MATRICES_MAX];
	size_t count;
};

static void add(struct list *list, struct cuda_fastest_matrix *matrix, size_t rows, size_t columns, bool each)
{
	matrix->rows = rows;
	matrix->columns = columns;
	matrix->each = each;
	list->items[list->count++] = matrix;
}

static void add_plane(struct list *list, struct cuda_fastest_plane *plane, size_t half)
{
	const size_t nodes = plane->nodes.count;
	add(list, &plane->at, 1, nodes, false);
	add(list, &plane->weight, 1, nodes, false);
	add(list, &plane->quarter, half, half, false);
	add(list, &plane->cardinal, half, nodes, false);
	add(list, &plane->rows, half, nodes, false);
	add(list, &plane->condensed, nodes, nodes, false);
}

static void add_coronagraph(struct list *list, struct cuda_fastest_card *card, size_t half)
{
	const size_t pupil = card->pupil.nodes.count, stop = card->stop.nodes.count, open = card->open.nodes.count;
	const size_t frequencies = fastest_frequencies(card->psf);
	add_plane(list, &card->pupil, half);
	add_plane(list, &card->stop, half);
	add(list, &card->ripples, frequencies, pupil, false);
	add(list, &card->transfer, stop, open, false);
	add(list, &card->damped, frequencies, stop, true);
	add(list, &card->blur, pupil, stop, true);
	add(list, &card->half, pupil, stop, true);
	add(list, &card->behind, stop, stop, true);
	add(list, &card->narrow, stop, open, true);
	add(list, &card->light, open, open, true);
}

/* All matrices, their sides set. */
static struct list list_of(struct cuda_fastest_card *card)
{
	const size_t half = fastest_half(card->psf), open = card->open.nodes.count, side = card->psf->side;
	struct list list = {.count = 0};
	add(&list, &card->positions, 1, half, false);
	add(&list, &card->share, 1, half, false);
	add_plane(&list, &card->open, half);
	if (card->psf->kind == PSF_CORONAGRAPH)
		add_coronagraph(&list, card, half);
	add(&list, &card->cosines, open, side / 2, true);
	add(&list, &card->field, open, side / 2, true);
	add(&list, &card->amplitudes, side / 2, side / 2, true);
	add(&list, &card->image, side, side, false);
	return list;
}

static size_t bytes_of(const struct cuda_fastest_matrix *matrix)
{
	return matrix->rows * matrix->columns * sizeof *matrix->values;
}

static bool allocate(struct cuda_fastest_card *card, const struct list *list, struct error *err)
{
	struct cuda_psf_need need = {0};
	for (size_t i = 0; i < list->count; i++)
		*(list->items[i]->each ? &need.each : &need.fixed) += bytes_of(list->items[i]);
	if (!cuda_psf_choose_batch(&card->batch, card->psf, need, err))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const size_t copies = list->items[i]->each ? card->batch : 1;
		if (!cuda_allocate((void **)&list->items[i]->values, copies * bytes_of(list->items[i]), err))
			return false;
	}
	card->bytes = need.fixed + card->batch * need.each;
	return true;
}

/* The shortest wavelength needs the most nodes. */
static bool make_nodes(struct cuda_fastest_card *card, struct error *err)
{
	const struct psf *psf = card->psf;
	const double wavelength = psf_wavelength(psf, 0), band = psf_field(wavelength) / 2;
	const double steepness = psf_occulter_steepness(wavelength);
	if (!fastest_nodes_make(&card->open.nodes, psf, fastest_nodes_needed(band, 0), err))
		return false;
	return psf->kind == PSF_IMAGING ||
	       (fastest_nodes_make(&card->pupil.nodes, psf, fastest_nodes_needed(0, steepness), err) &&
		fastest_nodes_make(&card->stop.nodes, psf, fastest_nodes_needed(band, steepness), err));
}

static bool upload_nodes(const struct cuda_fastest_plane *plane, struct error *err)
{
	return !plane->at.values ||
	       (cuda_upload(plane->at.values, plane->nodes.at, bytes_of(&plane->at), err) &&
		cuda_upload(plane->weight.values, plane->nodes.weight, bytes_of(&plane->weight), err));
}

static bool upload_pixels(const struct cuda_fastest_card *card, struct error *err)
{
	const size_t half = fastest_half(card->psf);
	double *values = mem_alloc(2 * half * sizeof *values);
	for (size_t i = 0; i < half; i++) {
		values[i] = fastest_position(card->psf, i);
		values[half + i] = fastest_share(card->psf, i);
	}
	bool good = cuda_upload(card->positions.values, values, bytes_of(&card->positions), err) &&
		    cuda_upload(card->share.values, values + half, bytes_of(&card->share), err) && cuda_wait(err);
	free(values);
	return good;
}

bool cuda_fastest_open(struct cuda_fastest_card *out, const struct psf *psf, struct error *err)
{
	*out = (struct cuda_fastest_card){.psf = psf};
	if (!make_nodes(out, err) || !cublas_open(&out->blas, err))
		return false;
	const struct list list = list_of(out);
	return allocate(out, &list, err) && upload_nodes(&out->open, err) && upload_nodes(&out->pupil, err) &&
	       upload_nodes(&out->stop, err) && upload_pixels(out, err);
}

/* What cudaFree() returns is no news: an earlier failure, which has been reported. */
void cuda_fastest_close(struct cuda_fastest_card *card)
{
	if (card->psf) {
		const struct list list = list_of(card);
		for (size_t i = 0; i < list.count; i++)
			cudaFree(list.items[i]->values);
	}
	fastest_nodes_free(&card->open.nodes);
	fastest_nodes_free(&card->pupil.nodes);
	fastest_nodes_free(&card->stop.nodes);
	cublas_close(card->blas);
	*card = (struct cuda_fastest_card){0};
}
