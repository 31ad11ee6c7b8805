# Unit tests of src/store.
EXTRA_DIST += tests/golden/store/v1.sql tests/golden/store/v2.sql
if HAVE_CHECK
check_PROGRAMS += tests/unit/store/store_test
TESTS += tests/unit/store/store_test
tests_unit_store_store_test_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_store_store_test_LDADD = $(LIBS_STORE) $(CHECK_LIBS)
tests_unit_store_store_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/store/damage_test.c \
	tests/unit/store/fixture.c \
	tests/unit/store/fixture.h \
	tests/unit/store/kill_test.c \
	tests/unit/store/lookup_test.c \
	tests/unit/store/migration_test.c \
	tests/unit/store/open_test.c \
	tests/unit/store/plane_test.c \
	tests/unit/store/record_test.c \
	tests/unit/store/result_test.c \
	tests/unit/store/speed_test.c \
	tests/unit/store/store_test.c \
	tests/unit/store/take_test.c
endif
