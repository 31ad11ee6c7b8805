#include "psf/fftw-dft.h"

#include <fftw3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "measure/measure.h"
#include "psf/wisdom.h"
#include "worker/libs.h"

/* Complex numbers between two sequences. Where their distance is a multiple of a large power of 2, elements that are
 * moved together share a set of the cache. */
#define GAP 8

struct fftw_dft {
	struct psf_dft dft;
	fftw_plan plans[2]; /* by direction */
	atomic_int owners;
};

bool psf_param_plan(enum psf_planning *out, const struct params *params, struct error *err)
{
	static const char *const words[] = {"estimate", "measure", NULL};
	int index;
	if (!kernel_param_word(&index, params, "plan", words, err))
		return false;
	*out = index == 0 ? PSF_ESTIMATE : PSF_MEASURE;
	return true;
}

static void execute(struct psf_dft *dft, enum psf_direction direction, double complex *from, double complex *to)
{
	fftw_execute_dft(((struct fftw_dft *)dft)->plans[direction], from, to);
}

static void release(struct psf_dft *dft)
{
	struct fftw_dft *own = (struct fftw_dft *)dft;
	if (atomic_fetch_sub(&own->owners, 1) > 1)
		return;
	for (int i = 0; i < 2; i++)
		if (own->plans[i])
			fftw_destroy_plan(own->plans[i]);
	free(own);
}

struct psf_dft *psf_fftw_share(struct psf_dft *dft)
{
	atomic_fetch_add(&((struct fftw_dft *)dft)->owners, 1);
	return dft;
}

/* By what is printed of them: which algorithm takes which factor. */
static uint64_t hash_plans(const struct fftw_dft *own)
{
	uint64_t hash = HASH_FNV_START;
	for (int i = 0; i < 2; i++) {
		char *text = fftw_sprint_plan(own->plans[i]);
		hash = hash_fnv1a(hash, text, strlen(text));
		fftw_free(text);
	}
	return hash;
}

static fftw_plan make_plan(const struct psf_dft *dft, enum psf_direction direction, unsigned flags,
			   double complex *from, double complex *to)
{
	const struct psf_block *block = &dft->block;
	const int length = (int)dft->length, element = (int)block->element, sequence = (int)block->sequence;
	return fftw_plan_many_dft(1, &length, (int)block->sequences, from, NULL, element, sequence, to, NULL, element,
				  sequence, direction == PSF_FORWARD ? FFTW_FORWARD : FFTW_BACKWARD, flags);
}

/* Planning by the clock overwrites the blocks, so they are none of the workspace's. */
static bool make_plans(struct fftw_dft *own, unsigned flags, struct error *err)
{
	double complex *from = (double complex *)psf_values(2 * own->dft.block.values, 0, err);
	double complex *to = (double complex *)psf_values(2 * own->dft.block.values, 0, err);
	bool room = from && to;
	for (int i = 0; room && i < 2; i++)
		own->plans[i] = make_plan(&own->dft, i, flags, from, to);
	free(from);
	free(to);
	if (!room || (own->plans[PSF_FORWARD] && own->plans[PSF_BACKWARD]))
		return room;
	return error_set(err, ERROR_SYSTEM, "FFTW has no plan for the length %zu", own->dft.length);
}

/* With what an earlier run learnt, where the clock decides. */
static bool plan(struct fftw_dft *own, struct psf_planned *planned, enum psf_planning planning, struct error *err)
{
	if (planning == PSF_ESTIMATE)
		return make_plans(own, FFTW_DESTROY_INPUT | FFTW_ESTIMATE, err);
	char *path = psf_wisdom_path();
	psf_wisdom_load(path);
	bool good = make_plans(own, FFTW_DESTROY_INPUT | FFTW_MEASURE, err);
	if (good)
		planned->wisdom = psf_wisdom_save(path);
	free(path);
	return good;
}

bool psf_fftw_dft(struct psf_dft **out, struct psf_planned *planned, size_t length, size_t sequences,
		  enum psf_planning planning, struct error *err)
{
	const struct measure_clock *clock = &measure_monotonic_clock;
	struct fftw_dft *own = mem_zero(1, sizeof *own);
	own->dft = (struct psf_dft){.length = length,
				    .block = {sequences, 1, length + GAP, sequences * (length + GAP)},
				    .execute = execute,
				    .free = release};
	own->owners = 1;
	*planned = (struct psf_planned){0};
	double begin = clock->now(clock->context);
	if (!plan(own, planned, planning, err)) {
		release(&own->dft);
		return false;
	}
	planned->seconds = clock->now(clock->context) - begin;
	planned->plans = hash_plans(own);
	*out = &own->dft;
	return true;
}

void psf_planned_metrics(struct answer *metrics, const struct psf_planned *planned)
{
	answer_number(metrics, "plan_seconds", planned->seconds);
	answer_uint(metrics, "plan_hash", planned->plans >> 16);
	if (planned->wisdom)
		answer_uint(metrics, "wisdom_hash", planned->wisdom >> 16);
}

void psf_fftw_describe(struct worker *worker)
{
	struct library library = {0};
	if (!libs_of_symbol(&library, "fftw_execute_dft"))
		return;
	library.kind = mem_text("fft");
	library.name = mem_text("fftw");
	library.version = mem_text(strncmp(fftw_version, "fftw-", 5) == 0 ? fftw_version + 5 : fftw_version);
	libs_add(worker, library);
}
