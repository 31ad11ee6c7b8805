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
