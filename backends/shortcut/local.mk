if BACKEND_SHORTCUT
pkglibexec_PROGRAMS += backends/shortcut/lapchart-worker-shortcut
noinst_LIBRARIES += backends/shortcut/libshortcut.a
endif
backends_shortcut_libshortcut_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_shortcut_libshortcut_a_SOURCES = backends/shortcut/shortcut.c $(LANES_TEAM)
backends_shortcut_lapchart_worker_shortcut_SOURCES = $(WORKER_MAIN)
backends_shortcut_lapchart_worker_shortcut_CPPFLAGS = $(WORKER_CPPFLAGS) -DWORKER_OWN_FLAGS='" $(OPENMP_CFLAGS)"'
backends_shortcut_lapchart_worker_shortcut_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
backends_shortcut_lapchart_worker_shortcut_LDADD = \
	backends/shortcut/libshortcut.a \
	$(MANDELBROT_LIBS) \
	$(WORKER_LIBS)
