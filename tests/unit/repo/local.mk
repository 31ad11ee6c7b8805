# Unit tests of src/repo.
if HAVE_CHECK
check_PROGRAMS += tests/unit/repo/repo_test
TESTS += tests/unit/repo/repo_test
tests_unit_repo_repo_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_repo_repo_test_LDADD = $(LIBS_REPO) $(CHECK_LIBS)
tests_unit_repo_repo_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/repo/checkout.c \
	tests/unit/repo/checkout.h \
	tests/unit/repo/commit_test.c \
	tests/unit/repo/dirty_test.c \
	tests/unit/repo/open_test.c \
	tests/unit/repo/repo_test.c
endif
