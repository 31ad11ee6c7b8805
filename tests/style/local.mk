# Tests that read the source: what CONTRIBUTING.md asks for.
STYLE_TESTS = \
	tests/style/floors.sh \
	tests/style/format.sh \
	tests/style/headers.sh \
	tests/style/length.sh \
	tests/style/shellcheck.sh \
	tests/style/words.sh
dist_check_SCRIPTS += $(STYLE_TESTS)
TESTS += $(STYLE_TESTS)
EXTRA_DIST += tests/style/lib.sh .clang-format

AM_TESTS_ENVIRONMENT = \
	CC='$(CC)'; \
	HEADER_FLAGS='$(OPENMP_CFLAGS) $(JSON_CFLAGS) $(SQLITE_CFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS) $(HWLOC_CFLAGS) $(GIT2_CFLAGS)'; \
	CLANG_FORMAT='$(CLANG_FORMAT)'; \
	build_dir='$(abs_top_builddir)'; \
	export CC HEADER_FLAGS CLANG_FORMAT build_dir;
