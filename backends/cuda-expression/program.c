#include "cuda-expression/program.h"

#include "base/mem.h"
#include "cuda-expression/compiler.h"
#include "cuda/device.h"
#include "measure/measure.h"
#include "worker/kernel.h"

#define NAME "expression"

/* Blocks for each multiprocessor, as in cuda-device: 8 are resident, the others even out. */
#define BLOCKS_EACH 16

/* --- making --- */

static bool read_capability(int *out, struct error *err)
{
	int major, minor;
	if (!cuda_good(cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, 0), err,
		       "cudaDeviceGetAttribute") ||
	    !cuda_good(cudaDeviceGetAttribute(&minor, cudaDevAttrComputeCapabilityMinor, 0), err,
		       "cudaDeviceGetAttribute"))
		return false;
	*out = 10 * major + minor;
	return true;
}

static bool compile(struct buf *image, const struct compiler *compiler, const struct expression *expression,
		    int capability, struct error *err)
{
	struct compiler_target target;
	struct error why = ERROR_INIT;
	if (!compiler_choose(&target, compiler, capability, &why))
		return kernel_unavailable(err, "%s", why.message);
	struct source source = SOURCE_INIT;
	struct buf text = BUF_INIT;
	source_add(&source, NAME, expression);
	source_write(&text, &source);
	bool good = compiler_compile(image, compiler, target, text.data, err);
	source_free(&source);
	buf_free(&text);
	return good;
}

static bool open_and_compile(struct buf *image, const struct expression *expression, double *seconds, struct error *err)
{
	const struct measure_clock *clock = &measure_monotonic_clock;
	struct compiler *compiler;
	struct error why = ERROR_INIT;
	int capability;
	double begin = clock->now(clock->context);
	if (!compiler_open(&compiler, &why))
		return kernel_unavailable(err, "%s", why.message);
	bool good = read_capability(&capability, err) && compile(image, compiler, expression, capability, err);
	compiler_close(compiler);
	*seconds = clock->now(clock->context) - begin;
	return good;
}

static bool load(struct cuda_program *out, const struct buf *image, struct error *err)
{
	return cuda_good(cudaLibraryLoadData(&out->library, image->data, NULL, NULL, 0, NULL, NULL, 0), err,
			 "cudaLibraryLoadData") &&
	       cuda_good(cudaLibraryGetKernel(&out->kernel, out->library, NAME), err, "cudaLibraryGetKernel");
}

bool cuda_program_make(struct cuda_program *out, const struct expression *expression, double *seconds,
		       struct error *err)
{
	struct buf image = BUF_INIT;
	int multiprocessors;
	*out = (struct cuda_program){0};
	bool good = cuda_multiprocessors(&multiprocessors, err) && open_and_compile(&image, expression, seconds, err) &&
		    load(out, &image, err);
	out->blocks = good ? BLOCKS_EACH * multiprocessors : 0;
	buf_free(&image);
	return good;
}

/* What cudaLibraryUnload() returns is no news: an earlier failure, which has been reported. */
void cuda_program_free(struct cuda_program *program)
{
	if (program->library)
		cudaLibraryUnload(program->library);
	*program = (struct cuda_program){0};
}

/* --- starting --- */

static bool is_aligned(const void *array)
{
	return (uintptr_t)array % SOURCE_ACCESS == 0;
}

static size_t count_groups(const struct expression *expression, const void *result, const void *const *operands,
			   size_t count)
{
	bool aligned = is_aligned(result);
	for (size_t i = 0; i < expression->operand_count; i++)
		aligned &= expression->operands[i].scalar || is_aligned(operands[i]);
	return aligned ? count / source_shape(expression).each : 0;
}

/* A thread for each batch of groups, or for each element where there are none. */
static unsigned choose_blocks(const struct cuda_program *program, const struct expression *expression, size_t groups,
			      size_t count)
{
	size_t batch = source_shape(expression).batch;
	size_t threads = groups ? (groups + batch - 1) / batch : count;
	size_t blocks = (threads + SOURCE_BLOCK - 1) / SOURCE_BLOCK;
	return (unsigned)(blocks < (size_t)program->blocks ? blocks : (size_t)program->blocks);
}

bool cuda_program_start(const struct cuda_program *program, const struct expression *expression, void *result,
			const void *const *operands, size_t count, struct error *err)
{
	void *arguments[EXPRESSION_OPERANDS_MAX + 3] = {&result};
	size_t used = 1, groups = count_groups(expression, result, operands, count);
	for (size_t i = 0; i < expression->operand_count; i++)
		arguments[used++] =
			expression->operands[i].scalar ? (void *)operands[i] : (void *)(uintptr_t)&operands[i];
	arguments[used++] = &groups;
	arguments[used++] = &count;
	if (count == 0)
		return true;
	dim3 grid = {choose_blocks(program, expression, groups, count), 1, 1}, block = {SOURCE_BLOCK, 1, 1};
	return cuda_good(cudaLaunchKernel((const void *)program->kernel, grid, block, arguments, 0, NULL), err,
			 "starting the CUDA kernel " NAME);
}
