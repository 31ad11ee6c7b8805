noinst_LIBRARIES += src/stats/libstats.a
src_stats_libstats_a_CFLAGS = $(AM_CFLAGS)
src_stats_libstats_a_SOURCES = \
	src/stats/crossover.c \
	src/stats/crossover.h \
	src/stats/metrics.c \
	src/stats/metrics.h \
	src/stats/robust.c \
	src/stats/robust.h \
	src/stats/summary.c \
	src/stats/summary.h
