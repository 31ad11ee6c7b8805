# The backend cublas over a runtime and a cuBLAS without a device.
if HAVE_CHECK
if BACKEND_CUBLAS
check_PROGRAMS += tests/unit/cublas/cublas_test
TESTS += tests/unit/cublas/cublas_test
endif
tests_unit_cublas_cublas_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cublas_cublas_test_LDADD = \
	$(CUBLAS_PRODUCTS_LIBS) \
	backends/cuda/libcudacommon.a \
	$(WORKER_LIBS) \
	$(CHECK_LIBS)
tests_unit_cublas_cublas_test_SOURCES = \
	$(CUDA_TEST_FAKES) \
	tests/unit/cuda/fake_cublas.c \
	tests/unit/cuda/fake_cublas.h \
	tests/unit/cublas/cublas_test.c
endif
