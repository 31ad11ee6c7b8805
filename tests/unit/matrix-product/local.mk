# Unit tests of backends/matrix-product: is a wrong product caught? They need no BLAS.
if HAVE_CHECK
check_PROGRAMS += tests/unit/matrix-product/product_test
TESTS += tests/unit/matrix-product/product_test
tests_unit_matrix_product_product_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_matrix_product_product_test_LDADD = backends/matrix-product/libproduct.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_matrix_product_product_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/matrix-product/product_test.c

check_PROGRAMS += tests/unit/matrix-product/outer_test
TESTS += tests/unit/matrix-product/outer_test
tests_unit_matrix_product_outer_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_matrix_product_outer_test_LDADD = backends/matrix-product/libproduct.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_matrix_product_outer_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/matrix-product/outer_test.c
endif
