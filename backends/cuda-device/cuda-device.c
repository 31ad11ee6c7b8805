/*
 * The device's own peak: STREAM copy and triad in its memory, multiply-adds in
 * its registers.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "cuda-device/device.h"
#include "cuda/clock.h"
#include "cuda/device.h"
#include "worker/kernel.h"

#define MIB ((size_t)1 << 20)

/* All arrays together: many times any cache of a device. */
#define ARRAYS_BYTES (1536 * MIB)

/* Blocks for each multiprocessor: all that can be resident (2048 threads), and some more to even out. */
#define BLOCKS_EACH 16

/* Some milliseconds on a large device. */
#define FLOPS_STEPS 4096

/* Small whole numbers: every result is exact, and the factor 1 makes each sum the number of steps. */
#define B            1.0
#define C            2.0
#define FACTOR       3.0
#define FLOPS_FACTOR 1.0
#define FLOPS_ADDEND 1.0

#define CHUNK ((size_t)1 << 20) /* numbers that are looked at in one go */

enum quantity { QUANTITY_FLOPS, QUANTITY_TRIAD, QUANTITY_COPY };
static const char *const quantities[] = {"flops", "triad", "copy", NULL};

struct state {
	struct cuda_clock clock;
	enum quantity quantity;
	int blocks;
	size_t count;      /* numbers in each array */
	double *a, *b, *c; /* on the device; flops: the sums are in a */
};

static bool allocate(double **out, size_t count, struct error *err)
{
	return cuda_allocate((void **)out, count * sizeof **out, err);
}

static bool fill(const struct state *own, double *array, double value, struct error *err)
{
	device_fill(own->blocks, array, value, own->count);
	return cuda_started("fill", err);
}

static size_t arrays_of(enum quantity quantity)
{
	return quantity == QUANTITY_FLOPS ? 1 : quantity == QUANTITY_TRIAD ? 3 : 2;
}

/* At most half of what is free: others may use the device too. */
static bool choose_count(struct state *own, struct error *err)
{
	size_t available;
	if (own->quantity == QUANTITY_FLOPS) {
		own->count = (size_t)own->blocks * DEVICE_BLOCK * DEVICE_SUMS;
		return true;
	}
	if (!cuda_free_bytes(&available, err))
		return false;
	size_t bytes = available / 2 < ARRAYS_BYTES ? available / 2 : ARRAYS_BYTES;
	own->count = bytes / arrays_of(own->quantity) / sizeof *own->a;
	return own->count > 0 ||
	       kernel_unavailable(err, "the CUDA device has only %zu bytes of memory free", available);
}

static bool prepare_arrays(struct state *own, struct error *err)
{
	if (!allocate(&own->a, own->count, err) || !fill(own, own->a, 0, err))
		return false;
	if (own->quantity == QUANTITY_FLOPS)
		return true;
	if (!allocate(&own->b, own->count, err) || !fill(own, own->b, B, err))
		return false;
	return own->quantity != QUANTITY_TRIAD || (allocate(&own->c, own->count, err) && fill(own, own->c, C, err));
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"quantity", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	int quantity, multiprocessors;
	*state = own;
	if (!kernel_params_known(params, names, NULL, err) ||
	    !kernel_param_word(&quantity, params, "quantity", quantities, err) || !cuda_clock_open(&own->clock, err) ||
	    !cuda_multiprocessors(&multiprocessors, err))
		return false;
	own->quantity = (enum quantity)quantity;
	own->blocks = BLOCKS_EACH * multiprocessors;
	return choose_count(own, err) && prepare_arrays(own, err) && cuda_wait(err);
}

static void start(const struct state *own)
{
	switch (own->quantity) {
	case QUANTITY_FLOPS:
		device_flops(own->blocks, own->a, FLOPS_STEPS, FLOPS_FACTOR, FLOPS_ADDEND);
		break;
	case QUANTITY_TRIAD:
		device_triad(own->blocks, own->a, own->b, own->c, FACTOR, own->count);
		break;
	case QUANTITY_COPY:
		device_copy(own->blocks, own->a, own->b, own->count);
		break;
	}
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	if (!cuda_clock_start(&own->clock, CUDA_COMPUTE, err))
		return false;
	start(own);
	return cuda_started(quantities[own->quantity], err) && cuda_clock_stop(&own->clock, err);
}

static bool synchronize(void *state, struct error *err)
{
	(void)state;
	return cuda_wait(err);
}

static double right_value(enum quantity quantity)
{
	return quantity == QUANTITY_FLOPS   ? FLOPS_STEPS * FLOPS_ADDEND
	       : quantity == QUANTITY_TRIAD ? B + FACTOR * C
					    : B;
}

/* Looked at by the host: a device that computes wrongly should not be its own judge. */
static bool count_wrong(int64_t *wrong, const struct state *own, struct error *err)
{
	double *chunk = mem_alloc(CHUNK * sizeof *chunk);
	double right = right_value(own->quantity);
	bool good = true;
	*wrong = 0;
	for (size_t at = 0; good && at < own->count; at += CHUNK) {
		size_t here = own->count - at < CHUNK ? own->count - at : CHUNK;
		good = cuda_download(chunk, own->a + at, here * sizeof *chunk, err);
		for (size_t i = 0; good && i < here; i++)
			*wrong += chunk[i] != right;
	}
	free(chunk);
	return good;
}

/* wrong: results that are not exactly right; flops and bytes: of one run. As the backend `peak`. */
static bool answer(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	int64_t wrong, count = (int64_t)own->count;
	if (!count_wrong(&wrong, own, err))
		return false;
	bool is_flops = own->quantity == QUANTITY_FLOPS;
	int64_t flops_each = is_flops ? 2 * FLOPS_STEPS : own->quantity == QUANTITY_TRIAD ? 2 : 0;
	int64_t bytes_each = is_flops ? 0 : (int64_t)(arrays_of(own->quantity) * sizeof *own->a);
	answer_int(out, "wrong", wrong);
	answer_int(out, "flops", flops_each * count);
	answer_int(out, "bytes", bytes_each * count);
	return true;
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	return cuda_clock_metrics(&own->clock, out, err);
}

/* What cudaFree() returns is no news: an earlier failure, which has been reported. */
static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	cudaFree(own->a);
	cudaFree(own->b);
	cudaFree(own->c);
	cuda_clock_close(&own->clock);
	free(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "machine-peak",
	 .prepare = prepare,
	 .run = run,
	 .synchronize = synchronize,
	 .answer = answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "cuda",
	.version = "1",
	.summary = "CUDA: multiply-adds in registers, STREAM triad and copy in the memory of the device",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = cuda_describe,
};
