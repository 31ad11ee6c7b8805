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
