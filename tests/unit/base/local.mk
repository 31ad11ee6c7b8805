# Unit tests of src/base.
if HAVE_CHECK
check_PROGRAMS += tests/unit/base/base_test
TESTS += tests/unit/base/base_test
tests_unit_base_base_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_base_base_test_LDADD = $(LIBS_BASE) $(CHECK_LIBS)
tests_unit_base_base_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/base/base_test.c \
	tests/unit/base/buf_test.c \
	tests/unit/base/error_test.c \
	tests/unit/base/file_test.c \
	tests/unit/base/hash_test.c \
	tests/unit/base/json_test.c \
	tests/unit/base/mem_test.c \
	tests/unit/base/number_test.c \
	tests/unit/base/number_write_test.c \
	tests/unit/base/path_test.c \
	tests/unit/base/pattern_test.c \
	tests/unit/base/utf8_test.c
endif
