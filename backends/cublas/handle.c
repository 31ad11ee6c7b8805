#include "cublas/handle.h"

#include "base/mem.h"
#include "worker/libs.h"

bool cublas_good(cublasStatus_t status, struct error *err, const char *what)
{
	if (status == CUBLAS_STATUS_SUCCESS)
		return true;
	return error_set(err, ERROR_SYSTEM, "%s: %s (%s, %d)", what, cublasGetStatusString(status),
			 cublasGetStatusName(status), (int)status);
}

bool cublas_open(cublasHandle_t *out, struct error *err)
{
	*out = NULL;
	return cublas_good(cublasCreate(out), err, "cublasCreate") &&
	       cublas_good(cublasSetAtomicsMode(*out, CUBLAS_ATOMICS_NOT_ALLOWED), err, "cublasSetAtomicsMode");
}

/* What cublasDestroy() returns is no news: an earlier failure, which has been reported. */
void cublas_close(cublasHandle_t handle)
{
	if (handle)
		cublasDestroy(handle);
}

static char *version_text(void)
{
	int major, minor, patch;
	if (cublasGetProperty(MAJOR_VERSION, &major) != CUBLAS_STATUS_SUCCESS ||
	    cublasGetProperty(MINOR_VERSION, &minor) != CUBLAS_STATUS_SUCCESS ||
	    cublasGetProperty(PATCH_LEVEL, &patch) != CUBLAS_STATUS_SUCCESS)
		return NULL;
	return mem_printf("%d.%d.%d", major, minor, patch);
}

void cublas_describe(struct worker *worker)
{
	struct library library = {0};
	if (!libs_of_symbol(&library, "cublasCreate_v2"))
		return;
	library.kind = mem_text("blas");
	library.name = mem_text("cublas");
	library.version = version_text();
	libs_add(worker, library);
}
