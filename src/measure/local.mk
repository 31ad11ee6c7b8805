noinst_LIBRARIES += src/measure/libmeasure.a
src_measure_libmeasure_a_CFLAGS = $(AM_CFLAGS)
src_measure_libmeasure_a_SOURCES = \
	src/measure/clock.c \
	src/measure/measure.c \
	src/measure/measure.h
