# Unit tests of src/measure.
if HAVE_CHECK
check_PROGRAMS += tests/unit/measure/measure_test
TESTS += tests/unit/measure/measure_test
tests_unit_measure_measure_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_measure_measure_test_LDADD = $(LIBS_MEASURE) $(CHECK_LIBS)
tests_unit_measure_measure_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/measure/loop_test.c \
	tests/unit/measure/measure_test.c
endif
