# The scripted worker: for tests and bench/, never installed.
check_PROGRAMS += backends/fake/lapchart-worker-fake
backends_fake_lapchart_worker_fake_CPPFLAGS = $(AM_CPPFLAGS)
backends_fake_lapchart_worker_fake_LDADD = $(LIBS_WIRE)
backends_fake_lapchart_worker_fake_SOURCES = \
	backends/fake/fake.h \
	backends/fake/main.c \
	backends/fake/misdeeds.c \
	backends/fake/planes.c \
	backends/fake/say.c
