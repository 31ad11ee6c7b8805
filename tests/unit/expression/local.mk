# The engine of compiled expressions; the backends of the benchmark `expression`, each with the same tests.
if HAVE_CHECK
if BACKEND_EXPRESSION
check_PROGRAMS += tests/unit/expression/expression_test
TESTS += tests/unit/expression/expression_test
endif
# Without contraction, as the kernels: here it is decided what an operation means.
EXPRESSION_TEST_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS) -ffp-contract=off
tests_unit_expression_expression_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_expression_expression_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_expression_expression_test_LDADD = $(EXPRESSION_ENGINE) $(LIBS_BASE) $(CHECK_LIBS)
tests_unit_expression_expression_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/expression/expression_test.c \
	tests/unit/expression/forest.c \
	tests/unit/expression/forest.h \
	tests/unit/expression/naive.c \
	tests/unit/expression/naive.h \
	tests/unit/expression/opcodes_test.c \
	tests/unit/expression/parser_test.c \
	tests/unit/expression/program_test.c \
	tests/unit/expression/random_test.c \
	tests/unit/expression/rewrite_test.c \
	tests/unit/expression/samples.c \
	tests/unit/expression/samples.h \
	tests/unit/expression/tests.h

if BACKEND_EXPRESSION
check_PROGRAMS += tests/unit/expression/temporaries_test
TESTS += tests/unit/expression/temporaries_test
endif
tests_unit_expression_temporaries_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_expression_temporaries_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_expression_temporaries_test_LDADD = \
	backends/expression/libtemporaries.a backends/expression/libproblem.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_expression_temporaries_test_SOURCES = tests/unit/check_main.h tests/unit/expression/problem_test.c

if BACKEND_EXPRESSION
check_PROGRAMS += tests/unit/expression/blocked_test
TESTS += tests/unit/expression/blocked_test
endif
tests_unit_expression_blocked_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_expression_blocked_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_expression_blocked_test_LDADD = \
	backends/expression/libblocked.a backends/expression/libproblem.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_expression_blocked_test_SOURCES = tests/unit/check_main.h tests/unit/expression/problem_test.c

if BACKEND_EXPRESSION
check_PROGRAMS += tests/unit/expression/compiled_test
TESTS += tests/unit/expression/compiled_test
endif
tests_unit_expression_compiled_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_expression_compiled_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_expression_compiled_test_LDADD = \
	backends/expression/libcompiled.a backends/expression/libproblem.a $(EXPRESSION_ENGINE) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_expression_compiled_test_SOURCES = tests/unit/check_main.h tests/unit/expression/problem_test.c

if BACKEND_EXPRESSION
check_PROGRAMS += tests/unit/expression/fused_test
TESTS += tests/unit/expression/fused_test
endif
tests_unit_expression_fused_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_expression_fused_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_expression_fused_test_LDADD = \
	backends/expression/libfused.a backends/expression/libproblem.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_expression_fused_test_SOURCES = tests/unit/check_main.h tests/unit/expression/problem_test.c

if BACKEND_EXPRESSION
check_PROGRAMS += tests/unit/expression/mandelbrot_expression_test
TESTS += tests/unit/expression/mandelbrot_expression_test
endif
tests_unit_expression_mandelbrot_expression_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_expression_mandelbrot_expression_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_expression_mandelbrot_expression_test_LDADD = \
	backends/expression/libmandelbrot-expression.a $(EXPRESSION_ENGINE) $(MANDELBROT_TEST_LIBS)
tests_unit_expression_mandelbrot_expression_test_SOURCES = $(MANDELBROT_TEST)
endif
