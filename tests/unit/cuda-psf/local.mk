# backends/cuda-psf over a runtime, a cuBLAS and a cuFFT without a device: its own tests, and those of every psf backend.
if HAVE_CHECK
if BACKEND_PSF_CUDA
check_PROGRAMS += \
	tests/unit/cuda-psf/cuda_psf_test \
	tests/unit/cuda-psf/libraries_test \
	tests/unit/cuda-psf/psf_cuda_test \
	tests/unit/cuda-psf/planes_cuda_test
TESTS += \
	tests/unit/cuda-psf/cuda_psf_test \
	tests/unit/cuda-psf/libraries_test \
	tests/unit/cuda-psf/psf_cuda_test \
	tests/unit/cuda-psf/planes_cuda_test
endif
CUDA_PSF_TEST_CPPFLAGS = $(CUDA_TEST_CPPFLAGS) -DSOURCE_DIR='"$(abs_top_srcdir)"'
CUDA_PSF_TEST_FAKES = \
	$(CUDA_TEST_FAKES) \
	tests/unit/cuda/fake_cublas.c \
	tests/unit/cuda/fake_cublas.h \
	tests/unit/cuda/fake_cufft.c \
	tests/unit/cuda/fake_cufft.h \
	tests/unit/cuda-psf/fake_kernels.c
CUDA_PSF_TEST_LIBS = $(CUDA_PSF_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

tests_unit_cuda_psf_cuda_psf_test_CPPFLAGS = $(CUDA_PSF_TEST_CPPFLAGS)
tests_unit_cuda_psf_cuda_psf_test_LDADD = $(CUDA_PSF_TEST_LIBS)
tests_unit_cuda_psf_cuda_psf_test_SOURCES = $(CUDA_PSF_TEST_FAKES) tests/unit/cuda-psf/cuda_psf_test.c
tests_unit_cuda_psf_psf_cuda_test_CPPFLAGS = $(CUDA_PSF_TEST_CPPFLAGS)
tests_unit_cuda_psf_psf_cuda_test_LDADD = $(CUDA_PSF_TEST_LIBS)
tests_unit_cuda_psf_psf_cuda_test_SOURCES = $(CUDA_PSF_TEST_FAKES) $(PSF_TEST)
tests_unit_cuda_psf_planes_cuda_test_CPPFLAGS = $(CUDA_PSF_TEST_CPPFLAGS)
tests_unit_cuda_psf_planes_cuda_test_LDADD = $(CUDA_PSF_TEST_LIBS)
tests_unit_cuda_psf_planes_cuda_test_SOURCES = $(CUDA_PSF_TEST_FAKES) tests/unit/psf/psf_planes_test.c

tests_unit_cuda_psf_libraries_test_CPPFLAGS = $(CUDA_TEST_CPPFLAGS)
tests_unit_cuda_psf_libraries_test_LDADD = \
	backends/cuda-psf/libcuda-psf.a \
	backends/cuda-psf/libcuda-psf-kernels.a \
	$(PSF_LIBS) \
	$(CUDA_WORKER_LIBS) \
	$(CUBLAS_LIBS) \
	$(CUFFT_LIBS) \
	$(CHECK_LIBS)
tests_unit_cuda_psf_libraries_test_SOURCES = tests/unit/check_main.h tests/unit/cuda-psf/libraries_test.c

if BACKEND_PSF_CUDA_FASTEST
check_PROGRAMS += tests/unit/cuda-psf/cuda_fastest_test tests/unit/cuda-psf/psf_cuda_fastest_test
TESTS += tests/unit/cuda-psf/cuda_fastest_test tests/unit/cuda-psf/psf_cuda_fastest_test
endif
CUDA_FASTEST_TEST_FAKES = \
	$(CUDA_TEST_FAKES) \
	tests/unit/cuda/fake_cublas.c \
	tests/unit/cuda/fake_cublas.h \
	tests/unit/cuda/fake_cufft.c \
	tests/unit/cuda/fake_cufft.h \
	tests/unit/cuda-psf/fake_fastest_kernels.c
CUDA_FASTEST_TEST_LIBS = $(CUDA_PSF_FASTEST_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

tests_unit_cuda_psf_cuda_fastest_test_CPPFLAGS = $(CUDA_PSF_TEST_CPPFLAGS)
tests_unit_cuda_psf_cuda_fastest_test_LDADD = $(CUDA_FASTEST_TEST_LIBS)
tests_unit_cuda_psf_cuda_fastest_test_SOURCES = $(CUDA_FASTEST_TEST_FAKES) tests/unit/cuda-psf/cuda_psf_test.c
tests_unit_cuda_psf_psf_cuda_fastest_test_CPPFLAGS = $(CUDA_PSF_TEST_CPPFLAGS)
tests_unit_cuda_psf_psf_cuda_fastest_test_LDADD = $(CUDA_FASTEST_TEST_LIBS)
tests_unit_cuda_psf_psf_cuda_fastest_test_SOURCES = $(CUDA_FASTEST_TEST_FAKES) $(PSF_TEST)
endif
