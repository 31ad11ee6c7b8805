noinst_LIBRARIES += src/harness/libharness.a
src_harness_libharness_a_CFLAGS = $(AM_CFLAGS)
src_harness_libharness_a_SOURCES = \
	src/harness/harness.h \
	src/harness/brood.h \
	src/harness/brood.c \
	src/harness/candidate.h \
	src/harness/candidate.c \
	src/harness/channel.h \
	src/harness/channel.c \
	src/harness/check.c \
	src/harness/clock.h \
	src/harness/clock.c \
	src/harness/command_line.h \
	src/harness/command_line.c \
	src/harness/describe.h \
	src/harness/describe.c \
	src/harness/describe_all.h \
	src/harness/describe_all.c \
	src/harness/execute.h \
	src/harness/execute.c \
	src/harness/folder.h \
	src/harness/folder.c \
	src/harness/guard.h \
	src/harness/guard.c \
	src/harness/launch.h \
	src/harness/launch.c \
	src/harness/proctree.h \
	src/harness/proctree.c \
	src/harness/reply.h \
	src/harness/reply.c \
	src/harness/request.h \
	src/harness/request.c \
	src/harness/scan.c \
	src/harness/visit.h \
	src/harness/visit.c \
	src/harness/watch.h \
	src/harness/watch.c \
	src/harness/wordlist.h \
	src/harness/wordlist.c
