# Unit tests link the archives of their floor and those above it, nothing else.
# Each floor's local.mk adds `unit/FLOOR` programs; other kinds of test add scripts.
UNIT_CPPFLAGS = $(AM_CPPFLAGS) $(CHECK_CFLAGS) -DTESTS_DIR='"$(abs_top_srcdir)/tests"' -DSOURCE_DIR='"$(abs_top_srcdir)"'

LIBS_BASE = src/base/libbase.a $(XXHASH_LIBS) -lm
LIBS_MODEL = src/model/libmodel.a $(JSON_LIBS) $(LIBS_BASE)
LIBS_STATS = src/stats/libstats.a $(LIBS_MODEL)
LIBS_MACHINE = src/machine/libmachine.a $(HWLOC_LIBS) $(LIBS_MODEL)
LIBS_REPO = src/repo/librepo.a $(GIT2_LIBS) $(LIBS_MODEL)
LIBS_PLAN = src/plan/libplan.a $(GIT2_LIBS) $(LIBS_MODEL)
LIBS_WIRE = src/wire/libwire.a $(LIBS_MODEL)
LIBS_MEASURE = src/measure/libmeasure.a $(LIBS_MODEL)
LIBS_STORE = src/store/libstore.a $(SQLITE_LIBS) $(LIBS_STATS)
LIBS_HARNESS = src/harness/libharness.a src/wire/libwire.a src/machine/libmachine.a $(HWLOC_LIBS) $(LIBS_MODEL)
LIBS_EXCHANGE = src/exchange/libexchange.a $(LIBS_MODEL)
LIBS_CHART = src/chart/libchart.a $(CAIRO_LIBS) $(PNG_LIBS) $(LIBS_MODEL)
LIBS_PAGE = src/page/libpage.a $(LIBS_MODEL)
LIBS_REPORTS = reports/libreports.a src/page/libpage.a src/chart/libchart.a $(CAIRO_LIBS) $(PNG_LIBS) src/plan/libplan.a \
	$(GIT2_LIBS) $(LIBS_STORE)

# For tests/style; and for libcheck, whose 4 seconds a test are few where sanitizers run on a busy machine.
if !BACKEND_CUDA
WITHOUT_CUDA = yes
endif
AM_TESTS_ENVIRONMENT = \
	CC='$(CC)'; \
	HEADER_FLAGS='$(OPENMP_CFLAGS) $(JSON_CFLAGS) $(SQLITE_CFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS) $(HWLOC_CFLAGS) $(GIT2_CFLAGS) $(CUDA_CFLAGS)'; \
	without_cuda='$(WITHOUT_CUDA)'; \
	CLANG_FORMAT='$(CLANG_FORMAT)'; \
	build_dir='$(abs_top_builddir)'; \
	CK_DEFAULT_TIMEOUT=60; \
	export CC HEADER_FLAGS without_cuda CLANG_FORMAT build_dir CK_DEFAULT_TIMEOUT;

# The longest of all, beside which the others run.
TESTS += tests/cli/peers.sh

include tests/unit/base/local.mk
include tests/unit/model/local.mk
include tests/unit/stats/local.mk
include tests/unit/machine/local.mk
include tests/unit/repo/local.mk
include tests/unit/plan/local.mk
include tests/unit/wire/local.mk
include tests/unit/measure/local.mk
include tests/unit/worker/local.mk
include tests/unit/linkage/local.mk
include tests/unit/matrix-product/local.mk
include tests/unit/mpi/local.mk
include tests/unit/expression/local.mk
include tests/unit/angular-cut/local.mk
include tests/unit/square-map/local.mk
include tests/unit/psf/local.mk
include tests/unit/python/local.mk
include tests/unit/cuda/local.mk
include tests/unit/cublas/local.mk
include tests/unit/cuda-psf/local.mk
include tests/unit/cuda-device/local.mk
include tests/unit/cuda-expression/local.mk
include tests/unit/store/local.mk
include tests/unit/harness/local.mk
include tests/unit/exchange/local.mk
include tests/unit/chart/local.mk
include tests/unit/page/local.mk
include tests/unit/reports/local.mk
include tests/cli/local.mk
include tests/browser/local.mk
include tests/style/local.mk
