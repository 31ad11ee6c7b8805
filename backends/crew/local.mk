# Threads that sleep where they have to wait long, for the backends whose steps are short.
CREW_LIBS = backends/crew/libcrew.a -lpthread
noinst_LIBRARIES += backends/crew/libcrew.a
backends_crew_libcrew_a_CFLAGS = $(AM_CFLAGS) -pthread
backends_crew_libcrew_a_SOURCES = \
	backends/crew/crew.c \
	backends/crew/crew.h
