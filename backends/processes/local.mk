if BACKEND_PROCESSES
pkglibexec_PROGRAMS += backends/processes/lapchart-worker-processes
noinst_LIBRARIES += backends/processes/libprocesses.a
endif
backends_processes_libprocesses_a_CFLAGS = $(AM_CFLAGS)
backends_processes_libprocesses_a_SOURCES = backends/processes/processes.c
backends_processes_lapchart_worker_processes_SOURCES = $(WORKER_MAIN)
backends_processes_lapchart_worker_processes_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_processes_lapchart_worker_processes_LDADD = \
	backends/processes/libprocesses.a $(MANDELBROT_LIBS) $(CHILDREN_LIBS) $(WORKER_LIBS)
