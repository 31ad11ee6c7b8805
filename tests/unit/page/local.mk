# Unit tests of src/page.
if HAVE_CHECK
check_PROGRAMS += tests/unit/page/page_test
TESTS += tests/unit/page/page_test
tests_unit_page_page_test_CPPFLAGS = $(UNIT_CPPFLAGS) $(JSON_CFLAGS)
tests_unit_page_page_test_LDADD = $(LIBS_PAGE) $(CHECK_LIBS)
tests_unit_page_page_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/page/escape_test.c \
	tests/unit/page/kill_test.c \
	tests/unit/page/mustache_cases.c \
	tests/unit/page/mustache_cases.h \
	tests/unit/page/mustache_test.c \
	tests/unit/page/output_test.c \
	tests/unit/page/page_test.c \
	tests/unit/page/site.c \
	tests/unit/page/site.h \
	tests/unit/page/syntax_test.c \
	tests/unit/page/template_test.c \
	tests/unit/page/value_test.c
endif
