#include "cuda-psf/transform.h"

#include "base/mem.h"
#include "cuda/device.h"
#include "worker/libs.h"

/* cuFFT has no texts of its own. */
static const struct {
	cufftResult status;
	const char *name, *text;
} statuses[] = {
	{CUFFT_ALLOC_FAILED, "CUFFT_ALLOC_FAILED", "no memory"},
	{CUFFT_INVALID_PLAN, "CUFFT_INVALID_PLAN", "the plan is not valid"},
	{CUFFT_INVALID_VALUE, "CUFFT_INVALID_VALUE", "a value is not valid"},
	{CUFFT_INVALID_SIZE, "CUFFT_INVALID_SIZE", "the size is not possible"},
	{CUFFT_INTERNAL_ERROR, "CUFFT_INTERNAL_ERROR", "an error within the library or the driver"},
	{CUFFT_EXEC_FAILED, "CUFFT_EXEC_FAILED", "the transform could not run on the device"},
	{CUFFT_SETUP_FAILED, "CUFFT_SETUP_FAILED", "the library could not be initialised"},
};

static bool good(cufftResult status, struct error *err, const char *what)
{
	if (status == CUFFT_SUCCESS)
		return true;
	for (size_t i = 0; i < COUNT_OF(statuses); i++)
		if (statuses[i].status == status)
			return error_set(err, ERROR_SYSTEM, "%s: %s (%s, %d)", what, statuses[i].text, statuses[i].name,
					 (int)status);
	return error_set(err, ERROR_SYSTEM, "%s: status %d", what, (int)status);
}

bool cuda_transform_plan(struct cuda_transform *out, size_t length, size_t sequences, struct error *err)
{
	int size = (int)length;
	*out = (struct cuda_transform){.length = length, .sequences = sequences};
	if (!good(cufftCreate(&out->plan), err, "cufftCreate"))
		return false;
	out->made = true;
	return good(cufftSetAutoAllocation(out->plan, 0), err, "cufftSetAutoAllocation") &&
	       good(cufftMakePlanMany(out->plan, 1, &size, &size, 1, size, &size, 1, size, CUFFT_Z2Z, (int)sequences,
				      &out->work_bytes),
		    err, "cufftMakePlanMany");
}

/* Some lengths need none. */
bool cuda_transform_allocate(struct cuda_transform *transform, struct error *err)
{
	if (transform->work_bytes == 0)
		return true;
	return cuda_allocate(&transform->work, transform->work_bytes, err) &&
	       good(cufftSetWorkArea(transform->plan, transform->work), err, "cufftSetWorkArea");
}

/* What these return is no news: an earlier failure, which has been reported. */
void cuda_transform_free(struct cuda_transform *transform)
{
	if (transform->made)
		cufftDestroy(transform->plan);
	cudaFree(transform->work);
	*transform = (struct cuda_transform){0};
}

bool cuda_transform_run(const struct cuda_transform *transform, double2 *chunk, int direction, struct error *err)
{
	return good(cufftExecZ2Z(transform->plan, chunk, chunk, direction), err, "cufftExecZ2Z");
}

static char *version_text(void)
{
	int major, minor, patch;
	if (cufftGetProperty(MAJOR_VERSION, &major) != CUFFT_SUCCESS ||
	    cufftGetProperty(MINOR_VERSION, &minor) != CUFFT_SUCCESS ||
	    cufftGetProperty(PATCH_LEVEL, &patch) != CUFFT_SUCCESS)
		return NULL;
	return mem_printf("%d.%d.%d", major, minor, patch);
}

void cuda_transform_describe(struct worker *worker)
{
	struct library library = {0};
	if (!libs_of_symbol(&library, "cufftExecZ2Z"))
		return;
	library.kind = mem_text("fft");
	library.name = mem_text("cufft");
	library.version = version_text();
	libs_add(worker, library);
}
