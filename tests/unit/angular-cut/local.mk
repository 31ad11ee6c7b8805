# The same tests for each backend of angular-cut, and those of the index's cells and threads.
if HAVE_CHECK
ANGULAR_CUT_TEST = tests/unit/check_main.h tests/unit/angular-cut/angular_cut_test.c
ANGULAR_CUT_TEST_LIBS = $(ANGULAR_CUT_LIBS) $(WORKER_LIBS) $(CHECK_LIBS)

if BACKEND_ANGULAR_CUT_SERIAL
check_PROGRAMS += tests/unit/angular-cut/serial_test
TESTS += tests/unit/angular-cut/serial_test
endif
tests_unit_angular_cut_serial_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_angular_cut_serial_test_LDADD = backends/angular-cut/libserial.a $(ANGULAR_CUT_TEST_LIBS)
tests_unit_angular_cut_serial_test_SOURCES = $(ANGULAR_CUT_TEST)

if BACKEND_ANGULAR_CUT_BLOCKED
check_PROGRAMS += tests/unit/angular-cut/blocked_test
TESTS += tests/unit/angular-cut/blocked_test
endif
tests_unit_angular_cut_blocked_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_angular_cut_blocked_test_LDADD = backends/angular-cut/libblocked.a $(ANGULAR_CUT_TEST_LIBS)
tests_unit_angular_cut_blocked_test_SOURCES = $(ANGULAR_CUT_TEST)

if BACKEND_ANGULAR_CUT_OPENMP
check_PROGRAMS += tests/unit/angular-cut/openmp_test
TESTS += tests/unit/angular-cut/openmp_test
endif
tests_unit_angular_cut_openmp_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_angular_cut_openmp_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_angular_cut_openmp_test_LDADD = backends/angular-cut/libopenmp.a $(ANGULAR_CUT_TEST_LIBS)
tests_unit_angular_cut_openmp_test_SOURCES = $(ANGULAR_CUT_TEST)

if BACKEND_ANGULAR_CUT_PROCESSES
check_PROGRAMS += tests/unit/angular-cut/processes_test
TESTS += tests/unit/angular-cut/processes_test
endif
tests_unit_angular_cut_processes_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_angular_cut_processes_test_LDADD = backends/angular-cut/libprocesses.a $(CHILDREN_LIBS) $(ANGULAR_CUT_TEST_LIBS)
tests_unit_angular_cut_processes_test_SOURCES = $(ANGULAR_CUT_TEST)

if BACKEND_ANGULAR_CUT_INDEX
check_PROGRAMS += tests/unit/angular-cut/index_test
TESTS += tests/unit/angular-cut/index_test
endif
tests_unit_angular_cut_index_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_angular_cut_index_test_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_angular_cut_index_test_LDADD = backends/angular-cut/libindex.a $(CREW_LIBS) $(ANGULAR_CUT_TEST_LIBS)
tests_unit_angular_cut_index_test_SOURCES = $(ANGULAR_CUT_TEST)

if BACKEND_ANGULAR_CUT_INDEX
check_PROGRAMS += tests/unit/angular-cut/cover_test
TESTS += tests/unit/angular-cut/cover_test
endif
tests_unit_angular_cut_cover_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_angular_cut_cover_test_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_angular_cut_cover_test_LDADD = backends/angular-cut/libindex.a $(CREW_LIBS) $(ANGULAR_CUT_TEST_LIBS)
tests_unit_angular_cut_cover_test_SOURCES = tests/unit/check_main.h tests/unit/angular-cut/cover_test.c
endif
