# Tests of the MPI workers, by mpirun: Open MPI in the test's own process would be one world for all tests.
EXTRA_DIST += tests/unit/mpi/lsan.supp
if HAVE_CHECK
if BACKEND_MPI
check_PROGRAMS += tests/unit/mpi/mpi_test tests/unit/mpi/lapchart-worker-scripted
TESTS += tests/unit/mpi/mpi_test
endif
tests_unit_mpi_mpi_test_CPPFLAGS = $(UNIT_CPPFLAGS) \
	-DSCRIPTED_WORKER='"$(abs_top_builddir)/tests/unit/mpi/lapchart-worker-scripted"' \
	-DANGULAR_CUT_WORKER='"$(abs_top_builddir)/backends/mpi/lapchart-worker-angular-cut-mpi"' \
	-DPSF_WORKER='"$(abs_top_builddir)/backends/mpi/lapchart-worker-psf-mpi"' \
	-DMANDELBROT_WORKER='"$(abs_top_builddir)/backends/mpi/lapchart-worker-mandelbrot-mpi"'
tests_unit_mpi_mpi_test_LDADD = \
	backends/psf/libpsf-serial.a $(PSF_LIBS) $(WORKER_LIBS) $(LIBS_HARNESS) $(CHECK_LIBS)
tests_unit_mpi_mpi_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/mpi/angular_cut_ranks_test.c \
	tests/unit/mpi/mandelbrot_ranks_test.c \
	tests/unit/mpi/mpi_test.c \
	tests/unit/mpi/psf_ranks_test.c \
	tests/unit/mpi/ranks_test.c \
	tests/unit/mpi/support.c \
	tests/unit/mpi/support.h
tests_unit_mpi_lapchart_worker_scripted_CPPFLAGS = $(WORKER_CPPFLAGS)
tests_unit_mpi_lapchart_worker_scripted_CFLAGS = $(AM_CFLAGS) $(MPI_CFLAGS)
tests_unit_mpi_lapchart_worker_scripted_LDADD = $(RANKS_LIBS)
tests_unit_mpi_lapchart_worker_scripted_SOURCES = $(RANKS_MAIN) tests/unit/mpi/scripted.c
endif
