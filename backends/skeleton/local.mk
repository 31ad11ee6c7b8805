# The example to copy: built and checked by `make check`, not installed.
check_PROGRAMS += backends/skeleton/lapchart-worker-skeleton
backends_skeleton_lapchart_worker_skeleton_SOURCES = $(WORKER_MAIN) backends/skeleton/skeleton.c
backends_skeleton_lapchart_worker_skeleton_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_skeleton_lapchart_worker_skeleton_LDADD = $(WORKER_LIBS)
