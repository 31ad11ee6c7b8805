# The point-spread function on a GPU: `cuda` by transforms, `cuda-fastest` by few nodes. For each the host side and the
# kernels in libraries of their own: tests link the first without the second.
CUDA_PSF_COMMON = \
	backends/cuda-psf/need.c \
	backends/cuda-psf/need.h \
	backends/cuda-psf/product.c \
	backends/cuda-psf/product.h \
	backends/cuda-psf/visit.c \
	backends/cuda-psf/visit.h \
	backends/cuda-psf/waves.c \
	backends/cuda-psf/waves.h

if BACKEND_PSF_CUDA
pkglibexec_PROGRAMS += backends/cuda-psf/lapchart-worker-psf-cuda
noinst_LIBRARIES += backends/cuda-psf/libcuda-psf.a backends/cuda-psf/libcuda-psf-kernels.a
endif
backends_cuda_psf_libcuda_psf_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_psf_libcuda_psf_a_SOURCES = \
	$(CUDA_PSF_COMMON) \
	backends/cuda-psf/card.c \
	backends/cuda-psf/card.h \
	backends/cuda-psf/coronagraph.c \
	backends/cuda-psf/cuda-psf.c \
	backends/cuda-psf/detector.c \
	backends/cuda-psf/kernels.h \
	backends/cuda-psf/transform.c \
	backends/cuda-psf/transform.h \
	backends/cublas/handle.c \
	backends/cublas/handle.h
backends_cuda_psf_libcuda_psf_kernels_a_SOURCES = \
	backends/cuda-psf/bodies.h \
	backends/cuda-psf/kernels.cu \
	backends/cuda-psf/kernels.h \
	backends/cuda-psf/turns.h \
	backends/cuda-psf/waves.h
CUDA_PSF_LIBS = backends/cuda-psf/libcuda-psf.a $(PSF_LIBS) backends/cuda/libcudacommon.a
backends_cuda_psf_lapchart_worker_psf_cuda_SOURCES = $(WORKER_MAIN)
backends_cuda_psf_lapchart_worker_psf_cuda_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_psf_lapchart_worker_psf_cuda_LDADD = \
	backends/cuda-psf/libcuda-psf.a \
	backends/cuda-psf/libcuda-psf-kernels.a \
	$(PSF_LIBS) \
	$(CUDA_WORKER_LIBS) \
	$(CUBLAS_LIBS) \
	$(CUFFT_LIBS)

if BACKEND_PSF_CUDA_FASTEST
pkglibexec_PROGRAMS += backends/cuda-psf/lapchart-worker-psf-cuda-fastest
noinst_LIBRARIES += backends/cuda-psf/libcuda-psf-fastest.a backends/cuda-psf/libcuda-psf-fastest-kernels.a
endif
backends_cuda_psf_libcuda_psf_fastest_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_psf_libcuda_psf_fastest_a_SOURCES = \
	$(CUDA_PSF_COMMON) \
	backends/cuda-psf/cuda-fastest.c \
	backends/cuda-psf/fastest-card.c \
	backends/cuda-psf/fastest-card.h \
	backends/cuda-psf/fastest-kernels.h \
	backends/cuda-psf/fastest-light.c \
	backends/cublas/handle.c \
	backends/cublas/handle.h
backends_cuda_psf_libcuda_psf_fastest_kernels_a_SOURCES = \
	backends/cuda-psf/fastest-bodies.h \
	backends/cuda-psf/fastest-kernels.cu \
	backends/cuda-psf/fastest-kernels.h \
	backends/cuda-psf/turns.h \
	backends/cuda-psf/waves.h
CUDA_PSF_FASTEST_LIBS = \
	backends/cuda-psf/libcuda-psf-fastest.a \
	backends/psf/libpsf-nodes.a \
	$(PSF_LIBS) \
	backends/cuda/libcudacommon.a
backends_cuda_psf_lapchart_worker_psf_cuda_fastest_SOURCES = $(WORKER_MAIN)
backends_cuda_psf_lapchart_worker_psf_cuda_fastest_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_psf_lapchart_worker_psf_cuda_fastest_LDADD = \
	backends/cuda-psf/libcuda-psf-fastest.a \
	backends/cuda-psf/libcuda-psf-fastest-kernels.a \
	backends/psf/libpsf-nodes.a \
	$(PSF_LIBS) \
	$(CUDA_WORKER_LIBS) \
	$(CUBLAS_LIBS)

backends/cuda-psf/kernels.o: \
	backends/cuda-psf/bodies.h \
	backends/cuda-psf/kernels.h \
	backends/cuda-psf/turns.h \
	backends/cuda-psf/waves.h \
	backends/cuda/body.h
backends/cuda-psf/fastest-kernels.o: \
	backends/cuda-psf/fastest-bodies.h \
	backends/cuda-psf/fastest-kernels.h \
	backends/cuda-psf/turns.h \
	backends/cuda-psf/waves.h \
	backends/cuda/body.h
