#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "psf/fastest-image.h"
#include "psf/fastest-occulter.h"
#include "psf/team.h"

#define THREADS_MAX 4096
/* Wavelengths that are on their way at a time: some for each thread, and memory for them. */
#define BATCH_MAX 32

struct state {
	struct psf psf; /* first: psf_answer() takes the state for it */
	struct crew *crew;
	struct fastest_team team;
	struct fastest_condenser pupil;    /* for psf-imaging */
	struct fastest_occulter occulter;  /* for psf-coronagraph */
	const struct fastest_nodes *nodes; /* in front of the detector */
	struct fastest_wave *waves;
	struct fastest_matrix *lights; /* of psf-coronagraph, for each of the waves */
	size_t batch, first;           /* how many waves there are; the wavelength of the first */
	struct fastest_image image;
};

static const char *const own_params[] = {"threads", NULL};

static bool make_waves(struct state *own, struct error *err)
{
	own->batch = own->psf.wavelengths < BATCH_MAX ? own->psf.wavelengths : BATCH_MAX;
	own->waves = mem_zero(own->batch, sizeof *own->waves);
	own->lights = mem_zero(own->batch, sizeof *own->lights);
	for (size_t i = 0; i < own->batch; i++) {
		if (!fastest_wave_make(&own->waves[i], &own->psf, own->nodes->count, err))
			return false;
		own->waves[i].light = own->psf.kind == PSF_IMAGING ? &own->pupil.result : &own->lights[i];
		if (own->psf.kind == PSF_CORONAGRAPH &&
		    !fastest_matrix_make(&own->lights[i], own->nodes->count, own->nodes->count, err))
			return false;
	}
	return true;
}

static bool make_parts(struct state *own, struct error *err)
{
	const double band = psf_field(psf_wavelength(&own->psf, 0)) / 2;
	own->nodes = own->psf.kind == PSF_IMAGING ? &own->pupil.nodes : &own->occulter.open.nodes;
	if (own->psf.kind == PSF_IMAGING &&
	    !fastest_condenser_make(&own->pupil, &own->psf, fastest_nodes_needed(band, 0), err))
		return false;
	if (own->psf.kind == PSF_CORONAGRAPH &&
	    !fastest_occulter_make(&own->occulter, &own->psf, own->team.threads.count, err))
		return false;
	return make_waves(own, err) && fastest_image_make(&own->image, &own->psf, own->team.threads.count, err);
}

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!psf_define(&own->psf, kind, params, own_params, err) ||
	    !kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !(own->crew = crew_open((int)threads, err)))
		return false;
	own->team = (struct fastest_team){.tile = fastest_tile_best(),
					  .threads = psf_team_threads(own->crew, (size_t)threads)};
	return make_parts(own, err);
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_CORONAGRAPH, params, err);
}

static void fill_wave(void *context, size_t item, size_t thread)
{
	struct state *own = context;
	const double wavelength = psf_wavelength(&own->psf, own->first + item);
	if (own->psf.kind == PSF_CORONAGRAPH)
		fastest_occult(&own->occulter, own->team.tile, wavelength, thread, &own->lights[item]);
	fastest_wave_fill(&own->waves[item], own->team.tile, &own->psf, own->nodes, wavelength);
}

static void add_batch(struct state *own)
{
	const size_t rest = own->psf.wavelengths - own->first, count = rest < own->batch ? rest : own->batch;
	const struct fastest_batch batch = {
		.waves = own->waves, .count = count, .first = own->first == 0, .last = count == rest};
	fastest_share_items(&own->team, count, fill_wave, own);
	fastest_image_add(&own->image, &own->team, &batch);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	if (own->psf.kind == PSF_IMAGING)
		fastest_condense(&own->pupil, &own->team, own->psf.pupil, NULL);
	else
		fastest_occulter_begin(&own->occulter, &own->team);
	for (own->first = 0; own->first < own->psf.wavelengths; own->first += own->batch)
		add_batch(own);
	return true;
}

static double done_flops(const struct state *own)
{
	double flops = (double)own->psf.wavelengths * fastest_image_flops(&own->image, &own->waves[0]);
	return flops + (own->psf.kind == PSF_IMAGING ? fastest_condense_flops(&own->pupil)
						     : fastest_occulter_flops(&own->occulter));
}

/* As the definitions of the benchmarks count them ([work]). */
static double plain_flops(const struct psf *psf)
{
	const double n = (double)psf->n, m = (double)psf->side, grid = (double)psf->grid;
	const double products = 8 * (m * n * n + m * m * n), transforms = grid * grid * (20 * log2(grid) + 2);
	return (double)psf->wavelengths * (products + (psf->kind == PSF_CORONAGRAPH ? transforms : 0));
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct state *own = state;
	answer_number(out, "flops_done", done_flops(own));
	answer_number(out, "flops_share", done_flops(own) / plain_flops(&own->psf));
	answer_uint(out, "nodes", own->nodes->count);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	for (size_t i = 0; own->waves && i < own->batch; i++) {
		fastest_wave_free(&own->waves[i]);
		fastest_matrix_free(&own->lights[i]);
	}
	free(own->waves);
	free(own->lights);
	fastest_condenser_free(&own->pupil);
	fastest_occulter_free(&own->occulter);
	fastest_image_free(&own->image);
	crew_close(own->crew);
	psf_free(&own->psf);
	free(own);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", fastest_tile_best()->name);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .params = own_params,
	 .prepare = prepare_imaging,
	 .run = run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = metrics},
	{.benchmark = "psf-coronagraph",
	 .params = own_params,
	 .prepare = prepare_coronagraph,
	 .run = run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "fastest",
	.version = "1",
	.summary = "Real matrix products between few nodes in place of pixels and FFTs, on one octant "
		   "(none of the five texts)",
	.class_name = "shortcut",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};
