# Unit tests of src/wire.
if HAVE_CHECK
check_PROGRAMS += tests/unit/wire/wire_test
TESTS += tests/unit/wire/wire_test
tests_unit_wire_wire_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_wire_wire_test_LDADD = $(LIBS_WIRE) $(CHECK_LIBS)
tests_unit_wire_wire_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/wire/examples.h \
	tests/unit/wire/examples.c \
	tests/unit/wire/wire_test.c \
	tests/unit/wire/decode_test.c \
	tests/unit/wire/encode_test.c \
	tests/unit/wire/mutation_test.c
endif
include tests/fuzz/local.mk
