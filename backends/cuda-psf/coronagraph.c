/*
 * The field on its way from pupil to Lyot stop. Of the padded pupil only n rows hold light, and of what comes back only
 * n rows are kept: so rows are transformed within the arena, chunk by chunk, and of the N x N plane of the occulter
 * there is never more than a chunk of columns, which goes there and back while it is in the cache.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "cuda-psf/card.h"
#include "cuda/device.h"
#include "psf/workspace.h"

/* Rows, or columns, of a batch: chunk number `chunk`. */
static struct cuda_psf_part part_of(const struct cuda_psf_card *card, size_t chunk, size_t total)
{
	const size_t count = card->transform.sequences;
	return (struct cuda_psf_part){(unsigned)(chunk * count), (unsigned)count, (unsigned)total};
}

static size_t chunks_of(const struct cuda_psf_card *card, size_t total)
{
	return (total + card->transform.sequences - 1) / card->transform.sequences;
}

static double2 *rows_of(const struct cuda_psf_card *card, size_t chunk)
{
	return card->arena + chunk * card->transform.sequences * card->sides.grid;
}

/* A chunk that is looked at: elements 0 ... length-1 of those of its sequences which are of the first wavelength. */
static bool show(const struct cuda_psf_card *card, const double2 *device, struct cuda_psf_part part, size_t length,
		 void (*show_element)(const struct cuda_psf_card *card, const struct psf_observer *observer,
				      size_t sequence, size_t at, double2 value),
		 const struct psf_observer *observer, struct error *err)
{
	const size_t grid = card->sides.grid, bytes = part.count * grid * sizeof(double2);
	double2 *values = mem_alloc(bytes);
	bool good = cuda_download(values, device, bytes, err);
	for (size_t i = 0; good && i < part.count && part.first + i < part.total; i++)
		for (size_t j = 0; j < length; j++)
			show_element(card, observer, part.first + i, j, values[i * grid + j]);
	free(values);
	return good;
}

static void show_focus(const struct cuda_psf_card *card, const struct psf_observer *observer, size_t column, size_t row,
		       double2 value)
{
	const size_t grid = card->sides.grid;
	if (column < grid)
		observer->see(observer->context, PSF_OCCULTER, (row + grid / 2) % grid, (column + grid / 2) % grid,
			      value.x / (double)grid, value.y / (double)grid);
}

static void show_lyot(const struct cuda_psf_card *card, const struct psf_observer *observer, size_t row, size_t column,
		      double2 value)
{
	const double scale = 1 / ((double)card->sides.grid * (double)card->sides.grid);
	if (row < card->sides.n)
		observer->see(observer->context, PSF_LYOT, row, column, scale * value.x, scale * value.y);
}

static bool to_focus(const struct cuda_psf_card *card, size_t waves, struct error *err)
{
	const size_t total = waves * card->sides.n;
	for (size_t i = 0; i < chunks_of(card, total); i++) {
		cuda_psf_start_pupil(rows_of(card, i), card->pupil, card->sides, part_of(card, i, total));
		if (!cuda_started("pupil", err) ||
		    !cuda_transform_run(&card->transform, rows_of(card, i), CUFFT_INVERSE, err))
			return false;
	}
	return true;
}

static bool through_occulter(const struct cuda_psf_card *card, struct cuda_psf_part part,
			     const struct psf_observer *observer, struct error *err)
{
	cuda_psf_start_gather(card->chunk, card->arena, card->sides, part);
	if (!cuda_started("gather", err) || !cuda_transform_run(&card->transform, card->chunk, CUFFT_INVERSE, err))
		return false;
	if (observer->see && !show(card, card->chunk, part, card->sides.grid, show_focus, observer, err))
		return false;
	cuda_psf_start_occult(card->chunk, card->gauss, card->sides, part);
	if (!cuda_started("occult", err) || !cuda_transform_run(&card->transform, card->chunk, CUFFT_FORWARD, err))
		return false;
	cuda_psf_start_scatter(card->arena, card->chunk, card->sides, part);
	return cuda_started("scatter", err);
}

static bool to_stop(const struct cuda_psf_card *card, size_t waves, const struct psf_observer *observer,
		    struct error *err)
{
	const size_t total = waves * card->sides.n;
	for (size_t i = 0; i < chunks_of(card, total); i++) {
		const struct cuda_psf_part part = part_of(card, i, total);
		double2 *rows = rows_of(card, i);
		if (!cuda_transform_run(&card->transform, rows, CUFFT_FORWARD, err) ||
		    (observer->see && !show(card, rows, part, card->sides.n, show_lyot, observer, err)))
			return false;
		cuda_psf_start_stop(card->light, rows, card->lyot, card->sides, part);
		if (!cuda_started("stop", err))
			return false;
	}
	return true;
}

bool cuda_psf_occult(const struct cuda_psf_card *card, const struct cuda_psf_waves *waves,
		     const struct psf_observer *observer, struct error *err)
{
	const size_t columns = waves->count * (size_t)card->sides.grid;
	cuda_psf_start_gauss(card->gauss, waves, card->sides);
	if (!cuda_started("gauss", err) || !to_focus(card, waves->count, err))
		return false;
	for (size_t i = 0; i < chunks_of(card, columns); i++)
		if (!through_occulter(card, part_of(card, i, columns), observer, err))
			return false;
	return to_stop(card, waves->count, observer, err);
}
