LC_BACKEND([cublas], [LC_NEEDS_CUDA_LIBRARY([cublas], [cublas_v2.h], [cublasCreate_v2])])
