# The same tests for each backend of square-map, and those of its pickles.
if HAVE_CHECK
SQUARE_MAP_TEST = tests/unit/check_main.h tests/unit/square-map/square_map_test.c
SQUARE_MAP_TEST_LIBS = $(SQUARE_MAP_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

if BACKEND_SQUARE_MAP_SERIAL
check_PROGRAMS += tests/unit/square-map/serial_test
TESTS += tests/unit/square-map/serial_test
endif
tests_unit_square_map_serial_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_square_map_serial_test_LDADD = backends/square-map/libserial.a $(SQUARE_MAP_TEST_LIBS)
tests_unit_square_map_serial_test_SOURCES = $(SQUARE_MAP_TEST)

if BACKEND_SQUARE_MAP_THREADS
check_PROGRAMS += tests/unit/square-map/threads_test
TESTS += tests/unit/square-map/threads_test
endif
tests_unit_square_map_threads_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_square_map_threads_test_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_square_map_threads_test_LDADD = backends/square-map/libthreads.a $(SQUARE_MAP_TEST_LIBS)
tests_unit_square_map_threads_test_SOURCES = $(SQUARE_MAP_TEST)

if BACKEND_SQUARE_MAP_PROCESSES
check_PROGRAMS += tests/unit/square-map/processes_test
TESTS += tests/unit/square-map/processes_test
endif
tests_unit_square_map_processes_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_square_map_processes_test_LDADD = backends/square-map/libprocesses.a $(CHILDREN_LIBS) $(SQUARE_MAP_TEST_LIBS)
tests_unit_square_map_processes_test_SOURCES = $(SQUARE_MAP_TEST)

if BACKEND_SQUARE_MAP_OPENMP
check_PROGRAMS += tests/unit/square-map/openmp_test
TESTS += tests/unit/square-map/openmp_test
endif
tests_unit_square_map_openmp_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_square_map_openmp_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_square_map_openmp_test_LDADD = backends/square-map/libopenmp.a $(SQUARE_MAP_TEST_LIBS)
tests_unit_square_map_openmp_test_SOURCES = $(SQUARE_MAP_TEST)

if BACKEND_SQUARE_MAP_PROCESSES
check_PROGRAMS += tests/unit/square-map/pickle_test
TESTS += tests/unit/square-map/pickle_test
endif
tests_unit_square_map_pickle_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_square_map_pickle_test_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_square_map_pickle_test_LDADD = backends/square-map/libprocesses.a $(CHILDREN_LIBS) $(SQUARE_MAP_TEST_LIBS)
tests_unit_square_map_pickle_test_SOURCES = tests/unit/check_main.h tests/unit/square-map/pickle_test.c
endif
