# Unit tests of src/stats.
if HAVE_CHECK
check_PROGRAMS += tests/unit/stats/stats_test
TESTS += tests/unit/stats/stats_test
tests_unit_stats_stats_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_stats_stats_test_LDADD = $(LIBS_STATS) $(CHECK_LIBS)
tests_unit_stats_stats_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/stats/coverage_test.c \
	tests/unit/stats/crossover_test.c \
	tests/unit/stats/metrics_test.c \
	tests/unit/stats/noise.h \
	tests/unit/stats/robust_test.c \
	tests/unit/stats/stats_test.c \
	tests/unit/stats/summary_test.c
endif
