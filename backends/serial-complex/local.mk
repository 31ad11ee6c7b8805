if BACKEND_SERIAL_COMPLEX
pkglibexec_PROGRAMS += backends/serial-complex/lapchart-worker-serial-complex
noinst_LIBRARIES += backends/serial-complex/libserial-complex.a
endif
backends_serial_complex_libserial_complex_a_CFLAGS = $(AM_CFLAGS)
backends_serial_complex_libserial_complex_a_SOURCES = backends/serial-complex/serial-complex.c
backends_serial_complex_lapchart_worker_serial_complex_SOURCES = $(WORKER_MAIN)
backends_serial_complex_lapchart_worker_serial_complex_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_serial_complex_lapchart_worker_serial_complex_LDADD = backends/serial-complex/libserial-complex.a $(MANDELBROT_LIBS) $(WORKER_LIBS)
