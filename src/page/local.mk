noinst_LIBRARIES += src/page/libpage.a
src_page_libpage_a_CFLAGS = $(AM_CFLAGS)
src_page_libpage_a_SOURCES = \
	src/page/output.h \
	src/page/template.h \
	src/page/value.h
