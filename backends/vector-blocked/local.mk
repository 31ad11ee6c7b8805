if BACKEND_VECTOR_BLOCKED
pkglibexec_PROGRAMS += backends/vector-blocked/lapchart-worker-vector-blocked
noinst_LIBRARIES += backends/vector-blocked/libvector-blocked.a
endif
backends_vector_blocked_libvector_blocked_a_CFLAGS = $(AM_CFLAGS)
backends_vector_blocked_libvector_blocked_a_SOURCES = backends/vector-blocked/vector-blocked.c
backends_vector_blocked_lapchart_worker_vector_blocked_SOURCES = $(WORKER_MAIN)
backends_vector_blocked_lapchart_worker_vector_blocked_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_vector_blocked_lapchart_worker_vector_blocked_LDADD = backends/vector-blocked/libvector-blocked.a $(MANDELBROT_LIBS) $(WORKER_LIBS)
