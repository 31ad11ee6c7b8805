# The square map: definition, answer and loop once; a program for each backend.
SQUARE_MAP_LIBS = backends/square-map/libsquare-map.a
noinst_LIBRARIES += backends/square-map/libsquare-map.a
backends_square_map_libsquare_map_a_CFLAGS = $(AM_CFLAGS)
backends_square_map_libsquare_map_a_SOURCES = \
	backends/square-map/answer.c \
	backends/square-map/define.c \
	backends/square-map/square-map.h \
	backends/square-map/work.c

if BACKEND_SQUARE_MAP_SERIAL
pkglibexec_PROGRAMS += backends/square-map/lapchart-worker-square-map-serial
noinst_LIBRARIES += backends/square-map/libserial.a
endif
backends_square_map_libserial_a_CFLAGS = $(AM_CFLAGS)
backends_square_map_libserial_a_SOURCES = backends/square-map/serial.c
backends_square_map_lapchart_worker_square_map_serial_SOURCES = $(WORKER_MAIN)
backends_square_map_lapchart_worker_square_map_serial_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_square_map_lapchart_worker_square_map_serial_LDADD = \
	backends/square-map/libserial.a $(SQUARE_MAP_LIBS) $(WORKER_LIBS)

if BACKEND_SQUARE_MAP_THREADS
pkglibexec_PROGRAMS += backends/square-map/lapchart-worker-square-map-threads
noinst_LIBRARIES += backends/square-map/libthreads.a
endif
backends_square_map_libthreads_a_CFLAGS = $(AM_CFLAGS) -pthread
backends_square_map_libthreads_a_SOURCES = backends/square-map/threads.c
backends_square_map_lapchart_worker_square_map_threads_SOURCES = $(WORKER_MAIN)
backends_square_map_lapchart_worker_square_map_threads_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" -pthread"'
backends_square_map_lapchart_worker_square_map_threads_CFLAGS = $(AM_CFLAGS) -pthread
backends_square_map_lapchart_worker_square_map_threads_LDADD = \
	backends/square-map/libthreads.a $(SQUARE_MAP_LIBS) $(WORKER_LIBS)

if BACKEND_SQUARE_MAP_PROCESSES
pkglibexec_PROGRAMS += backends/square-map/lapchart-worker-square-map-processes
noinst_LIBRARIES += backends/square-map/libprocesses.a
endif
backends_square_map_libprocesses_a_CFLAGS = $(AM_CFLAGS)
backends_square_map_libprocesses_a_SOURCES = \
	backends/square-map/pickle.c \
	backends/square-map/pickle.h \
	backends/square-map/pickling.c \
	backends/square-map/pickling.h \
	backends/square-map/processes.c
backends_square_map_lapchart_worker_square_map_processes_SOURCES = $(WORKER_MAIN)
backends_square_map_lapchart_worker_square_map_processes_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_square_map_lapchart_worker_square_map_processes_LDADD = \
	backends/square-map/libprocesses.a $(SQUARE_MAP_LIBS) $(CHILDREN_LIBS) $(WORKER_LIBS)

if BACKEND_SQUARE_MAP_OPENMP
pkglibexec_PROGRAMS += backends/square-map/lapchart-worker-square-map-openmp
noinst_LIBRARIES += backends/square-map/libopenmp.a
endif
backends_square_map_libopenmp_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_square_map_libopenmp_a_SOURCES = backends/square-map/openmp.c
backends_square_map_lapchart_worker_square_map_openmp_SOURCES = $(WORKER_MAIN)
backends_square_map_lapchart_worker_square_map_openmp_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_square_map_lapchart_worker_square_map_openmp_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_square_map_lapchart_worker_square_map_openmp_LDADD = \
	backends/square-map/libopenmp.a $(SQUARE_MAP_LIBS) $(WORKER_LIBS)
