# The angular cut on a CUDA device. Host side and kernels are libraries of their own: tests link the first without the
# second.
if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-angular-cut/lapchart-worker-angular-cut-cuda
noinst_LIBRARIES += \
	backends/cuda-angular-cut/libcuda-angular-cut.a \
	backends/cuda-angular-cut/libcuda-angular-cut-kernels.a
endif
backends_cuda_angular_cut_libcuda_angular_cut_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_angular_cut_libcuda_angular_cut_a_SOURCES = \
	backends/cuda-angular-cut/cuda-angular-cut.c \
	backends/cuda-angular-cut/kernels.h
backends_cuda_angular_cut_libcuda_angular_cut_kernels_a_SOURCES = \
	backends/cuda-angular-cut/bodies.h \
	backends/cuda-angular-cut/kernels.cu \
	backends/cuda-angular-cut/kernels.h
backends_cuda_angular_cut_lapchart_worker_angular_cut_cuda_SOURCES = $(WORKER_MAIN)
backends_cuda_angular_cut_lapchart_worker_angular_cut_cuda_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_angular_cut_lapchart_worker_angular_cut_cuda_LDADD = \
	backends/cuda-angular-cut/libcuda-angular-cut.a \
	backends/cuda-angular-cut/libcuda-angular-cut-kernels.a \
	$(ANGULAR_CUT_LIBS) $(CUDA_WORKER_LIBS)

backends/cuda-angular-cut/kernels.o: \
	backends/cuda-angular-cut/bodies.h \
	backends/cuda-angular-cut/kernels.h \
	backends/cuda/atomic.h \
	backends/cuda/body.h
