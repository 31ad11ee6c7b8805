/* The calls of the CUDA runtime that load and start kernels which were compiled at run time, over shared libraries. */
#include <dlfcn.h>
#include <stdlib.h>

#include "../cuda/fake_runtime.h"
#include "base/mem.h"
#include "c_compiler.h"

struct CUlib_st {
	void *shared;
	struct c_kernel kernel;
};

cudaError_t cudaLibraryLoadData(cudaLibrary_t *library, const void *code, enum cudaJitOption *options, void **values,
				unsigned count, enum cudaLibraryOption *library_options, void **library_values,
				unsigned library_count)
{
	(void)options, (void)values, (void)count, (void)library_options, (void)library_values, (void)library_count;
	void *shared = dlopen(code, RTLD_NOW | RTLD_LOCAL);
	c_compiler_remove(code);
	cudaError_t status = shared ? fake_cuda_call("cudaLibraryLoadData") : cudaErrorInvalidValue;
	if (status != cudaSuccess) {
		if (shared)
			dlclose(shared);
		return status;
	}
	*library = mem_zero(1, sizeof **library);
	(*library)->shared = shared;
	fake_cuda_hold(1);
	return cudaSuccess;
}

cudaError_t cudaLibraryUnload(cudaLibrary_t library)
{
	dlclose(library->shared);
	free(library);
	fake_cuda_hold(-1);
	return fake_cuda_call("cudaLibraryUnload");
}

/* The kernel of a library is in it. */
cudaError_t cudaLibraryGetKernel(cudaKernel_t *kernel, cudaLibrary_t library, const char *name)
{
	if (!c_kernel_find(&library->kernel, library->shared, name))
		return cudaErrorInvalidValue;
	*kernel = (cudaKernel_t)&library->kernel;
	return fake_cuda_call("cudaLibraryGetKernel");
}

cudaError_t cudaLaunchKernel(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
			     cudaStream_t stream)
{
	(void)shared;
	(void)stream;
	if (grid.x == 0 || grid.y != 1 || grid.z != 1 || block.x == 0 || block.y != 1 || block.z != 1)
		return cudaErrorInvalidConfiguration;
	cudaError_t status = fake_cuda_call("cudaLaunchKernel");
	if (status == cudaSuccess)
		c_kernel_launch(kernel, grid.x, block.x, arguments);
	return status;
}
