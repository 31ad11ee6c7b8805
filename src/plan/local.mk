noinst_LIBRARIES += src/plan/libplan.a
src_plan_libplan_a_CFLAGS = $(AM_CFLAGS) $(GIT2_CFLAGS)
src_plan_libplan_a_SOURCES = \
	src/plan/config.c \
	src/plan/config.h \
	src/plan/config_entries.h \
	src/plan/config_known.c \
	src/plan/config_known.h \
	src/plan/config_lines.c \
	src/plan/config_lines.h \
	src/plan/config_load.c \
	src/plan/definition.c \
	src/plan/definition.h \
	src/plan/definition_apply.c \
	src/plan/definition_check.c \
	src/plan/definition_parts.h \
	src/plan/definition_rules.c \
	src/plan/folders.c \
	src/plan/folders.h \
	src/plan/formula.c \
	src/plan/formula.h \
	src/plan/members.c \
	src/plan/members.h \
	src/plan/nearest.c \
	src/plan/nearest.h \
	src/plan/plan.c \
	src/plan/plan.h \
	src/plan/plan_choose.c \
	src/plan/plan_expand.c \
	src/plan/plan_judge.c \
	src/plan/plan_parts.h \
	src/plan/published.c \
	src/plan/published.h \
	src/plan/schedule.c \
	src/plan/values.c \
	src/plan/values.h \
	src/plan/verify.c
