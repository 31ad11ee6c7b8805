# cuBLAS: what every backend needs of it, and the products of matrix-product by it.
if BACKEND_CUBLAS
pkglibexec_PROGRAMS += backends/cublas/lapchart-worker-cublas
noinst_LIBRARIES += backends/cublas/libcublashandle.a backends/cublas/libcublasproducts.a
endif
backends_cublas_libcublashandle_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cublas_libcublashandle_a_SOURCES = backends/cublas/handle.c backends/cublas/handle.h
backends_cublas_libcublasproducts_a_CFLAGS = $(AM_CFLAGS) $(CUDA_CFLAGS)
backends_cublas_libcublasproducts_a_SOURCES = \
	backends/cublas/cublas.c \
	backends/cublas/device.c \
	backends/cublas/outer-product.c \
	backends/cublas/products.h
CUBLAS_PRODUCTS_LIBS = \
	backends/cublas/libcublasproducts.a \
	backends/cublas/libcublashandle.a \
	backends/matrix-product/libproduct.a
backends_cublas_lapchart_worker_cublas_SOURCES = $(WORKER_MAIN)
backends_cublas_lapchart_worker_cublas_CPPFLAGS = $(WORKER_CPPFLAGS)
backends_cublas_lapchart_worker_cublas_LDADD = $(CUBLAS_PRODUCTS_LIBS) $(CUDA_WORKER_LIBS) $(CUBLAS_LIBS)
