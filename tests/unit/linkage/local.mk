# Unit tests of backends/linkage: on libraries that only pretend, and on those that are installed.
EXTRA_DIST += tests/unit/linkage/fake_blas.c
FAKE_FOLDER = tests/unit/linkage/fake
FAKE_LINK = $(AM_V_GEN)$(MKDIR_P) $(@D) && $(CC) -shared -fPIC -o $@ $(srcdir)/tests/unit/linkage/fake_blas.c
FAKE_BLAS_FILES = \
	$(FAKE_FOLDER)/openblas-one/libblas.so.3 \
	$(FAKE_FOLDER)/openblas-two/libblas.so.3 \
	$(FAKE_FOLDER)/mkl/libblas.so.3 \
	$(FAKE_FOLDER)/stranger/libblas.so.3
CLEANFILES += $(FAKE_BLAS_FILES) $(FAKE_FOLDER)/openblas-one/libopenblas.so.0

$(FAKE_FOLDER)/openblas-one/libopenblas.so.0: tests/unit/linkage/fake_blas.c
	$(FAKE_LINK) -DFAKE_CORE -Wl,-soname,libopenblas.so.0
$(FAKE_FOLDER)/openblas-one/libblas.so.3: $(FAKE_FOLDER)/openblas-one/libopenblas.so.0
	$(FAKE_LINK) -DFAKE_SHELL -DFAKE_NEEDS_CORE -Dfake_int=int64_t -Wl,-soname,libblas.so.3 -Wl,--build-id \
		$(FAKE_FOLDER)/openblas-one/libopenblas.so.0 '-Wl,-rpath,$$ORIGIN'
# The shell of the second on the kernels of the first.
$(FAKE_FOLDER)/openblas-two/libblas.so.3: $(FAKE_FOLDER)/openblas-one/libopenblas.so.0
	$(FAKE_LINK) -DFAKE_SHELL -DFAKE_NEEDS_CORE -Dfake_int=int32_t -Wl,-soname,libblas.so.3 \
		$(FAKE_FOLDER)/openblas-one/libopenblas.so.0 '-Wl,-rpath,$$ORIGIN/../openblas-one'
$(FAKE_FOLDER)/mkl/libblas.so.3: tests/unit/linkage/fake_blas.c
	$(FAKE_LINK) -DFAKE_SHELL -DFAKE_MKL -Dfake_int=int32_t -Wl,-soname,libblas.so.3
$(FAKE_FOLDER)/stranger/libblas.so.3: tests/unit/linkage/fake_blas.c
	$(FAKE_LINK) -DFAKE_STRANGER -Wl,--build-id=none

if HAVE_CHECK
check_DATA += $(FAKE_BLAS_FILES)
check_PROGRAMS += tests/unit/linkage/linkage_test
TESTS += tests/unit/linkage/linkage_test
tests_unit_linkage_linkage_test_CPPFLAGS = $(UNIT_CPPFLAGS) -DBUILD_DIR='"$(abs_top_builddir)"'
tests_unit_linkage_linkage_test_LDADD = backends/linkage/liblinkage.a $(WORKER_LIBS) $(CHECK_LIBS)
tests_unit_linkage_linkage_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/linkage/child_test.c \
	tests/unit/linkage/fake_test.c \
	tests/unit/linkage/linkage_test.c \
	tests/unit/linkage/name_test.c
if BACKEND_BLAS
check_PROGRAMS += tests/unit/linkage/installed_test
TESTS += tests/unit/linkage/installed_test
endif
tests_unit_linkage_installed_test_CPPFLAGS = $(UNIT_CPPFLAGS) -DBUILD_DIR='"$(abs_top_builddir)"'
tests_unit_linkage_installed_test_LDADD = src/wire/libwire.a $(LIBS_MACHINE) $(CHECK_LIBS)
tests_unit_linkage_installed_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/worker_run.h \
	tests/unit/linkage/installed_test.c
endif
