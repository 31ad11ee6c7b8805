# The engine of compiled expressions, the benchmark `expression`, and Mandelbrot by the engine. sqrt() sets no errno,
# so that it can be part of vectors.
EXPRESSION_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS) -fno-math-errno
EXPRESSION_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS) -fno-math-errno"'
EXPRESSION_ENGINE = backends/expression/libengine.a $(CREW_LIBS)

if BACKEND_EXPRESSION
pkglibexec_PROGRAMS += \
	backends/expression/lapchart-worker-expression-temporaries \
	backends/expression/lapchart-worker-expression-blocked \
	backends/expression/lapchart-worker-expression-compiled \
	backends/expression/lapchart-worker-expression-fused \
	backends/expression/lapchart-worker-mandelbrot-expression
noinst_LIBRARIES += \
	backends/expression/libengine.a \
	backends/expression/libproblem.a \
	backends/expression/libtemporaries.a \
	backends/expression/libblocked.a \
	backends/expression/libcompiled.a \
	backends/expression/libfused.a \
	backends/expression/libmandelbrot-expression.a
endif

backends_expression_libengine_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libengine_a_SOURCES = \
	backends/expression/analysis.h \
	backends/expression/arithmetic.h \
	backends/expression/avx2.c \
	backends/expression/avx2.h \
	backends/expression/compile.c \
	backends/expression/disassemble.c \
	backends/expression/disassemble.h \
	backends/expression/expression.h \
	backends/expression/kernels.c \
	backends/expression/kernels.h \
	backends/expression/lexer.c \
	backends/expression/lexer.h \
	backends/expression/list.c \
	backends/expression/opcodes.c \
	backends/expression/opcodes.h \
	backends/expression/parser.c \
	backends/expression/parser.h \
	backends/expression/program.h \
	backends/expression/rewrite.c \
	backends/expression/rewrite.h \
	backends/expression/run.c \
	backends/expression/schedule.c \
	backends/expression/tree.c \
	backends/expression/tree.h \
	backends/expression/types.c

backends_expression_libproblem_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libproblem_a_SOURCES = \
	backends/expression/operations.c \
	backends/expression/operations.h \
	backends/expression/problem.c \
	backends/expression/problem.h \
	backends/expression/texts.c \
	backends/expression/texts.h

backends_expression_libtemporaries_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libtemporaries_a_SOURCES = backends/expression/temporaries.c
backends_expression_lapchart_worker_expression_temporaries_SOURCES = $(WORKER_MAIN)
backends_expression_lapchart_worker_expression_temporaries_CPPFLAGS = $(EXPRESSION_CPPFLAGS)
backends_expression_lapchart_worker_expression_temporaries_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_lapchart_worker_expression_temporaries_LDADD = \
	backends/expression/libtemporaries.a backends/expression/libproblem.a $(WORKER_LIBS)

backends_expression_libblocked_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libblocked_a_SOURCES = backends/expression/blocked.c
backends_expression_lapchart_worker_expression_blocked_SOURCES = $(WORKER_MAIN)
backends_expression_lapchart_worker_expression_blocked_CPPFLAGS = $(EXPRESSION_CPPFLAGS)
backends_expression_lapchart_worker_expression_blocked_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_lapchart_worker_expression_blocked_LDADD = \
	backends/expression/libblocked.a backends/expression/libproblem.a $(WORKER_LIBS)

backends_expression_libfused_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libfused_a_SOURCES = backends/expression/fused.c
backends_expression_lapchart_worker_expression_fused_SOURCES = $(WORKER_MAIN)
backends_expression_lapchart_worker_expression_fused_CPPFLAGS = $(EXPRESSION_CPPFLAGS)
backends_expression_lapchart_worker_expression_fused_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_lapchart_worker_expression_fused_LDADD = \
	backends/expression/libfused.a backends/expression/libproblem.a $(WORKER_LIBS)

backends_expression_libcompiled_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libcompiled_a_SOURCES = backends/expression/compiled.c
backends_expression_lapchart_worker_expression_compiled_SOURCES = backends/expression/main.c
backends_expression_lapchart_worker_expression_compiled_CPPFLAGS = $(EXPRESSION_CPPFLAGS)
backends_expression_lapchart_worker_expression_compiled_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_lapchart_worker_expression_compiled_LDADD = \
	backends/expression/libcompiled.a backends/expression/libproblem.a $(EXPRESSION_ENGINE) $(WORKER_LIBS)

backends_expression_libmandelbrot_expression_a_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_libmandelbrot_expression_a_SOURCES = backends/expression/mandelbrot.c
backends_expression_lapchart_worker_mandelbrot_expression_SOURCES = $(WORKER_MAIN)
backends_expression_lapchart_worker_mandelbrot_expression_CPPFLAGS = $(EXPRESSION_CPPFLAGS)
backends_expression_lapchart_worker_mandelbrot_expression_CFLAGS = $(EXPRESSION_CFLAGS)
backends_expression_lapchart_worker_mandelbrot_expression_LDADD = \
	backends/expression/libmandelbrot-expression.a $(EXPRESSION_ENGINE) $(MANDELBROT_LIBS) $(WORKER_LIBS)
