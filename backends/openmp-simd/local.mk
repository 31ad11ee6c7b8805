if BACKEND_OPENMP_SIMD
pkglibexec_PROGRAMS += backends/openmp-simd/lapchart-worker-openmp-simd
noinst_LIBRARIES += backends/openmp-simd/libopenmp-simd.a
endif
LANES_TEAM = backends/openmp-simd/lanes_team.c backends/openmp-simd/lanes_team.h
backends_openmp_simd_libopenmp_simd_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_openmp_simd_libopenmp_simd_a_SOURCES = backends/openmp-simd/openmp-simd.c $(LANES_TEAM)
backends_openmp_simd_lapchart_worker_openmp_simd_SOURCES = $(WORKER_MAIN)
backends_openmp_simd_lapchart_worker_openmp_simd_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_openmp_simd_lapchart_worker_openmp_simd_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_openmp_simd_lapchart_worker_openmp_simd_LDADD = \
	backends/openmp-simd/libopenmp-simd.a \
	$(MANDELBROT_LIBS) \
	$(WORKER_LIBS)
