if BACKEND_SERIAL
pkglibexec_PROGRAMS += backends/serial/lapchart-worker-serial
noinst_LIBRARIES += backends/serial/libserial.a
endif
backends_serial_libserial_a_CFLAGS = $(AM_CFLAGS)
backends_serial_libserial_a_SOURCES = backends/serial/serial.c
backends_serial_lapchart_worker_serial_SOURCES = $(WORKER_MAIN)
backends_serial_lapchart_worker_serial_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_serial_lapchart_worker_serial_LDADD = backends/serial/libserial.a $(MANDELBROT_LIBS) $(WORKER_LIBS)
