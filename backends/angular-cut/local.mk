# The angular cut: definition, answer and naive loop once; a program for each backend.
ANGULAR_CUT_LIBS = backends/angular-cut/libangular-cut.a
noinst_LIBRARIES += backends/angular-cut/libangular-cut.a
backends_angular_cut_libangular_cut_a_CFLAGS = $(AM_CFLAGS)
backends_angular_cut_libangular_cut_a_SOURCES = \
	backends/angular-cut/angular-cut.h \
	backends/angular-cut/answer.c \
	backends/angular-cut/define.c \
	backends/angular-cut/range.c

if BACKEND_ANGULAR_CUT_SERIAL
pkglibexec_PROGRAMS += backends/angular-cut/lapchart-worker-angular-cut-serial
noinst_LIBRARIES += backends/angular-cut/libserial.a
endif
backends_angular_cut_libserial_a_CFLAGS = $(AM_CFLAGS)
backends_angular_cut_libserial_a_SOURCES = backends/angular-cut/serial.c
backends_angular_cut_lapchart_worker_angular_cut_serial_SOURCES = $(WORKER_MAIN)
backends_angular_cut_lapchart_worker_angular_cut_serial_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_angular_cut_lapchart_worker_angular_cut_serial_LDADD = \
	backends/angular-cut/libserial.a $(ANGULAR_CUT_LIBS) $(WORKER_LIBS)

if BACKEND_ANGULAR_CUT_BLOCKED
pkglibexec_PROGRAMS += backends/angular-cut/lapchart-worker-angular-cut-blocked
noinst_LIBRARIES += backends/angular-cut/libblocked.a
endif
backends_angular_cut_libblocked_a_CFLAGS = $(AM_CFLAGS)
backends_angular_cut_libblocked_a_SOURCES = backends/angular-cut/blocked.c
backends_angular_cut_lapchart_worker_angular_cut_blocked_SOURCES = $(WORKER_MAIN)
backends_angular_cut_lapchart_worker_angular_cut_blocked_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_angular_cut_lapchart_worker_angular_cut_blocked_LDADD = \
	backends/angular-cut/libblocked.a $(ANGULAR_CUT_LIBS) $(WORKER_LIBS)

if BACKEND_ANGULAR_CUT_OPENMP
pkglibexec_PROGRAMS += backends/angular-cut/lapchart-worker-angular-cut-openmp
noinst_LIBRARIES += backends/angular-cut/libopenmp.a
endif
backends_angular_cut_libopenmp_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_angular_cut_libopenmp_a_SOURCES = backends/angular-cut/openmp.c
backends_angular_cut_lapchart_worker_angular_cut_openmp_SOURCES = $(WORKER_MAIN)
backends_angular_cut_lapchart_worker_angular_cut_openmp_CPPFLAGS = \
	$(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_angular_cut_lapchart_worker_angular_cut_openmp_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_angular_cut_lapchart_worker_angular_cut_openmp_LDADD = \
	backends/angular-cut/libopenmp.a $(ANGULAR_CUT_LIBS) $(WORKER_LIBS)

if BACKEND_ANGULAR_CUT_PROCESSES
pkglibexec_PROGRAMS += backends/angular-cut/lapchart-worker-angular-cut-processes
noinst_LIBRARIES += backends/angular-cut/libprocesses.a
endif
backends_angular_cut_libprocesses_a_CFLAGS = $(AM_CFLAGS)
backends_angular_cut_libprocesses_a_SOURCES = backends/angular-cut/processes.c
backends_angular_cut_lapchart_worker_angular_cut_processes_SOURCES = $(WORKER_MAIN)
backends_angular_cut_lapchart_worker_angular_cut_processes_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_angular_cut_lapchart_worker_angular_cut_processes_LDADD = \
	backends/angular-cut/libprocesses.a $(ANGULAR_CUT_LIBS) $(CHILDREN_LIBS) $(WORKER_LIBS)

# Square roots and choices become vector instructions only where errno and exception flags do not matter. No value
# changes by that.
ANGULAR_CUT_INDEX_CFLAGS = -pthread -fno-math-errno -fno-trapping-math
if BACKEND_ANGULAR_CUT_INDEX
pkglibexec_PROGRAMS += backends/angular-cut/lapchart-worker-angular-cut-index
noinst_LIBRARIES += backends/angular-cut/libindex.a
endif
backends_angular_cut_libindex_a_CFLAGS = $(AM_CFLAGS) $(ANGULAR_CUT_INDEX_CFLAGS)
backends_angular_cut_libindex_a_SOURCES = \
	backends/angular-cut/cover.c \
	backends/angular-cut/cover.h \
	backends/angular-cut/cube.c \
	backends/angular-cut/cube.h \
	backends/angular-cut/index.c \
	backends/angular-cut/index.h \
	backends/angular-cut/index_decide.c \
	backends/angular-cut/index_lists.c
backends_angular_cut_lapchart_worker_angular_cut_index_SOURCES = $(WORKER_MAIN)
backends_angular_cut_lapchart_worker_angular_cut_index_CPPFLAGS = \
	$(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(ANGULAR_CUT_INDEX_CFLAGS)"'
backends_angular_cut_lapchart_worker_angular_cut_index_CFLAGS = $(AM_CFLAGS) -pthread
backends_angular_cut_lapchart_worker_angular_cut_index_LDADD = \
	backends/angular-cut/libindex.a $(ANGULAR_CUT_LIBS) $(CREW_LIBS) $(WORKER_LIBS)
