# Workers: one program a backend, build/backends/NAME/lapchart-worker-NAME,
# installed in $(pkglibexecdir). m4/backends.m4 says why KERNEL_CFLAGS come last.
backends/%.o: CFLAGS += $(KERNEL_CFLAGS)

# What a worker says of its own build. Warnings do not change the code. A backend
# whose kernels have more flags adds -DWORKER_OWN_FLAGS='" -f..."'.
WORKER_FLAGS = $(strip $(filter-out -W%,$(AM_CFLAGS) $(CPPFLAGS) $(CFLAGS)))
WORKER_CPPFLAGS = $(AM_CPPFLAGS) -DWORKER_COMPILER='"$(LC_COMPILER)"' -DWORKER_FLAGS='"$(WORKER_FLAGS)"'
WORKER_MAIN = backends/worker/main.c
WORKER_LIBS = \
	backends/worker/libworker.a \
	src/measure/libmeasure.a \
	src/wire/libwire.a \
	src/model/libmodel.a \
	$(JSON_LIBS) \
	$(LIBS_BASE)

EXTRA_DIST += backends/list.m4

include backends/worker/local.mk
include backends/linkage/local.mk
include backends/children/local.mk
include backends/crew/local.mk
include backends/mandelbrot/local.mk
include backends/skeleton/local.mk
include backends/psf/local.mk

# The backends, one line each.
include backends/serial-complex/local.mk
include backends/serial/local.mk
include backends/vector/local.mk
include backends/vector-blocked/local.mk
include backends/openmp/local.mk
include backends/openmp-simd/local.mk
include backends/shortcut/local.mk
include backends/opencl/local.mk
include backends/processes/local.mk
include backends/mpi/local.mk
include backends/expression/local.mk
include backends/peak/local.mk
include backends/matrix-product/local.mk
include backends/angular-cut/local.mk
include backends/square-map/local.mk
include backends/cuda/local.mk
include backends/cuda-angular-cut/local.mk
include backends/cuda-device/local.mk
include backends/cuda-expression/local.mk
include backends/cuda-mandelbrot/local.mk
include backends/cublas/local.mk
include backends/cuda-psf/local.mk

# Peers: other people's tools.
include backends/python/local.mk
