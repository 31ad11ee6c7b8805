#include <cuda_runtime_api.h>
#include <dlfcn.h>
#include <nvrtc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cuda-expression/compiler.h"
#include "worker/libs.h"

#define FUNCTIONS(F)                                                                                                   \
	F(nvrtcVersion)                                                                                                \
	F(nvrtcGetErrorString)                                                                                         \
	F(nvrtcGetNumSupportedArchs)                                                                                   \
	F(nvrtcGetSupportedArchs)                                                                                      \
	F(nvrtcCreateProgram)                                                                                          \
	F(nvrtcDestroyProgram)                                                                                         \
	F(nvrtcCompileProgram)                                                                                         \
	F(nvrtcGetProgramLogSize)                                                                                      \
	F(nvrtcGetProgramLog)                                                                                          \
	F(nvrtcGetPTXSize)                                                                                             \
	F(nvrtcGetPTX)                                                                                                 \
	F(nvrtcGetCUBINSize)                                                                                           \
	F(nvrtcGetCUBIN)

struct compiler {
#define DECLARE(name) __typeof__(name) *name;
	FUNCTIONS(DECLARE)
#undef DECLARE
};

/* --- loading --- */

static bool find_functions(struct compiler *compiler, void *library, struct error *err)
{
#define FIND(name)                                                                                                     \
	*(void **)&compiler->name = dlsym(library, #name);                                                             \
	if (!compiler->name)                                                                                           \
		return error_set(err, ERROR_SYSTEM, "NVRTC: %s", dlerror());
	FUNCTIONS(FIND)
#undef FIND
	return true;
}

bool compiler_open_first(struct compiler **out, const char *const *paths, struct error *err)
{
	void *library = NULL;
	struct buf tried = BUF_INIT;
	for (; !library && *paths; paths++)
		if (!(library = dlopen(*paths, RTLD_NOW | RTLD_LOCAL)))
			buf_printf(&tried, "%s%s", tried.length ? "; " : "", dlerror());
	*out = NULL;
	if (library) {
		*out = mem_zero(1, sizeof **out);
		if (!find_functions(*out, library, err)) {
			compiler_close(*out);
			*out = NULL;
		}
	} else {
		error_set(err, ERROR_SYSTEM,
			  "no NVRTC, which comes with the CUDA toolkit (LD_LIBRARY_PATH may name its folder): %s",
			  tried.data);
	}
	buf_free(&tried);
	return *out != NULL;
}

/* Its name has the major version, which is that of the header. */
bool compiler_open(struct compiler **out, struct error *err)
{
	char *name = mem_printf("libnvrtc.so.%d", CUDART_VERSION / 1000);
	char *path = mem_printf("%s/%s", NVRTC_FOLDER, name);
	bool opened = compiler_open_first(out, (const char *const[]){name, path, NULL}, err);
	free(name);
	free(path);
	return opened;
}

void compiler_close(struct compiler *compiler)
{
	free(compiler);
}

struct library compiler_library(const struct compiler *compiler)
{
	struct library library = {.kind = mem_text("compiler"), .name = mem_text("nvrtc")};
	int major, minor;
	if (compiler->nvrtcVersion(&major, &minor) == NVRTC_SUCCESS)
		library.version = mem_printf("%d.%d", major, minor);
	(void)libs_of_address(&library, *(const void *const *)&compiler->nvrtcVersion);
	return library;
}

/* --- compiling --- */

static bool good(const struct compiler *compiler, nvrtcResult result, const char *what, struct error *err)
{
	return result == NVRTC_SUCCESS ||
	       error_set(err, ERROR_SYSTEM, "NVRTC, %s: %s", what, compiler->nvrtcGetErrorString(result));
}

bool compiler_choose(struct compiler_target *out, const struct compiler *compiler, int capability, struct error *err)
{
	int count, known[128];
	if (!good(compiler, compiler->nvrtcGetNumSupportedArchs(&count), "number of devices", err) ||
	    (size_t)count > COUNT_OF(known) ||
	    !good(compiler, compiler->nvrtcGetSupportedArchs(known), "list of devices", err))
		return false;
	*out = (struct compiler_target){0};
	for (int i = 0; i < count; i++)
		if (known[i] <= capability && known[i] > out->capability)
			*out = (struct compiler_target){known[i], known[i] < capability};
	return out->capability ||
	       error_set(err, ERROR_SYSTEM, "this NVRTC has no code for a device of compute capability %d.%d",
			 capability / 10, capability % 10);
}

/* The log's beginning, in front of the error. */
static void explain(const struct compiler *compiler, nvrtcProgram program, struct error *err)
{
	size_t size;
	if (compiler->nvrtcGetProgramLogSize(program, &size) != NVRTC_SUCCESS || size <= 1)
		return;
	char *log = mem_alloc(size);
	if (compiler->nvrtcGetProgramLog(program, log) == NVRTC_SUCCESS)
		error_context(err, "%.700s", log);
	free(log);
}

static bool take_image(struct buf *image, const struct compiler *compiler, nvrtcProgram program, bool ptx,
		       struct error *err)
{
	size_t size;
	if (!good(compiler,
		  ptx ? compiler->nvrtcGetPTXSize(program, &size) : compiler->nvrtcGetCUBINSize(program, &size),
		  "size of the code", err))
		return false;
	char *bytes = mem_alloc(size);
	bool taken =
		good(compiler, ptx ? compiler->nvrtcGetPTX(program, bytes) : compiler->nvrtcGetCUBIN(program, bytes),
		     "code", err);
	/* PTX has its NUL, which a buffer has by itself. */
	if (taken)
		buf_add(image, bytes, ptx ? size - 1 : size);
	free(bytes);
	return taken;
}

static bool compile(struct buf *image, const struct compiler *compiler, nvrtcProgram program,
		    struct compiler_target target, struct error *err)
{
	char architecture[48];
	snprintf(architecture, sizeof architecture, "--gpu-architecture=%s_%d", target.ptx ? "compute" : "sm",
		 target.capability);
	const char *options[] = {architecture,  "--std=c++17",     "--fmad=false",
				 "--ftz=false", "--prec-div=true", "--prec-sqrt=true"};
	nvrtcResult result = compiler->nvrtcCompileProgram(program, COUNT_OF(options), options);
	if (good(compiler, result, architecture, err))
		return take_image(image, compiler, program, target.ptx, err);
	explain(compiler, program, err);
	return false;
}

bool compiler_compile(struct buf *image, const struct compiler *compiler, struct compiler_target target,
		      const char *source, struct error *err)
{
	nvrtcProgram program;
	nvrtcResult result = compiler->nvrtcCreateProgram(&program, source, "expression.cu", 0, NULL, NULL);
	if (!good(compiler, result, "taking the source", err))
		return false;
	bool compiled = compile(image, compiler, program, target, err);
	compiler->nvrtcDestroyProgram(&program);
	return compiled;
}
