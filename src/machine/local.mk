noinst_LIBRARIES += src/machine/libmachine.a
src_machine_libmachine_a_CFLAGS = $(AM_CFLAGS) $(HWLOC_CFLAGS)
src_machine_libmachine_a_SOURCES = \
	src/machine/blas.h \
	src/machine/evidence.h \
	src/machine/machine.h
