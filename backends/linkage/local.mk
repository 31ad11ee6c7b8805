# Which numerical library runs: linked into the workers that need one.
noinst_LIBRARIES += backends/linkage/liblinkage.a
backends_linkage_liblinkage_a_CFLAGS = $(AM_CFLAGS)
backends_linkage_liblinkage_a_SOURCES = \
	backends/linkage/atlas.c \
	backends/linkage/blis.c \
	backends/linkage/child.c \
	backends/linkage/child.h \
	backends/linkage/family.c \
	backends/linkage/family.h \
	backends/linkage/linkage.c \
	backends/linkage/linkage.h \
	backends/linkage/mkl.c \
	backends/linkage/netlib.c \
	backends/linkage/openblas.c
