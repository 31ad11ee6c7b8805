# Unit tests of src/plan and of the definitions in data/benchmarks.
EXTRA_DIST += \
	tests/golden/plan/default.txt \
	tests/golden/plan/full.txt \
	tests/golden/plan/machine.txt \
	tests/golden/plan/quick.txt \
	tests/golden/plan/schedule.txt \
	tests/golden/plan/wishes.txt
if HAVE_CHECK
check_PROGRAMS += tests/unit/plan/plan_test
TESTS += tests/unit/plan/plan_test
tests_unit_plan_plan_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_plan_plan_test_LDADD = $(LIBS_PLAN) $(CHECK_LIBS)
tests_unit_plan_plan_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/plan/config_test.c \
	tests/unit/plan/data_test.c \
	tests/unit/plan/definition_test.c \
	tests/unit/plan/fixture.c \
	tests/unit/plan/fixture.h \
	tests/unit/plan/formula_test.c \
	tests/unit/plan/plan_floor_test.c \
	tests/unit/plan/plan_test.c \
	tests/unit/plan/published_test.c \
	tests/unit/plan/schedule_test.c \
	tests/unit/plan/verify_test.c
endif
