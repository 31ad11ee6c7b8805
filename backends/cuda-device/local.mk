# The host side and the kernels in libraries of their own: tests link the first without the second.
if BACKEND_CUDA
pkglibexec_PROGRAMS += backends/cuda-device/lapchart-worker-cuda
noinst_LIBRARIES += backends/cuda-device/libcuda-device.a backends/cuda-device/libcuda-device-kernels.a
endif
backends_cuda_device_libcuda_device_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_device_libcuda_device_a_SOURCES = \
	backends/cuda-device/cuda-device.c \
	backends/cuda-device/device.h
backends_cuda_device_libcuda_device_kernels_a_SOURCES = \
	backends/cuda-device/bodies.h \
	backends/cuda-device/device.cu \
	backends/cuda-device/device.h
backends_cuda_device_lapchart_worker_cuda_SOURCES = $(WORKER_MAIN)
backends_cuda_device_lapchart_worker_cuda_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_device_lapchart_worker_cuda_LDADD = \
	backends/cuda-device/libcuda-device.a \
	backends/cuda-device/libcuda-device-kernels.a \
	$(CUDA_WORKER_LIBS)

backends/cuda-device/device.o: backends/cuda-device/bodies.h backends/cuda-device/device.h backends/cuda/body.h
