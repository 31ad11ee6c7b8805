# The expression engine's programs as kernels on a CUDA device. What needs a runtime, what needs NVRTC and what makes the
# source are libraries of their own: tests link the first with stand-ins for the second.
if BACKEND_CUDA_EXPRESSION
pkglibexec_PROGRAMS += backends/cuda-expression/lapchart-worker-expression-cuda
noinst_LIBRARIES += \
	backends/cuda-expression/libcuda-expression.a \
	backends/cuda-expression/libcuda-source.a \
	backends/cuda-expression/libcuda-compiler.a
endif
CUDA_EXPRESSION_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS) $(OPENMP_CFLAGS)
backends_cuda_expression_libcuda_expression_a_CFLAGS = $(CUDA_EXPRESSION_CFLAGS)
backends_cuda_expression_libcuda_expression_a_SOURCES = \
	backends/cuda-expression/compiler.h \
	backends/cuda-expression/cuda-expression.c \
	backends/cuda-expression/program.c \
	backends/cuda-expression/program.h

backends_cuda_expression_libcuda_source_a_SOURCES = \
	backends/cuda-expression/analysis.h \
	backends/cuda-expression/element.c \
	backends/cuda-expression/element.h \
	backends/cuda-expression/helpers.c \
	backends/cuda-expression/helpers.h \
	backends/cuda-expression/source.c \
	backends/cuda-expression/source.h
nodist_backends_cuda_expression_libcuda_source_a_SOURCES = backends/cuda-expression/helpers_text.c

backends_cuda_expression_libcuda_compiler_a_CFLAGS = $(CUDA_EXPRESSION_CFLAGS)
backends_cuda_expression_libcuda_compiler_a_CPPFLAGS = $(AM_CPPFLAGS) -DNVRTC_FOLDER='"$(NVRTC_FOLDER)"'
backends_cuda_expression_libcuda_compiler_a_SOURCES = \
	backends/cuda-expression/compiler.h \
	backends/cuda-expression/nvrtc.c

backends_cuda_expression_lapchart_worker_expression_cuda_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cuda_expression_lapchart_worker_expression_cuda_CFLAGS = $(CUDA_EXPRESSION_CFLAGS)
backends_cuda_expression_lapchart_worker_expression_cuda_SOURCES = \
	backends/cuda-expression/listing.c \
	backends/cuda-expression/listing.h \
	backends/cuda-expression/main.c
CUDA_EXPRESSION_LIBS = \
	backends/cuda-expression/libcuda-expression.a \
	backends/expression/libproblem.a \
	backends/cuda-expression/libcuda-source.a \
	$(EXPRESSION_ENGINE)
backends_cuda_expression_lapchart_worker_expression_cuda_LDADD = \
	$(CUDA_EXPRESSION_LIBS) \
	backends/cuda-expression/libcuda-compiler.a \
	$(CUDA_WORKER_LIBS)

# Both files are compiled in: each line becomes a line of one C string.
HELPERS_TEXT = $(top_srcdir)/backends/expression/arithmetic.h $(top_srcdir)/backends/cuda-expression/analysis.h
CLEANFILES += backends/cuda-expression/helpers_text.c
backends/cuda-expression/helpers_text.c: $(HELPERS_TEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && { \
	  echo '#include "cuda-expression/helpers.h"' && echo && echo 'const char helpers_text[] =' && \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/	"&\\n"/' $(HELPERS_TEXT) && echo '	;'; \
	} >$@.tmp && mv -f $@.tmp $@
