# What the Mandelbrot backends share: the two benchmarks' definitions, the answer, the row loop and the array operations.
MANDELBROT_LIBS = backends/mandelbrot/libmandelbrot.a
noinst_LIBRARIES += backends/mandelbrot/libmandelbrot.a
backends_mandelbrot_libmandelbrot_a_CFLAGS = $(AM_CFLAGS)
backends_mandelbrot_libmandelbrot_a_SOURCES = \
	backends/mandelbrot/answer.c \
	backends/mandelbrot/arrays.c \
	backends/mandelbrot/arrays.h \
	backends/mandelbrot/define.c \
	backends/mandelbrot/mandelbrot.h \
	backends/mandelbrot/row.c
