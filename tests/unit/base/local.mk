# Unit tests of src/base.
if HAVE_CHECK
check_PROGRAMS += tests/unit/base/base_test
TESTS += tests/unit/base/base_test
tests_unit_base_base_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_base_base_test_LDADD = $(LIBS_BASE) $(CHECK_LIBS)
tests_unit_base_base_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/base/base_test.c \
	tests/unit/base/buf_test.c
endif
