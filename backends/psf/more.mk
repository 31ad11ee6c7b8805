# The backend that does the least work: its own real matrices.
if BACKEND_PSF_FASTEST
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-fastest
noinst_LIBRARIES += backends/psf/libpsf-fastest.a
endif
backends_psf_libpsf_fastest_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_psf_libpsf_fastest_a_SOURCES = \
	backends/psf/fastest-condense.c \
	backends/psf/fastest-condense.h \
	backends/psf/fastest-cosine.h \
	backends/psf/fastest-image.c \
	backends/psf/fastest-image.h \
	backends/psf/fastest-matrix.c \
	backends/psf/fastest-matrix.h \
	backends/psf/fastest-nodes.c \
	backends/psf/fastest-nodes.h \
	backends/psf/fastest-occulter.c \
	backends/psf/fastest-occulter.h \
	backends/psf/fastest-team.c \
	backends/psf/fastest-team.h \
	backends/psf/fastest-tile-portable.c \
	backends/psf/fastest-tile-x86.c \
	backends/psf/fastest-tile.h \
	backends/psf/fastest.c
backends_psf_lapchart_worker_psf_fastest_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_fastest_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_psf_lapchart_worker_psf_fastest_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_psf_lapchart_worker_psf_fastest_LDADD = backends/psf/libpsf-fastest.a $(PSF_LIBS) $(WORKER_LIBS)
