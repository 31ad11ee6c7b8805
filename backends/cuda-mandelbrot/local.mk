# Mandelbrot on a CUDA device: what the four backends share and the kernels once, each in both precisions; a program for
# each backend. Host side and kernels are libraries of their own: tests link the first without the second.
CUDA_MANDELBROT_LIBS = backends/cuda-mandelbrot/libcuda-mandelbrot.a $(MANDELBROT_LIBS)
if BACKEND_CUDA
noinst_LIBRARIES += \
	backends/cuda-mandelbrot/libcuda-mandelbrot.a \
	backends/cuda-mandelbrot/libcuda-mandelbrot-kernels.a
endif
backends_cuda_mandelbrot_libcuda_mandelbrot_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_mandelbrot_libcuda_mandelbrot_a_SOURCES = \
	backends/cuda-mandelbrot/common.c \
	backends/cuda-mandelbrot/cuda-mandelbrot.h \
	backends/cuda-mandelbrot/kernels.h
backends_cuda_mandelbrot_libcuda_mandelbrot_kernels_a_SOURCES = \
	backends/cuda-mandelbrot/array_bodies.h \
	backends/cuda-mandelbrot/fastest_bodies.h \
	backends/cuda-mandelbrot/kernels.cu \
	backends/cuda-mandelbrot/kernels.h \
	backends/cuda-mandelbrot/kernels_single.cu \
	backends/cuda-mandelbrot/point_bodies.h \
	backends/cuda-mandelbrot/real.h

CUDA_MANDELBROT_WORKER_LIBS = \
	$(CUDA_MANDELBROT_LIBS) backends/cuda-mandelbrot/libcuda-mandelbrot-kernels.a $(CUDA_WORKER_LIBS)

if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-mandelbrot/lapchart-worker-cuda-array
noinst_LIBRARIES += backends/cuda-mandelbrot/libarray.a
endif
backends_cuda_mandelbrot_libarray_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_mandelbrot_libarray_a_SOURCES = backends/cuda-mandelbrot/array.c
backends_cuda_mandelbrot_lapchart_worker_cuda_array_SOURCES = $(WORKER_MAIN)
backends_cuda_mandelbrot_lapchart_worker_cuda_array_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_mandelbrot_lapchart_worker_cuda_array_LDADD = \
	backends/cuda-mandelbrot/libarray.a $(CUDA_MANDELBROT_WORKER_LIBS)

if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-mandelbrot/lapchart-worker-cuda-elementwise
noinst_LIBRARIES += backends/cuda-mandelbrot/libelementwise.a
endif
backends_cuda_mandelbrot_libelementwise_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_mandelbrot_libelementwise_a_SOURCES = backends/cuda-mandelbrot/elementwise.c
backends_cuda_mandelbrot_lapchart_worker_cuda_elementwise_SOURCES = $(WORKER_MAIN)
backends_cuda_mandelbrot_lapchart_worker_cuda_elementwise_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_mandelbrot_lapchart_worker_cuda_elementwise_LDADD = \
	backends/cuda-mandelbrot/libelementwise.a $(CUDA_MANDELBROT_WORKER_LIBS)

if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-mandelbrot/lapchart-worker-cuda-stride
noinst_LIBRARIES += backends/cuda-mandelbrot/libstride.a
endif
backends_cuda_mandelbrot_libstride_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_mandelbrot_libstride_a_SOURCES = backends/cuda-mandelbrot/stride.c
backends_cuda_mandelbrot_lapchart_worker_cuda_stride_SOURCES = $(WORKER_MAIN)
backends_cuda_mandelbrot_lapchart_worker_cuda_stride_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_mandelbrot_lapchart_worker_cuda_stride_LDADD = \
	backends/cuda-mandelbrot/libstride.a $(CUDA_MANDELBROT_WORKER_LIBS)

if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-mandelbrot/lapchart-worker-cuda-fastest
noinst_LIBRARIES += backends/cuda-mandelbrot/libfastest.a
endif
backends_cuda_mandelbrot_libfastest_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_mandelbrot_libfastest_a_SOURCES = backends/cuda-mandelbrot/fastest.c
backends_cuda_mandelbrot_lapchart_worker_cuda_fastest_SOURCES = $(WORKER_MAIN)
backends_cuda_mandelbrot_lapchart_worker_cuda_fastest_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_mandelbrot_lapchart_worker_cuda_fastest_LDADD = \
	backends/cuda-mandelbrot/libfastest.a $(CUDA_MANDELBROT_WORKER_LIBS)

CUDA_MANDELBROT_BODIES = \
	backends/cuda-mandelbrot/array_bodies.h \
	backends/cuda-mandelbrot/fastest_bodies.h \
	backends/cuda-mandelbrot/kernels.h \
	backends/cuda-mandelbrot/point_bodies.h \
	backends/cuda-mandelbrot/real.h \
	backends/cuda/atomic.h \
	backends/cuda/body.h
backends/cuda-mandelbrot/kernels.o: $(CUDA_MANDELBROT_BODIES)
backends/cuda-mandelbrot/kernels_single.o: backends/cuda-mandelbrot/kernels.cu $(CUDA_MANDELBROT_BODIES)
