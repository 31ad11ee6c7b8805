# What the Mandelbrot backends share: the two benchmarks' definitions, the answer, the row loop, the array
# operations and the vectors.
MANDELBROT_LIBS = backends/mandelbrot/libmandelbrot.a
noinst_LIBRARIES += backends/mandelbrot/libmandelbrot.a
backends_mandelbrot_libmandelbrot_a_CFLAGS = $(AM_CFLAGS)
backends_mandelbrot_libmandelbrot_a_SOURCES = \
	backends/mandelbrot/answer.c \
	backends/mandelbrot/arrays.c \
	backends/mandelbrot/arrays.h \
	backends/mandelbrot/arrays_body.h \
	backends/mandelbrot/arrays_double.c \
	backends/mandelbrot/arrays_single.c \
	backends/mandelbrot/compare.c \
	backends/mandelbrot/compare.h \
	backends/mandelbrot/define.c \
	backends/mandelbrot/lanes.c \
	backends/mandelbrot/lanes.h \
	backends/mandelbrot/lanes_avx2.c \
	backends/mandelbrot/lanes_avx2_single.c \
	backends/mandelbrot/lanes_avx512.c \
	backends/mandelbrot/lanes_avx512_single.c \
	backends/mandelbrot/lanes_body.h \
	backends/mandelbrot/lanes_portable.c \
	backends/mandelbrot/lanes_portable_single.c \
	backends/mandelbrot/mandelbrot.h \
	backends/mandelbrot/row.c \
	backends/mandelbrot/vec_avx2.h \
	backends/mandelbrot/vec_avx512.h \
	backends/mandelbrot/vec_portable.h
