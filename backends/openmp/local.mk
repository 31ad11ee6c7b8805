if BACKEND_OPENMP
pkglibexec_PROGRAMS += backends/openmp/lapchart-worker-openmp
noinst_LIBRARIES += backends/openmp/libopenmp.a
endif
backends_openmp_libopenmp_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_openmp_libopenmp_a_SOURCES = backends/openmp/openmp.c
backends_openmp_lapchart_worker_openmp_SOURCES = $(WORKER_MAIN)
backends_openmp_lapchart_worker_openmp_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_openmp_lapchart_worker_openmp_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_openmp_lapchart_worker_openmp_LDADD = backends/openmp/libopenmp.a $(MANDELBROT_LIBS) $(WORKER_LIBS)
