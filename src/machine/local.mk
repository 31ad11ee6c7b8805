noinst_LIBRARIES += src/machine/libmachine.a
src_machine_libmachine_a_CFLAGS = $(AM_CFLAGS) $(HWLOC_CFLAGS)
src_machine_libmachine_a_SOURCES = \
	src/machine/arm.c \
	src/machine/blas.c \
	src/machine/blas.h \
	src/machine/cache.c \
	src/machine/cgroup.c \
	src/machine/cgroup.h \
	src/machine/cpu.c \
	src/machine/evidence.c \
	src/machine/evidence.h \
	src/machine/firmware.c \
	src/machine/hardware.h \
	src/machine/hwloc.c \
	src/machine/hypervisor.c \
	src/machine/kernel_fit.c \
	src/machine/machine.c \
	src/machine/machine.h \
	src/machine/memory.c \
	src/machine/package.c \
	src/machine/settings.c \
	src/machine/system.c \
	src/machine/system.h \
	src/machine/topology.c \
	src/machine/tree.c \
	src/machine/tree.h
