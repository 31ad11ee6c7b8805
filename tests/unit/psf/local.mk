# Unit tests of backends/psf: the library's parts, and the same tests for each backend.
if HAVE_CHECK
check_PROGRAMS += tests/unit/psf/dft_test
TESTS += tests/unit/psf/dft_test
tests_unit_psf_dft_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_dft_test_LDADD = $(PSF_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_psf_dft_test_SOURCES = tests/unit/check_main.h tests/unit/psf/dft_test.c

PSF_TEST = tests/unit/check_main.h tests/unit/psf/reference.c tests/unit/psf/reference.h tests/unit/psf/psf_test.c
PSF_TEST_LIBS = $(PSF_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

if BACKEND_PSF_SERIAL
check_PROGRAMS += tests/unit/psf/psf_serial_test
TESTS += tests/unit/psf/psf_serial_test
endif
tests_unit_psf_psf_serial_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_serial_test_LDADD = backends/psf/libpsf-serial.a $(PSF_TEST_LIBS)
tests_unit_psf_psf_serial_test_SOURCES = $(PSF_TEST)
endif
