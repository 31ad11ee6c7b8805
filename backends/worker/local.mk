# main() of every C worker and what stands behind it.
noinst_LIBRARIES += backends/worker/libworker.a
backends_worker_libworker_a_CFLAGS = $(AM_CFLAGS)
backends_worker_libworker_a_SOURCES = \
	backends/worker/array.c \
	backends/worker/array.h \
	backends/worker/clones.h \
	backends/worker/kernel.c \
	backends/worker/kernel.h \
	backends/worker/libs.c \
	backends/worker/libs.h \
	backends/worker/planes.c \
	backends/worker/planes.h \
	backends/worker/reply.c \
	backends/worker/reply.h \
	backends/worker/request.c \
	backends/worker/request.h \
	backends/worker/team.h \
	backends/worker/usage.c \
	backends/worker/usage.h \
	backends/worker/worker.c \
	backends/worker/worker.h
