# The worker is called after its backend, blas. It must have no search path of its
# own (no -rpath): LD_LIBRARY_PATH chooses the library.
noinst_LIBRARIES += backends/matrix-product/libproduct.a
backends_matrix_product_libproduct_a_CFLAGS = $(AM_CFLAGS)
backends_matrix_product_libproduct_a_SOURCES = \
	backends/matrix-product/compensated.c \
	backends/matrix-product/compensated.h \
	backends/matrix-product/outer.c \
	backends/matrix-product/outer.h \
	backends/matrix-product/product.c \
	backends/matrix-product/product.h \
	backends/matrix-product/residual.c

if BACKEND_BLAS
pkglibexec_PROGRAMS += backends/matrix-product/lapchart-worker-blas
noinst_LIBRARIES += backends/matrix-product/libmatrix-product.a
endif
backends_matrix_product_libmatrix_product_a_CFLAGS = $(AM_CFLAGS)
backends_matrix_product_libmatrix_product_a_SOURCES = \
	backends/matrix-product/chosen.c \
	backends/matrix-product/chosen.h \
	backends/matrix-product/gemm.h \
	backends/matrix-product/matrix-product.c \
	backends/matrix-product/outer-product.c
backends_matrix_product_lapchart_worker_blas_SOURCES = $(WORKER_MAIN)
backends_matrix_product_lapchart_worker_blas_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_matrix_product_lapchart_worker_blas_LDADD = \
	backends/matrix-product/libmatrix-product.a \
	backends/matrix-product/libproduct.a \
	backends/linkage/liblinkage.a \
	$(WORKER_LIBS) \
	-lblas
