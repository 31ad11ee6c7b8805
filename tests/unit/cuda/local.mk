# CUDA backends over a runtime without a device (fake_runtime.h): the host side, and the kernels' bodies on the processor.
if HAVE_CHECK
if BACKEND_CUDA
check_PROGRAMS += tests/unit/cuda/common_test tests/unit/cuda/facts_test
TESTS += tests/unit/cuda/common_test tests/unit/cuda/facts_test
endif
CUDA_TEST_CPPFLAGS = $(UNIT_CPPFLAGS) $(CUDA_CFLAGS)
CUDA_TEST_FAKES = tests/unit/check_main.h tests/unit/cuda/fake_runtime.c tests/unit/cuda/fake_runtime.h
tests_unit_cuda_common_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_common_test_LDADD = \
	backends/cuda-device/libcuda-device.a backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_cuda_common_test_SOURCES = $(CUDA_TEST_FAKES) tests/unit/cuda/common_test.c
tests_unit_cuda_facts_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_facts_test_LDADD = backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_cuda_facts_test_SOURCES = $(CUDA_TEST_FAKES) tests/unit/cuda/facts_test.c

# The same tests for each of the Mandelbrot backends.
CUDA_MANDELBROT_TEST = $(CUDA_TEST_FAKES) \
	tests/unit/cuda/mandelbrot_kernels.c \
	tests/unit/cuda/mandelbrot_kernels_single.c \
	tests/unit/cuda/mandelbrot_test.c
CUDA_MANDELBROT_TEST_LIBS = $(CUDA_MANDELBROT_LIBS) backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CHECK_LIBS)
if BACKEND_CUDA
CUDA_MANDELBROT_TESTS = \
	tests/unit/cuda/mandelbrot_array_test \
	tests/unit/cuda/mandelbrot_elementwise_test \
	tests/unit/cuda/mandelbrot_stride_test \
	tests/unit/cuda/mandelbrot_fastest_test
check_PROGRAMS += $(CUDA_MANDELBROT_TESTS)
TESTS += $(CUDA_MANDELBROT_TESTS)
endif
tests_unit_cuda_mandelbrot_array_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_mandelbrot_array_test_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
tests_unit_cuda_mandelbrot_array_test_LDADD = backends/cuda-mandelbrot/libarray.a $(CUDA_MANDELBROT_TEST_LIBS)
tests_unit_cuda_mandelbrot_array_test_SOURCES = $(CUDA_MANDELBROT_TEST)
tests_unit_cuda_mandelbrot_elementwise_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_mandelbrot_elementwise_test_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
tests_unit_cuda_mandelbrot_elementwise_test_LDADD = backends/cuda-mandelbrot/libelementwise.a $(CUDA_MANDELBROT_TEST_LIBS)
tests_unit_cuda_mandelbrot_elementwise_test_SOURCES = $(CUDA_MANDELBROT_TEST)
tests_unit_cuda_mandelbrot_stride_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_mandelbrot_stride_test_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
tests_unit_cuda_mandelbrot_stride_test_LDADD = backends/cuda-mandelbrot/libstride.a $(CUDA_MANDELBROT_TEST_LIBS)
tests_unit_cuda_mandelbrot_stride_test_SOURCES = $(CUDA_MANDELBROT_TEST)
tests_unit_cuda_mandelbrot_fastest_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_mandelbrot_fastest_test_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
tests_unit_cuda_mandelbrot_fastest_test_LDADD = backends/cuda-mandelbrot/libfastest.a $(CUDA_MANDELBROT_TEST_LIBS)
tests_unit_cuda_mandelbrot_fastest_test_SOURCES = $(CUDA_MANDELBROT_TEST)

# The tests of all backends of angular-cut, and those of the device's side.
CUDA_CUT_TEST = $(CUDA_TEST_FAKES) tests/unit/cuda/cut_kernels.c
CUDA_CUT_TEST_LIBS = backends/cuda-angular-cut/libcuda-angular-cut.a $(ANGULAR_CUT_LIBS) \
	backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CHECK_LIBS)
if BACKEND_CUDA
check_PROGRAMS += tests/unit/cuda/angular_cut_test tests/unit/cuda/cut_device_test
TESTS += tests/unit/cuda/angular_cut_test tests/unit/cuda/cut_device_test
endif
tests_unit_cuda_angular_cut_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_angular_cut_test_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
tests_unit_cuda_angular_cut_test_LDADD = $(CUDA_CUT_TEST_LIBS)
tests_unit_cuda_angular_cut_test_SOURCES = $(CUDA_CUT_TEST) tests/unit/angular-cut/angular_cut_test.c
tests_unit_cuda_cut_device_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_cut_device_test_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
tests_unit_cuda_cut_device_test_LDADD = $(CUDA_CUT_TEST_LIBS)
tests_unit_cuda_cut_device_test_SOURCES = $(CUDA_CUT_TEST) tests/unit/cuda/cut_device_test.c
endif
