# Threads that sleep while they wait.
PSF_TEAM_LIBS = backends/psf/libpsf-team.a -lpthread
noinst_LIBRARIES += backends/psf/libpsf-team.a
backends_psf_libpsf_team_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_team_a_SOURCES = backends/psf/team.c backends/psf/team.h

# The backend that does the least work: its own real matrices.
if BACKEND_PSF_FASTEST
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-fastest
noinst_LIBRARIES += backends/psf/libpsf-fastest.a
endif
backends_psf_libpsf_fastest_a_CFLAGS = $(AM_CFLAGS)
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
backends_psf_lapchart_worker_psf_fastest_CPPFLAGS = $(WORKER_CPPFLAGS)
PSF_FASTEST_LIBS = backends/psf/libpsf-fastest.a $(PSF_TEAM_LIBS) $(PSF_LIBS)
backends_psf_lapchart_worker_psf_fastest_LDADD = $(PSF_FASTEST_LIBS) $(WORKER_LIBS)

# Worker processes over the wavelengths.
PSF_POOL_LIBS = backends/psf/libpsf-pool.a
noinst_LIBRARIES += backends/psf/libpsf-pool.a
backends_psf_libpsf_pool_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_pool_a_SOURCES = backends/psf/pool.c backends/psf/pool.h

if BACKEND_PSF_PROCESSES
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-processes
noinst_LIBRARIES += backends/psf/libpsf-processes.a
endif
backends_psf_libpsf_processes_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_processes_a_SOURCES = backends/psf/processes.c
PSF_PROCESSES_LIBS = backends/psf/libpsf-processes.a $(PSF_POOL_LIBS) $(PSF_LIBS) $(CHILDREN_LIBS)
backends_psf_lapchart_worker_psf_processes_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_processes_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_psf_lapchart_worker_psf_processes_LDADD = $(PSF_PROCESSES_LIBS) $(WORKER_LIBS)

if BACKEND_PSF_PROCESSES_FFTW
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-processes-fftw
noinst_LIBRARIES += backends/psf/libpsf-processes-fftw.a
endif
backends_psf_libpsf_processes_fftw_a_CFLAGS = $(AM_CFLAGS) $(FFTW_CFLAGS)
backends_psf_libpsf_processes_fftw_a_SOURCES = backends/psf/processes-fftw.c
PSF_PROCESSES_FFTW_LIBS = \
	backends/psf/libpsf-processes-fftw.a \
	$(PSF_POOL_LIBS) \
	$(PSF_TEAM_LIBS) \
	backends/psf/libpsf-fftw-dft.a \
	-lfftw3_threads \
	$(FFTW_LIBS) \
	$(PSF_LIBS) \
	$(CHILDREN_LIBS)
backends_psf_lapchart_worker_psf_processes_fftw_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_processes_fftw_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_psf_lapchart_worker_psf_processes_fftw_LDADD = $(PSF_PROCESSES_FFTW_LIBS) $(WORKER_LIBS)
