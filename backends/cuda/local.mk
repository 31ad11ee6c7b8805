# What all CUDA backends share. Kernels are compiled by nvcc, the rest by the C compiler. Products and sums are not
# contracted, as by KERNEL_CFLAGS; a kernel that wants fma() says so.
if BACKEND_CUDA
noinst_LIBRARIES += backends/cuda/libcudacommon.a
endif
backends_cuda_libcudacommon_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cuda_libcudacommon_a_SOURCES = \
	backends/cuda/atomic.h \
	backends/cuda/body.h \
	backends/cuda/clock.c \
	backends/cuda/clock.h \
	backends/cuda/device.c \
	backends/cuda/device.h \
	backends/cuda/facts.c \
	backends/cuda/facts.h

# Of a CUDA worker, behind its family's library.
CUDA_WORKER_LIBS = backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CUDA_LIBS)

SUFFIXES = .cu
.cu.o:
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(NVCC) $(NVCCFLAGS) $(NVCC_WERROR) -Xcompiler -Wall,-Wextra -I$(top_srcdir)/backends -c -o $@ $<
