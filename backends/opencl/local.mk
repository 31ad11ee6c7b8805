if BACKEND_OPENCL
pkglibexec_PROGRAMS += backends/opencl/lapchart-worker-opencl
noinst_LIBRARIES += backends/opencl/libopencl.a
endif
backends_opencl_libopencl_a_CFLAGS = $(AM_CFLAGS)
backends_opencl_libopencl_a_SOURCES = \
	backends/opencl/device.c \
	backends/opencl/device.h \
	backends/opencl/opencl.c \
	backends/opencl/opencl.h
nodist_backends_opencl_libopencl_a_SOURCES = backends/opencl/source.c
backends_opencl_lapchart_worker_opencl_SOURCES = $(WORKER_MAIN)
backends_opencl_lapchart_worker_opencl_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_opencl_lapchart_worker_opencl_LDADD = \
	backends/opencl/libopencl.a \
	$(MANDELBROT_LIBS) \
	$(WORKER_LIBS) \
	$(OPENCL_LIBS)

# The program for the device is compiled in: each line of mandelbrot.cl becomes a line of one C string.
EXTRA_DIST += backends/opencl/mandelbrot.cl
CLEANFILES += backends/opencl/source.c
backends/opencl/source.c: $(top_srcdir)/backends/opencl/mandelbrot.cl
	$(AM_V_GEN)$(MKDIR_P) backends/opencl && { \
	  echo '#include "opencl/opencl.h"' && echo && echo 'const char opencl_source[] =' && \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/	"&\\n"/' $(top_srcdir)/backends/opencl/mandelbrot.cl && \
	  echo '	;'; \
	} >$@.tmp && mv -f $@.tmp $@

# What PoCL compiles in unit tests.
clean-local: clean-opencl-cache
clean-opencl-cache:
	rm -rf opencl-cache
.PHONY: clean-opencl-cache
