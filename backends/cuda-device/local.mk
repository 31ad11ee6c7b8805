# The kernels by nvcc, the rest by the C compiler.
if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-device/lapchart-worker-cuda
noinst_LIBRARIES += backends/cuda-device/libcuda-device.a
endif
backends_cuda_device_libcuda_device_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_device_libcuda_device_a_SOURCES = \
	backends/cuda-device/cuda-device.c \
	backends/cuda-device/device.cu \
	backends/cuda-device/device.h \
	backends/cuda-device/facts.c \
	backends/cuda-device/facts.h
backends_cuda_device_lapchart_worker_cuda_SOURCES = $(WORKER_MAIN)
backends_cuda_device_lapchart_worker_cuda_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_device_lapchart_worker_cuda_LDADD = \
	backends/cuda-device/libcuda-device.a \
	$(WORKER_LIBS) \
	$(CUDA_LIBS)

backends/cuda-device/device.o: backends/cuda-device/device.h

SUFFIXES = .cu
.cu.o:
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(NVCC) $(NVCCFLAGS) -Xcompiler -Wall,-Wextra -I$(top_srcdir)/backends -c -o $@ $<
