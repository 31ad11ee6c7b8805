/*
 * handle.h: cuBLAS, for every backend that multiplies on the device. Everything runs on the default stream, one call
 * after the other, so that the same products give the same bits; atomic additions, which would not, are cuBLAS's to
 * use only where it is told so.
 */
#ifndef LAPCHART_CUBLAS_HANDLE_H
#define LAPCHART_CUBLAS_HANDLE_H

#include <cublas_v2.h>
#include <stdbool.h>

#include "base/error.h"
#include "model/worker.h"

/* Is the status good? If not, an error such as "cublasDgemm: out of memory (CUBLAS_STATUS_ALLOC_FAILED, 3)" with the
 * text `what` in front. */
bool cublas_good(cublasStatus_t status, struct error *err, const char *what);

/* After the device was opened (cuda/device.h). */
bool cublas_open(cublasHandle_t *out, struct error *err);
/* NULL too. */
void cublas_close(cublasHandle_t handle);

/* For describe(): the library, as kind "blas"; needs no device. */
void cublas_describe(struct worker *worker);

#endif
