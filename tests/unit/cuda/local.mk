# CUDA backends over a runtime without a device (fake_runtime.h): the host side, and the kernels' bodies on the processor.
if HAVE_CHECK
if BACKEND_CUDA
check_PROGRAMS += tests/unit/cuda/common_test
TESTS += tests/unit/cuda/common_test
endif
CUDA_TEST_CPPFLAGS = $(UNIT_CPPFLAGS) $(CUDA_CFLAGS)
CUDA_TEST_FAKES = tests/unit/check_main.h tests/unit/cuda/fake_runtime.c tests/unit/cuda/fake_runtime.h
tests_unit_cuda_common_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_common_test_LDADD = \
	backends/cuda-device/libcuda-device.a backends/cuda/libcudacommon.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_cuda_common_test_SOURCES = $(CUDA_TEST_FAKES) tests/unit/cuda/common_test.c
endif
