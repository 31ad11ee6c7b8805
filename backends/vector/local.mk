if BACKEND_VECTOR
pkglibexec_PROGRAMS += backends/vector/lapchart-worker-vector
noinst_LIBRARIES += backends/vector/libvector.a
endif
backends_vector_libvector_a_CFLAGS = $(AM_CFLAGS)
backends_vector_libvector_a_SOURCES = backends/vector/vector.c
backends_vector_lapchart_worker_vector_SOURCES = $(WORKER_MAIN)
backends_vector_lapchart_worker_vector_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_vector_lapchart_worker_vector_LDADD = backends/vector/libvector.a $(MANDELBROT_LIBS) $(WORKER_LIBS)
