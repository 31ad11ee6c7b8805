# Unit tests of src/machine. The captured machines and their golden files are whole folders.
EXTRA_DIST += tests/machines tests/golden/machine
if HAVE_CHECK
check_PROGRAMS += tests/unit/machine/machine_test
TESTS += tests/unit/machine/machine_test
tests_unit_machine_machine_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_machine_machine_test_LDADD = $(LIBS_MACHINE) $(CHECK_LIBS)
tests_unit_machine_machine_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/machine/blas_test.c \
	tests/unit/machine/cgroup_test.c \
	tests/unit/machine/evidence_test.c \
	tests/unit/machine/facts_test.c \
	tests/unit/machine/fingerprint_test.c \
	tests/unit/machine/hwloc_test.c \
	tests/unit/machine/hypervisor_test.c \
	tests/unit/machine/kernel_fit_test.c \
	tests/unit/machine/machine_test.c \
	tests/unit/machine/name_test.c \
	tests/unit/machine/package_test.c \
	tests/unit/machine/scratch.c \
	tests/unit/machine/scratch.h \
	tests/unit/machine/tree_test.c
endif
