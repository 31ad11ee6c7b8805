if BACKEND_PEAK
pkglibexec_PROGRAMS += backends/peak/lapchart-worker-peak
noinst_LIBRARIES += backends/peak/libpeak.a
endif
backends_peak_libpeak_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_peak_libpeak_a_SOURCES = \
	backends/peak/bandwidth.c \
	backends/peak/flops.c \
	backends/peak/peak.c \
	backends/peak/peak.h
backends_peak_lapchart_worker_peak_SOURCES = $(WORKER_MAIN)
backends_peak_lapchart_worker_peak_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_peak_lapchart_worker_peak_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_peak_lapchart_worker_peak_LDADD = backends/peak/libpeak.a $(WORKER_LIBS)
