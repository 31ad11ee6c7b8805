# Unit tests of shortcuts and processes, and of planes.
if HAVE_CHECK
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
