/*
 * compiler.h: CUDA source to code for a device, while the program runs: NVRTC, NVIDIA's library for that. It is loaded
 * when it is asked for, so that the worker starts where it is missing, and can say so.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_COMPILER_H
#define LAPCHART_CUDA_EXPRESSION_COMPILER_H

#include "base/buf.h"
#include "base/error.h"
#include "model/library.h"

struct compiler;

/* What to compile for: a compute capability (90: 9.0), and whether it is to be PTX, which the driver makes the
 * device's own code of. */
struct compiler_target {
	int capability;
	bool ptx;
};

/* Loads the library: the one that the loader finds by its name (LD_LIBRARY_PATH may say where), else the one of the
 * toolkit that the worker was built with. It stays loaded. */
bool compiler_open(struct compiler **out, struct error *err);
/* The same from the first of `paths` that works; NULL ends the list. */
bool compiler_open_first(struct compiler **out, const char *const *paths, struct error *err);
void compiler_close(struct compiler *compiler); /* takes NULL too */

/* The best target for a device: its own code where the compiler knows the device, else PTX of the highest capability
 * below. An error where the device is older than all that the compiler knows. */
bool compiler_choose(struct compiler_target *out, const struct compiler *compiler, int capability, struct error *err);

/* Compiles: code for cudaLibraryLoadData() where the target is a device (PTX is a text). Products and sums are not
 * contracted, divisions and roots are rounded to nearest, denormal numbers kept. Where the source is wrong, the error
 * begins with what the compiler says of it. */
bool compiler_compile(struct buf *image, const struct compiler *compiler, struct compiler_target target,
		      const char *source, struct error *err);

/* Which library that is, with version and path. */
struct library compiler_library(const struct compiler *compiler);

#endif
