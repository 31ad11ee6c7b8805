/*
 * c_compiler.h: sources of backends/cuda-expression/source.h compiled as C, by the compiler of the build ($CC, else
 * cc), into a shared library that runs their kernels on the processor.
 */
#ifndef LAPCHART_TESTS_C_COMPILER_H
#define LAPCHART_TESTS_C_COMPILER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* The path of a shared library in a folder of its own; the caller frees it and removes both by c_compiler_remove().
 * NULL and an error where the compiler says no. */
char *c_compiler_compile(const char *source, struct error *err);
void c_compiler_remove(const char *path);

/* A kernel of such a library; dlclose() of `library` ends it. */
struct c_kernel {
	void (*place)(unsigned block, unsigned thread, unsigned blocks, unsigned threads);
	void (*call)(void *const *arguments);
};

bool c_kernel_find(struct c_kernel *out, void *library, const char *name);
/* All threads of a launch, the last one first. `arguments` as those of cudaLaunchKernel(). */
void c_kernel_launch(const struct c_kernel *kernel, unsigned blocks, unsigned threads, void *const *arguments);

#endif
