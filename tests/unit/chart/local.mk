# Unit tests of src/chart.
CHART_TEST_CPPFLAGS = $(UNIT_CPPFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS) \
	-DLC_FONT='"$(LC_FONT)"' -DLC_FONT_BOLD='"$(LC_FONT_BOLD)"'

EXTRA_DIST += \
	tests/golden/chart/comparison-narrow.txt \
	tests/golden/chart/comparison.txt \
	tests/golden/chart/empty.txt \
	tests/golden/chart/notes.txt \
	tests/golden/chart/picture.txt \
	tests/golden/chart/picture-log.txt \
	tests/golden/chart/speed-up.txt \
	tests/golden/chart/thumbnail.svg \
	tests/golden/chart/thumbnail.txt

# Paints figures to be looked at: tests/unit/chart/chart_demo FOLDER
check_PROGRAMS += tests/unit/chart/chart_demo
tests_unit_chart_chart_demo_CPPFLAGS = $(CHART_TEST_CPPFLAGS)
tests_unit_chart_chart_demo_LDADD = $(LIBS_CHART)
tests_unit_chart_chart_demo_SOURCES = tests/unit/chart/chart_demo.c

if HAVE_CHECK
check_PROGRAMS += tests/unit/chart/chart_test
TESTS += tests/unit/chart/chart_test
tests_unit_chart_chart_test_CPPFLAGS = $(CHART_TEST_CPPFLAGS)
tests_unit_chart_chart_test_LDADD = $(LIBS_CHART) $(CHECK_LIBS)
tests_unit_chart_chart_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/chart/chart_test.c \
	tests/unit/chart/figure_test.c \
	tests/unit/chart/fit_test.c \
	tests/unit/chart/font_test.c \
	tests/unit/chart/golden.c \
	tests/unit/chart/golden.h \
	tests/unit/chart/paint_test.c \
	tests/unit/chart/picture_test.c \
	tests/unit/chart/quantise_test.c \
	tests/unit/chart/sample.c \
	tests/unit/chart/sample.h \
	tests/unit/chart/scene_test.c \
	tests/unit/chart/svg_test.c \
	tests/unit/chart/theme_test.c \
	tests/unit/chart/ticks_test.c
endif
