noinst_LIBRARIES += src/harness/libharness.a
src_harness_libharness_a_CFLAGS = $(AM_CFLAGS)
src_harness_libharness_a_SOURCES = \
	src/harness/harness.h
