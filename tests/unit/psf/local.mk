# Unit tests of backends/psf: the library's parts, and the same tests for each backend.
if HAVE_CHECK
check_PROGRAMS += tests/unit/psf/dft_test
TESTS += tests/unit/psf/dft_test
tests_unit_psf_dft_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_dft_test_LDADD = $(PSF_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_dft_test_SOURCES = tests/unit/check_main.h tests/unit/psf/dft_check.h tests/unit/psf/dft_test.c

check_PROGRAMS += tests/unit/psf/parts_test
TESTS += tests/unit/psf/parts_test
tests_unit_psf_parts_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_parts_test_LDADD = $(PSF_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_parts_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/psf/answer_test.c \
	tests/unit/psf/parts_test.c \
	tests/unit/psf/parts_test.h \
	tests/unit/psf/product_test.c \
	tests/unit/psf/workspace_test.c

PSF_TEST = tests/unit/check_main.h tests/unit/psf/reference.c tests/unit/psf/reference.h tests/unit/psf/psf_test.c
PSF_TEST_LIBS = $(PSF_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

if BACKEND_PSF_SERIAL
check_PROGRAMS += tests/unit/psf/psf_serial_test
TESTS += tests/unit/psf/psf_serial_test
endif
tests_unit_psf_psf_serial_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_serial_test_LDADD = backends/psf/libpsf-serial.a $(PSF_TEST_LIBS)
tests_unit_psf_psf_serial_test_SOURCES = $(PSF_TEST)

if BACKEND_PSF_FFTW
check_PROGRAMS += tests/unit/psf/psf_fftw_test tests/unit/psf/fftw_dft_test
TESTS += tests/unit/psf/psf_fftw_test tests/unit/psf/fftw_dft_test
endif
tests_unit_psf_psf_fftw_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_fftw_test_LDADD = backends/psf/libpsf-fftw.a $(PSF_FFTW_LIBS) $(PSF_TEST_LIBS)
tests_unit_psf_psf_fftw_test_SOURCES = $(PSF_TEST)
tests_unit_psf_fftw_dft_test_CPPFLAGS = $(UNIT_CPPFLAGS) $(FFTW_CFLAGS)
tests_unit_psf_fftw_dft_test_LDADD = $(PSF_FFTW_LIBS) $(PSF_TEST_LIBS)
tests_unit_psf_fftw_dft_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/psf/dft_check.h \
	tests/unit/psf/fftw_dft_test.c

if BACKEND_PSF_FFTW_THREADS
check_PROGRAMS += tests/unit/psf/psf_fftw_threads_test
TESTS += tests/unit/psf/psf_fftw_threads_test
endif
tests_unit_psf_psf_fftw_threads_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_fftw_threads_test_LDADD = $(PSF_FFTW_THREADS_LIBS) $(PSF_TEST_LIBS)
tests_unit_psf_psf_fftw_threads_test_SOURCES = $(PSF_TEST)

if BACKEND_PSF_OPENMP
check_PROGRAMS += tests/unit/psf/psf_openmp_test
TESTS += tests/unit/psf/psf_openmp_test
endif
tests_unit_psf_psf_openmp_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_openmp_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_psf_psf_openmp_test_LDADD = backends/psf/libpsf-openmp.a $(PSF_FFTW_LIBS) $(PSF_TEST_LIBS)
tests_unit_psf_psf_openmp_test_SOURCES = $(PSF_TEST)

if BACKEND_PSF_BLAS
check_PROGRAMS += tests/unit/psf/psf_blas_test
TESTS += tests/unit/psf/psf_blas_test
endif
tests_unit_psf_psf_blas_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_blas_test_LDADD = $(PSF_BLAS_LIBS) $(PSF_TEST_LIBS) -lblas
tests_unit_psf_psf_blas_test_SOURCES = $(PSF_TEST)

if BACKEND_PSF_FASTEST
check_PROGRAMS += tests/unit/psf/psf_fastest_test tests/unit/psf/fastest_test
TESTS += tests/unit/psf/psf_fastest_test tests/unit/psf/fastest_test
endif
tests_unit_psf_psf_fastest_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_fastest_test_LDADD = $(PSF_FASTEST_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_psf_fastest_test_SOURCES = $(PSF_TEST)
tests_unit_psf_fastest_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_fastest_test_LDADD = $(PSF_FASTEST_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_fastest_test_SOURCES = tests/unit/check_main.h tests/unit/psf/fastest_test.c

check_PROGRAMS += tests/unit/psf/pool_test
TESTS += tests/unit/psf/pool_test
tests_unit_psf_pool_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_pool_test_LDADD = \
	$(PSF_POOL_LIBS) \
	$(PSF_LIBS) \
	$(CHILDREN_LIBS) \
	$(PSF_TEAM_LIBS) \
	$(WORKER_LIBS) \
	$(CHECK_LIBS)
tests_unit_psf_pool_test_SOURCES = tests/unit/check_main.h tests/unit/psf/pool_test.c

if BACKEND_PSF_SERIAL
check_PROGRAMS += tests/unit/psf/planes_serial_test
TESTS += tests/unit/psf/planes_serial_test
endif
tests_unit_psf_planes_serial_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_planes_serial_test_LDADD = backends/psf/libpsf-serial.a $(PSF_TEST_LIBS)
tests_unit_psf_planes_serial_test_SOURCES = tests/unit/check_main.h tests/unit/psf/psf_planes_test.c

if BACKEND_PSF_PROCESSES
check_PROGRAMS += tests/unit/psf/psf_processes_test tests/unit/psf/planes_processes_test
TESTS += tests/unit/psf/psf_processes_test tests/unit/psf/planes_processes_test
endif
tests_unit_psf_psf_processes_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_processes_test_LDADD = $(PSF_PROCESSES_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_psf_processes_test_SOURCES = $(PSF_TEST)
tests_unit_psf_planes_processes_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_planes_processes_test_LDADD = $(PSF_PROCESSES_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_planes_processes_test_SOURCES = tests/unit/check_main.h tests/unit/psf/psf_planes_test.c

if BACKEND_PSF_PROCESSES_FFTW
check_PROGRAMS += tests/unit/psf/psf_processes_fftw_test tests/unit/psf/processes_fftw_test
TESTS += tests/unit/psf/psf_processes_fftw_test tests/unit/psf/processes_fftw_test
endif
tests_unit_psf_psf_processes_fftw_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_processes_fftw_test_LDADD = $(PSF_PROCESSES_FFTW_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_psf_processes_fftw_test_SOURCES = $(PSF_TEST)
tests_unit_psf_processes_fftw_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_processes_fftw_test_LDADD = $(PSF_PROCESSES_FFTW_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_processes_fftw_test_SOURCES = tests/unit/check_main.h tests/unit/psf/processes_fftw_test.c
endif
