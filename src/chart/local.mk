noinst_LIBRARIES += src/chart/libchart.a
src_chart_libchart_a_CFLAGS = $(AM_CFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS)
src_chart_libchart_a_SOURCES = \
	src/chart/figure.h \
	src/chart/font.h \
	src/chart/paint.h \
	src/chart/scene.h
