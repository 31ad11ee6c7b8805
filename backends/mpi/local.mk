# Workers whose kernels run on several MPI ranks: one program a family of benchmarks (ranks.h says how to add one).
RANKS_MAIN = backends/mpi/main.c
RANKS_LIBS = backends/mpi/libranks.a $(WORKER_LIBS) $(MPI_LIBS)
if BACKEND_MPI
noinst_LIBRARIES += backends/mpi/libranks.a
endif
backends_mpi_libranks_a_CFLAGS = $(AM_CFLAGS) $(MPI_CFLAGS)
backends_mpi_libranks_a_SOURCES = \
	backends/mpi/describe.c \
	backends/mpi/describe.h \
	backends/mpi/metrics.c \
	backends/mpi/metrics.h \
	backends/mpi/ranks.c \
	backends/mpi/ranks.h \
	backends/mpi/together.c \
	backends/mpi/together.h

if BACKEND_MPI
pkglibexec_PROGRAMS += backends/mpi/lapchart-worker-mandelbrot-mpi
noinst_LIBRARIES += backends/mpi/libmandelbrot-mpi.a
endif
backends_mpi_libmandelbrot_mpi_a_CFLAGS = $(AM_CFLAGS) $(MPI_CFLAGS)
backends_mpi_libmandelbrot_mpi_a_SOURCES = backends/mpi/mandelbrot.c
backends_mpi_lapchart_worker_mandelbrot_mpi_SOURCES = $(RANKS_MAIN)
backends_mpi_lapchart_worker_mandelbrot_mpi_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_mpi_lapchart_worker_mandelbrot_mpi_LDADD = backends/mpi/libmandelbrot-mpi.a $(MANDELBROT_LIBS) $(RANKS_LIBS)

if BACKEND_MPI
pkglibexec_PROGRAMS += backends/mpi/lapchart-worker-angular-cut-mpi
noinst_LIBRARIES += backends/mpi/libangular-cut-mpi.a
endif
backends_mpi_libangular_cut_mpi_a_CFLAGS = $(AM_CFLAGS) $(MPI_CFLAGS)
backends_mpi_libangular_cut_mpi_a_SOURCES = backends/mpi/angular-cut.c
backends_mpi_lapchart_worker_angular_cut_mpi_SOURCES = $(RANKS_MAIN)
backends_mpi_lapchart_worker_angular_cut_mpi_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_mpi_lapchart_worker_angular_cut_mpi_LDADD = \
	backends/mpi/libangular-cut-mpi.a $(ANGULAR_CUT_LIBS) $(RANKS_LIBS)

if BACKEND_MPI
pkglibexec_PROGRAMS += backends/mpi/lapchart-worker-psf-mpi
noinst_LIBRARIES += backends/mpi/libpsf-mpi.a
endif
backends_mpi_libpsf_mpi_a_CFLAGS = $(AM_CFLAGS) $(MPI_CFLAGS) $(FFTW_CFLAGS)
backends_mpi_libpsf_mpi_a_SOURCES = backends/mpi/psf-dft.h backends/mpi/psf.c
if BACKEND_PSF_FFTW
backends_mpi_libpsf_mpi_a_SOURCES += backends/mpi/psf-dft-fftw.c
PSF_MPI_FFTW_LIBS = $(PSF_FFTW_LIBS)
else
backends_mpi_libpsf_mpi_a_SOURCES += backends/mpi/psf-dft-plain.c
endif
backends_mpi_lapchart_worker_psf_mpi_SOURCES = $(RANKS_MAIN)
backends_mpi_lapchart_worker_psf_mpi_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_mpi_lapchart_worker_psf_mpi_LDADD = \
	backends/mpi/libpsf-mpi.a $(PSF_MPI_FFTW_LIBS) $(PSF_LIBS) $(RANKS_LIBS)
