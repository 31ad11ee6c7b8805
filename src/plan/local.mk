noinst_LIBRARIES += src/plan/libplan.a
src_plan_libplan_a_CFLAGS = $(AM_CFLAGS) $(GIT2_CFLAGS)
src_plan_libplan_a_SOURCES = \
	src/plan/config.h \
	src/plan/definition.h \
	src/plan/formula.h \
	src/plan/plan.h
