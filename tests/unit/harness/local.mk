# Unit tests of src/harness, against the scripted worker.
include backends/fake/local.mk
if HAVE_CHECK
check_PROGRAMS += tests/unit/harness/harness_test
TESTS += tests/unit/harness/harness_test
tests_unit_harness_harness_test_CPPFLAGS = $(UNIT_CPPFLAGS) \
	-DFAKE_WORKER='"$(abs_top_builddir)/backends/fake/lapchart-worker-fake"' -DPYTHON='"$(PYTHON)"'
tests_unit_harness_harness_test_LDADD = $(LIBS_HARNESS) $(CHECK_LIBS)
tests_unit_harness_harness_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/harness/support.h \
	tests/unit/harness/support.c \
	tests/unit/harness/evidence_double.c \
	tests/unit/harness/harness_test.c \
	tests/unit/harness/check_test.c \
	tests/unit/harness/describe_test.c \
	tests/unit/harness/describe_all_test.c \
	tests/unit/harness/kill_test.c \
	tests/unit/harness/launcher_test.c \
	tests/unit/harness/limit_test.c \
	tests/unit/harness/planes_test.c \
	tests/unit/harness/proctree_test.c \
	tests/unit/harness/reply_test.c \
	tests/unit/harness/start_test.c \
	tests/unit/harness/visit_test.c \
	tests/unit/harness/wordlist_test.c
endif
