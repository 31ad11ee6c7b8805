# Tests of the CUDA worker.
if HAVE_CHECK
if BACKEND_CUDA
check_PROGRAMS += tests/unit/cuda-device/cuda_device_test
TESTS += tests/unit/cuda-device/cuda_device_test
endif
tests_unit_cuda_device_cuda_device_test_CPPFLAGS = $(UNIT_CPPFLAGS) -DBUILD_DIR='"$(abs_top_builddir)"'
tests_unit_cuda_device_cuda_device_test_LDADD = $(LIBS_WIRE) $(CHECK_LIBS)
tests_unit_cuda_device_cuda_device_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/worker_run.h \
	tests/unit/cuda-device/cuda_device_test.c
endif
