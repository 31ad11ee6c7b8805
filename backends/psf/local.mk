# What the point-spread function's backends share: definition, answer, workspace, and the ways of transforming that need
# no library.
PSF_LIBS = backends/psf/libpsf.a
noinst_LIBRARIES += backends/psf/libpsf.a
backends_psf_libpsf_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_a_SOURCES = \
	backends/psf/answer.c \
	backends/psf/complex-number.h \
	backends/psf/define.c \
	backends/psf/dft.h \
	backends/psf/mft.h \
	backends/psf/plain-dft.c \
	backends/psf/planes.c \
	backends/psf/planes.h \
	backends/psf/product-mft.c \
	backends/psf/product.c \
	backends/psf/product.h \
	backends/psf/psf.h \
	backends/psf/single.c \
	backends/psf/threads.h \
	backends/psf/tile-avx2.c \
	backends/psf/tile-avx512.c \
	backends/psf/tile-body.h \
	backends/psf/tile-portable.c \
	backends/psf/tile.c \
	backends/psf/transform-row.c \
	backends/psf/vec-avx2.h \
	backends/psf/vec-avx512.h \
	backends/psf/workspace.c \
	backends/psf/workspace.h

if BACKEND_PSF_SERIAL
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-serial
noinst_LIBRARIES += backends/psf/libpsf-serial.a
endif
backends_psf_libpsf_serial_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_serial_a_SOURCES = backends/psf/serial.c
backends_psf_lapchart_worker_psf_serial_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_serial_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_psf_lapchart_worker_psf_serial_LDADD = backends/psf/libpsf-serial.a $(PSF_LIBS) $(WORKER_LIBS)

# FFTW's part, for all that use it; made only where one of them is linked with it.
PSF_FFTW_LIBS = backends/psf/libpsf-fftw-dft.a $(FFTW_LIBS)
EXTRA_LIBRARIES += backends/psf/libpsf-fftw-dft.a
CLEANFILES += backends/psf/libpsf-fftw-dft.a
backends_psf_libpsf_fftw_dft_a_CFLAGS = $(AM_CFLAGS) $(FFTW_CFLAGS)
backends_psf_libpsf_fftw_dft_a_SOURCES = \
	backends/psf/fftw-dft.c \
	backends/psf/fftw-dft.h \
	backends/psf/wisdom.c \
	backends/psf/wisdom.h

if BACKEND_PSF_FFTW
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-fftw
noinst_LIBRARIES += backends/psf/libpsf-fftw.a
endif
backends_psf_libpsf_fftw_a_CFLAGS = $(AM_CFLAGS) $(FFTW_CFLAGS)
backends_psf_libpsf_fftw_a_SOURCES = backends/psf/fftw.c
backends_psf_lapchart_worker_psf_fftw_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_fftw_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_psf_lapchart_worker_psf_fftw_LDADD = backends/psf/libpsf-fftw.a $(PSF_FFTW_LIBS) $(PSF_LIBS) $(WORKER_LIBS)

if BACKEND_PSF_FFTW_THREADS
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-fftw-threads
noinst_LIBRARIES += backends/psf/libpsf-fftw-threads.a
endif
backends_psf_libpsf_fftw_threads_a_CFLAGS = $(AM_CFLAGS) $(FFTW_CFLAGS)
backends_psf_libpsf_fftw_threads_a_SOURCES = \
	backends/psf/fftw-team.c \
	backends/psf/fftw-team.h \
	backends/psf/fftw-threads.c
backends_psf_lapchart_worker_psf_fftw_threads_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_fftw_threads_CPPFLAGS = $(WORKER_CPPFLAGS)
PSF_FFTW_THREADS_LIBS = \
	backends/psf/libpsf-fftw-threads.a \
	backends/psf/libpsf-fftw-dft.a \
	$(PSF_TEAM_LIBS) \
	-lfftw3_threads \
	$(FFTW_LIBS)
backends_psf_lapchart_worker_psf_fftw_threads_LDADD = $(PSF_FFTW_THREADS_LIBS) $(PSF_LIBS) $(WORKER_LIBS)

if BACKEND_PSF_OPENMP
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-openmp
noinst_LIBRARIES += backends/psf/libpsf-openmp.a
endif
backends_psf_libpsf_openmp_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS) $(FFTW_CFLAGS)
backends_psf_libpsf_openmp_a_SOURCES = backends/psf/openmp.c
backends_psf_lapchart_worker_psf_openmp_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_openmp_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_psf_lapchart_worker_psf_openmp_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_psf_lapchart_worker_psf_openmp_LDADD = backends/psf/libpsf-openmp.a $(PSF_FFTW_LIBS) $(PSF_LIBS) $(WORKER_LIBS)

# No -rpath here: LD_LIBRARY_PATH chooses the BLAS.
if BACKEND_PSF_BLAS
pkglibexec_PROGRAMS += backends/psf/lapchart-worker-psf-blas
noinst_LIBRARIES += backends/psf/libpsf-blas.a
endif
backends_psf_libpsf_blas_a_CFLAGS = $(AM_CFLAGS) $(FFTW_CFLAGS)
backends_psf_libpsf_blas_a_SOURCES = \
	backends/matrix-product/chosen.c \
	backends/matrix-product/chosen.h \
	backends/matrix-product/gemm.h \
	backends/psf/blas.c \
	backends/psf/zgemm-mft.c \
	backends/psf/zgemm-mft.h
PSF_BLAS_LIBS = backends/psf/libpsf-blas.a $(PSF_FFTW_LIBS) $(PSF_LIBS) backends/linkage/liblinkage.a
backends_psf_lapchart_worker_psf_blas_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_blas_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_psf_lapchart_worker_psf_blas_LDADD = $(PSF_BLAS_LIBS) $(WORKER_LIBS) -lblas

# A crew as the threads of a workspace.
PSF_TEAM_LIBS = backends/psf/libpsf-team.a $(CREW_LIBS)
noinst_LIBRARIES += backends/psf/libpsf-team.a
backends_psf_libpsf_team_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_team_a_SOURCES = backends/psf/team.c backends/psf/team.h

# Nodes in place of pixels, for those that do the least work.
noinst_LIBRARIES += backends/psf/libpsf-nodes.a
backends_psf_libpsf_nodes_a_CFLAGS = $(AM_CFLAGS)
backends_psf_libpsf_nodes_a_SOURCES = backends/psf/fastest-nodes.c backends/psf/fastest-nodes.h

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
	backends/psf/fastest-occulter.c \
	backends/psf/fastest-occulter.h \
	backends/psf/fastest-team.c \
	backends/psf/fastest-team.h \
	backends/psf/fastest-tile-avx2.c \
	backends/psf/fastest-tile-avx512.c \
	backends/psf/fastest-tile-body.h \
	backends/psf/fastest-tile-portable.c \
	backends/psf/fastest-tile.c \
	backends/psf/fastest-tile.h \
	backends/psf/fastest.c
backends_psf_lapchart_worker_psf_fastest_SOURCES = $(WORKER_MAIN)
backends_psf_lapchart_worker_psf_fastest_CPPFLAGS = $(WORKER_CPPFLAGS)
PSF_FASTEST_LIBS = \
	backends/psf/libpsf-fastest.a \
	backends/psf/libpsf-nodes.a \
	$(PSF_TEAM_LIBS) \
	$(PSF_LIBS)
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
backends_psf_libpsf_processes_fftw_a_SOURCES = \
	backends/psf/fftw-team.c \
	backends/psf/fftw-team.h \
	backends/psf/processes-fftw.c
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
