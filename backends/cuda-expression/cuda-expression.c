/* The engine's program as one kernel on a CUDA device, between copies from and to the host. */
#include <stdlib.h>

#include "base/mem.h"
#include "cuda-expression/compiler.h"
#include "cuda-expression/program.h"
#include "cuda/clock.h"
#include "cuda/device.h"
#include "expression/texts.h"
#include "worker/libs.h"

struct array {
	const void *host; /* NULL: there is none */
	void *device;
	size_t bytes;
};

struct state {
	struct problem problem; /* first: the shared hook takes the state for it */
	struct expression *expression;
	struct cuda_clock clock;
	struct cuda_program program;
	struct array operands[TEXTS_OPERANDS_MAX], result;
	void *pinned[TEXTS_OPERANDS_MAX + 1];
	size_t pinned_count;
};

/* --- before --- */

static bool prepare_array(struct state *own, struct array *array, const void *host, enum expression_type type,
			  struct error *err)
{
	*array = (struct array){host, NULL, own->problem.count * expression_type_size(type)};
	void *memory = (void *)(uintptr_t)host;
	cuda_pin(memory, array->bytes);
	own->pinned[own->pinned_count++] = memory;
	return cuda_allocate(&array->device, array->bytes, err);
}

static bool prepare_arrays(struct state *own, struct error *err)
{
	const void *hosts[TEXTS_OPERANDS_MAX];
	const void *result = texts_arrays(hosts, &own->problem);
	for (size_t i = 0; i < own->expression->operand_count; i++)
		if (!prepare_array(own, &own->operands[i], hosts[i], own->expression->operands[i].type, err))
			return false;
	return prepare_array(own, &own->result, result, own->expression->type, err);
}

/* Of the first run, here and on the device: what a later run leaves out shall be found out. */
static bool forget_result(struct state *own, struct error *err)
{
	problem_wipe(&own->problem);
	return cuda_good(cudaMemsetAsync(own->result.device, 0xff, own->result.bytes, NULL), err, "cudaMemsetAsync") &&
	       cuda_wait(err);
}

static bool run(void *state, struct error *err);

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!problem_prepare(&own->problem, params, NULL, 1, err) ||
	    !texts_compile(&own->expression, &own->problem, err) || !cuda_clock_open(&own->clock, err) ||
	    !cuda_program_make(&own->program, own->expression, &own->clock.compile_seconds, err) ||
	    !prepare_arrays(own, err) || !cuda_clock_first_run(&own->clock, run, own, err))
		return false;
	return forget_result(own, err);
}

/* --- the computation --- */

static bool upload(const struct state *own, struct error *err)
{
	for (size_t i = 0; i < own->expression->operand_count; i++) {
		const struct array *array = &own->operands[i];
		if (!cuda_upload(array->device, array->host, array->bytes, err))
			return false;
	}
	return true;
}

static bool compute(const struct state *own, struct error *err)
{
	const void *operands[TEXTS_OPERANDS_MAX];
	for (size_t i = 0; i < TEXTS_OPERANDS_MAX; i++)
		operands[i] = own->operands[i].device;
	return cuda_program_start(&own->program, own->expression, own->result.device, operands, own->problem.count,
				  err);
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	struct cuda_clock *clock = &own->clock;
	void *result = (void *)(uintptr_t)own->result.host;
	return cuda_clock_start(clock, CUDA_COPY, err) && upload(own, err) &&
	       cuda_clock_enter(clock, CUDA_COMPUTE, err) && compute(own, err) &&
	       cuda_clock_enter(clock, CUDA_COPY, err) &&
	       cuda_download(result, own->result.device, own->result.bytes, err) && cuda_clock_stop(clock, err);
}

/* --- after --- */

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
	for (size_t i = 0; i < TEXTS_OPERANDS_MAX; i++)
		cudaFree(own->operands[i].device);
	cudaFree(own->result.device);
	for (size_t i = 0; i < own->pinned_count; i++)
		cuda_unpin(own->pinned[i]);
	cuda_program_free(&own->program);
	cuda_clock_close(&own->clock);
	expression_free(own->expression);
	problem_free(&own->problem);
	free(own);
}

/* --- the backend --- */

static bool available(struct error *why)
{
	struct compiler *compiler = NULL;
	bool good = cuda_available(why) && compiler_open(&compiler, why);
	compiler_close(compiler);
	return good;
}

static void describe(struct worker *worker)
{
	struct compiler *compiler;
	cuda_describe(worker);
	if (!compiler_open(&compiler, NULL))
		return;
	libs_add(worker, compiler_library(compiler));
	compiler_close(compiler);
}

static const struct kernel kernels[] = {
	{.benchmark = "expression",
	 .prepare = prepare,
	 .run = run,
	 .answer = problem_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "cuda",
	.version = "1",
	.summary = "CUDA, a compiled expression as one kernel, made by NVRTC at run time (numexpr and pyCUDA of the "
		   "tutorial)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = available,
	.describe = describe,
};
