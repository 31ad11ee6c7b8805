/*
 * blocked.c: the cut as a matrix product in tiles, as a numpy user writes it who has not the memory for all cosines
 * at once:
 *
 *   for block in objects:
 *       for tile in contaminants:
 *           near = (block @ tile.T > cosine).any(axis=1)
 *           block = block[~near]
 *
 * The tile of cosines is not stored; each is compared in the register where it was made.
 */
#include <stdlib.h>
#include <string.h>

#include "angular-cut/angular-cut.h"
#include "base/mem.h"
#include "worker/clones.h"

/* A block (20 KiB) and a tile (6 KiB) fit the first cache. */
#define BLOCK 512
#define TILE  256
/* Objects that are multiplied together with each contaminant, so that it is loaded once for them. */
#define TOGETHER 4

/* Objects that are still there; those up to a multiple of TOGETHER are the null vector, which is near nothing. */
struct block {
	int64_t count;
	int32_t number[BLOCK]; /* of the object in the original block, ascending */
	double x[BLOCK + TOGETHER], y[BLOCK + TOGETHER], z[BLOCK + TOGETHER];
	int64_t near[BLOCK + TOGETHER]; /* contaminants of the tile that are near */
};

struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it */
	struct block block;
	int64_t pairs;
};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return angular_cut_define(&own->cut, params, NULL, err) && angular_cut_allocate(&own->cut, err);
}

static void end_with_nulls(struct block *block)
{
	for (int64_t i = block->count; i < block->count + TOGETHER; i++)
		block->x[i] = block->y[i] = block->z[i] = 0;
}

static void fill(struct block *block, const struct sphere_points *objects, int64_t begin)
{
	int64_t left = objects->count - begin;
	block->count = left < BLOCK ? left : BLOCK;
	for (int64_t i = 0; i < block->count; i++) {
		block->number[i] = (int32_t)i;
		block->x[i] = objects->x[begin + i];
		block->y[i] = objects->y[begin + i];
		block->z[i] = objects->z[begin + i];
	}
	end_with_nulls(block);
}

WORKER_CLONES static void multiply(struct block *restrict block, const double *restrict x, const double *restrict y,
				   const double *restrict z, int64_t count)
{
	for (int64_t i = 0; i < block->count; i += TOGETHER) {
		const double *bx = block->x + i, *by = block->y + i, *bz = block->z + i;
		const double x0 = bx[0], x1 = bx[1], x2 = bx[2], x3 = bx[3];
		const double y0 = by[0], y1 = by[1], y2 = by[2], y3 = by[3];
		const double z0 = bz[0], z1 = bz[1], z2 = bz[2], z3 = bz[3];
		int64_t near0 = 0, near1 = 0, near2 = 0, near3 = 0;
		for (int64_t j = 0; j < count; j++) {
			near0 += x0 * x[j] + y0 * y[j] + z0 * z[j] > ANGULAR_CUT_COSINE;
			near1 += x1 * x[j] + y1 * y[j] + z1 * z[j] > ANGULAR_CUT_COSINE;
			near2 += x2 * x[j] + y2 * y[j] + z2 * z[j] > ANGULAR_CUT_COSINE;
			near3 += x3 * x[j] + y3 * y[j] + z3 * z[j] > ANGULAR_CUT_COSINE;
		}
		block->near[i] = near0;
		block->near[i + 1] = near1;
		block->near[i + 2] = near2;
		block->near[i + 3] = near3;
	}
}

/* Takes those that were near out of the block and marks them. */
static void take_out(struct block *block, bool *near)
{
	int64_t kept = 0;
	for (int64_t i = 0; i < block->count; i++) {
		near[block->number[i]] = block->near[i] > 0;
		block->number[kept] = block->number[i];
		block->x[kept] = block->x[i];
		block->y[kept] = block->y[i];
		block->z[kept] = block->z[i];
		kept += block->near[i] == 0;
	}
	block->count = kept;
	end_with_nulls(block);
}

static void cut_block(struct state *own, bool *near)
{
	const struct sphere_points *contaminants = &own->cut.contaminants;
	for (int64_t j = 0; j < contaminants->count && own->block.count; j += TILE) {
		int64_t left = contaminants->count - j, count = left < TILE ? left : TILE;
		multiply(&own->block, contaminants->x + j, contaminants->y + j, contaminants->z + j, count);
		own->pairs += own->block.count * count;
		take_out(&own->block, near);
	}
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	int64_t count = 0;
	own->pairs = 0;
	for (int64_t begin = 0; begin < own->cut.objects.count; begin += BLOCK) {
		bool near[BLOCK] = {false};
		fill(&own->block, &own->cut.objects, begin);
		int64_t objects = own->block.count;
		cut_block(own, near);
		for (int64_t i = 0; i < objects; i++)
			if (near[i])
				own->cut.removed[count++] = begin + i;
	}
	own->cut.removed_count = count;
	return true;
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct state *own = state;
	answer_int(out, "pairs", own->pairs);
	return true;
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", worker_clone_name());
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut",
	 .prepare = prepare,
	 .run = run,
	 .answer = angular_cut_answer,
	 .finish = angular_cut_finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "blocked",
	.version = "1",
	.summary = "C, one thread, matrix product in cache-sized tiles (parallel notebook, as numpy's dot in blocks)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
	.describe = describe,
};
