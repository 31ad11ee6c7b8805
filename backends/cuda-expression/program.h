/*
 * program.h: a kernel of source.h on the device.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_PROGRAM_H
#define LAPCHART_CUDA_EXPRESSION_PROGRAM_H

#include <cuda_runtime_api.h>

#include "base/error.h"
#include "cuda-expression/source.h"

struct cuda_program {
	cudaLibrary_t library;
	cudaKernel_t kernel;
	int blocks; /* at most, of a launch */
};

/* Compiles the expression for the first device and loads it; *seconds is the compiler's time. Where there is no
 * compiler or none that knows the device, the error is one of kernel_unavailable(). */
bool cuda_program_make(struct cuda_program *out, const struct expression *expression, double *seconds,
		       struct error *err);
/* Takes one that is {0} or could not be made, too. */
void cuda_program_free(struct cuda_program *program);

/* Starts the kernel on the default stream: result[0 ... count-1] from the operands, all arrays on the device, none of
 * which overlaps the result. A scalar operand is its value, in memory of the host; one that the program does not read
 * may be NULL. Any alignment will do; where it is not SOURCE_ACCESS, elements are loaded one by one. */
bool cuda_program_start(const struct cuda_program *program, const struct expression *expression, void *result,
			const void *const *operands, size_t count, struct error *err);

#endif
