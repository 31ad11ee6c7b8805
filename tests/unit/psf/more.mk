# Unit tests of the backend `fastest`.
if HAVE_CHECK
if BACKEND_PSF_FASTEST
check_PROGRAMS += tests/unit/psf/psf_fastest_test tests/unit/psf/fastest_test
TESTS += tests/unit/psf/psf_fastest_test tests/unit/psf/fastest_test
endif
tests_unit_psf_psf_fastest_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_psf_fastest_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_psf_psf_fastest_test_LDADD = backends/psf/libpsf-fastest.a $(PSF_TEST_LIBS)
tests_unit_psf_psf_fastest_test_SOURCES = $(PSF_TEST)
tests_unit_psf_fastest_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_psf_fastest_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_psf_fastest_test_LDADD = backends/psf/libpsf-fastest.a $(PSF_TEST_LIBS)
tests_unit_psf_fastest_test_SOURCES = tests/unit/check_main.h tests/unit/psf/fastest_test.c
endif
