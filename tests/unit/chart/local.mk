# Unit tests of src/chart.
if HAVE_CHECK
check_PROGRAMS += tests/unit/chart/chart_demo
tests_unit_chart_chart_demo_CPPFLAGS = $(UNIT_CPPFLAGS) $(CHART_TEST_CPPFLAGS)
tests_unit_chart_chart_demo_LDADD = $(LIBS_CHART)
tests_unit_chart_chart_demo_SOURCES = tests/unit/chart/chart_demo.c
endif
CHART_TEST_CPPFLAGS = $(CAIRO_CFLAGS) $(PNG_CFLAGS) -DLC_FONT='"$(LC_FONT)"' -DLC_FONT_BOLD='"$(LC_FONT_BOLD)"'
