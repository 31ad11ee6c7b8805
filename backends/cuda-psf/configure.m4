LC_BACKEND([psf-cuda], [
  LC_NEEDS_CUDA_LIBRARY([cublas], [cublas_v2.h], [cublasCreate_v2])
  AS_IF([test "x$lc_ok" = xyes], [LC_NEEDS_CUDA_LIBRARY([cufft], [cufft.h], [cufftCreate])])
])
LC_BACKEND([psf-cuda-fastest], [LC_NEEDS_CUDA_LIBRARY([cublas], [cublas_v2.h], [cublasCreate_v2])])
