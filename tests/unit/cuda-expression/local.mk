# The CUDA source of compiled expressions: compiled as C and run on the processor, and compiled by NVRTC, neither of which
# needs a device; and the backend over a runtime without one, where kernels are those that the C compiler made.
if HAVE_CHECK
if BACKEND_CUDA_EXPRESSION
check_PROGRAMS += tests/unit/cuda-expression/cuda_expression_test tests/unit/cuda-expression/host_test
TESTS += tests/unit/cuda-expression/cuda_expression_test tests/unit/cuda-expression/host_test
endif
CUDA_EXPRESSION_C_COMPILER = tests/unit/cuda-expression/c_compiler.c tests/unit/cuda-expression/c_compiler.h
tests_unit_cuda_expression_cuda_expression_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_cuda_expression_cuda_expression_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_cuda_expression_cuda_expression_test_LDADD = \
	backends/cuda-expression/libcuda-source.a \
	backends/cuda-expression/libcuda-compiler.a \
	$(EXPRESSION_ENGINE) $(WORKER_LIBS) $(CHECK_LIBS) -ldl
tests_unit_cuda_expression_cuda_expression_test_SOURCES = \
	$(CUDA_EXPRESSION_C_COMPILER) \
	tests/unit/check_main.h \
	tests/unit/cuda-expression/cuda_expression_test.c \
	tests/unit/cuda-expression/elements_test.c \
	tests/unit/cuda-expression/kernels.c \
	tests/unit/cuda-expression/kernels.h \
	tests/unit/cuda-expression/nvrtc_test.c \
	tests/unit/cuda-expression/source_test.c \
	tests/unit/cuda-expression/tests.h \
	tests/unit/expression/forest.c \
	tests/unit/expression/forest.h \
	tests/unit/expression/naive.c \
	tests/unit/expression/naive.h \
	tests/unit/expression/samples.c \
	tests/unit/expression/samples.h

tests_unit_cuda_expression_host_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_expression_host_test_CFLAGS = $(EXPRESSION_TEST_CFLAGS)
tests_unit_cuda_expression_host_test_LDADD = \
	$(CUDA_EXPRESSION_LIBS) backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CHECK_LIBS) -ldl
tests_unit_cuda_expression_host_test_SOURCES = \
	$(CUDA_EXPRESSION_C_COMPILER) \
	$(CUDA_TEST_FAKES) \
	tests/unit/cuda-expression/fake_compiler.c \
	tests/unit/cuda-expression/fake_compiler.h \
	tests/unit/cuda-expression/fake_library.c \
	tests/unit/cuda-expression/host_test.c
endif
