# Work shared by child processes, for the backends that fork.
CHILDREN_LIBS = backends/children/libchildren.a
noinst_LIBRARIES += backends/children/libchildren.a
backends_children_libchildren_a_CFLAGS = $(AM_CFLAGS)
backends_children_libchildren_a_SOURCES = \
	backends/children/children.c \
	backends/children/children.h
