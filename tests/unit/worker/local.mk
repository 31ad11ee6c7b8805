# Unit tests of the workers' common part and of every backend's kernels, in process.
if HAVE_CHECK
check_PROGRAMS += tests/unit/worker/worker_test
TESTS += tests/unit/worker/worker_test
tests_unit_worker_worker_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_worker_test_LDADD = $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_worker_worker_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/worker/array_test.c \
	tests/unit/worker/kernel_test.c \
	tests/unit/worker/libs_test.c \
	tests/unit/worker/reply_test.c \
	tests/unit/worker/request_test.c \
	tests/unit/worker/usage_test.c \
	tests/unit/worker/visit_test.c \
	tests/unit/worker/worker_test.c

# The same tests for each backend of the Mandelbrot benchmarks.
MANDELBROT_TEST = tests/unit/check_main.h tests/unit/worker/mandelbrot_test.c
MANDELBROT_TEST_LIBS = $(MANDELBROT_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

check_PROGRAMS += tests/unit/worker/arrays_test
TESTS += tests/unit/worker/arrays_test
tests_unit_worker_arrays_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_arrays_test_LDADD = $(MANDELBROT_TEST_LIBS)
tests_unit_worker_arrays_test_SOURCES = tests/unit/check_main.h tests/unit/worker/arrays_test.c

if BACKEND_SERIAL_COMPLEX
check_PROGRAMS += tests/unit/worker/serial_complex_test
TESTS += tests/unit/worker/serial_complex_test
endif
tests_unit_worker_serial_complex_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_serial_complex_test_LDADD = backends/serial-complex/libserial-complex.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_serial_complex_test_SOURCES = $(MANDELBROT_TEST)

if BACKEND_SERIAL
check_PROGRAMS += tests/unit/worker/serial_test
TESTS += tests/unit/worker/serial_test
endif
tests_unit_worker_serial_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_serial_test_LDADD = backends/serial/libserial.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_serial_test_SOURCES = $(MANDELBROT_TEST)

if BACKEND_VECTOR
check_PROGRAMS += tests/unit/worker/vector_test
TESTS += tests/unit/worker/vector_test
endif
tests_unit_worker_vector_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_vector_test_LDADD = backends/vector/libvector.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_vector_test_SOURCES = $(MANDELBROT_TEST)

if BACKEND_VECTOR_BLOCKED
check_PROGRAMS += tests/unit/worker/vector_blocked_test
TESTS += tests/unit/worker/vector_blocked_test
endif
tests_unit_worker_vector_blocked_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_vector_blocked_test_LDADD = backends/vector-blocked/libvector-blocked.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_vector_blocked_test_SOURCES = $(MANDELBROT_TEST)

if BACKEND_OPENMP
check_PROGRAMS += tests/unit/worker/openmp_test
TESTS += tests/unit/worker/openmp_test
endif
tests_unit_worker_openmp_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_openmp_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_worker_openmp_test_LDADD = backends/openmp/libopenmp.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_openmp_test_SOURCES = $(MANDELBROT_TEST)

check_PROGRAMS += tests/unit/worker/lanes_test
TESTS += tests/unit/worker/lanes_test
tests_unit_worker_lanes_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_lanes_test_LDADD = $(MANDELBROT_TEST_LIBS)
tests_unit_worker_lanes_test_SOURCES = tests/unit/check_main.h tests/unit/worker/lanes_test.c

if BACKEND_OPENMP_SIMD
check_PROGRAMS += tests/unit/worker/openmp_simd_test
TESTS += tests/unit/worker/openmp_simd_test
endif
tests_unit_worker_openmp_simd_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_openmp_simd_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_worker_openmp_simd_test_LDADD = backends/openmp-simd/libopenmp-simd.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_openmp_simd_test_SOURCES = $(MANDELBROT_TEST)

if BACKEND_SHORTCUT
check_PROGRAMS += tests/unit/worker/shortcut_test
TESTS += tests/unit/worker/shortcut_test
endif
tests_unit_worker_shortcut_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_shortcut_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_worker_shortcut_test_LDADD = backends/shortcut/libshortcut.a $(MANDELBROT_TEST_LIBS)
tests_unit_worker_shortcut_test_SOURCES = $(MANDELBROT_TEST)

if BACKEND_OPENCL
check_PROGRAMS += tests/unit/worker/opencl_test tests/unit/worker/opencl_device_test
TESTS += tests/unit/worker/opencl_test tests/unit/worker/opencl_device_test
endif
tests_unit_worker_opencl_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_opencl_test_LDADD = backends/opencl/libopencl.a $(MANDELBROT_TEST_LIBS) $(OPENCL_LIBS)
tests_unit_worker_opencl_test_SOURCES = $(MANDELBROT_TEST)
tests_unit_worker_opencl_device_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_opencl_device_test_LDADD = backends/opencl/libopencl.a $(WORKER_LIBS) $(CHECK_LIBS) $(OPENCL_LIBS)
tests_unit_worker_opencl_device_test_SOURCES = tests/unit/check_main.h tests/unit/worker/opencl_device_test.c

if BACKEND_PROCESSES
check_PROGRAMS += tests/unit/worker/processes_test
TESTS += tests/unit/worker/processes_test
endif
tests_unit_worker_processes_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_processes_test_LDADD = backends/processes/libprocesses.a $(CHILDREN_LIBS) $(MANDELBROT_TEST_LIBS)
tests_unit_worker_processes_test_SOURCES = $(MANDELBROT_TEST)

check_PROGRAMS += tests/unit/worker/children_test
TESTS += tests/unit/worker/children_test
tests_unit_worker_children_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_children_test_LDADD = $(CHILDREN_LIBS) $(LIBS_BASE) $(CHECK_LIBS)
tests_unit_worker_children_test_SOURCES = tests/unit/check_main.h tests/unit/worker/children_test.c

if BACKEND_PEAK
check_PROGRAMS += tests/unit/worker/peak_test
TESTS += tests/unit/worker/peak_test
endif
tests_unit_worker_peak_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_peak_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_worker_peak_test_LDADD = backends/peak/libpeak.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_worker_peak_test_SOURCES = tests/unit/check_main.h tests/unit/worker/peak_test.c

check_PROGRAMS += tests/unit/worker/crew_test
TESTS += tests/unit/worker/crew_test
tests_unit_worker_crew_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_worker_crew_test_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_worker_crew_test_LDADD = $(CREW_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_worker_crew_test_SOURCES = tests/unit/check_main.h tests/unit/worker/crew_test.c
endif
