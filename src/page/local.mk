noinst_LIBRARIES += src/page/libpage.a
src_page_libpage_a_CFLAGS = $(AM_CFLAGS)
src_page_libpage_a_SOURCES = \
	src/page/escape.c \
	src/page/file_list.c \
	src/page/file_list.h \
	src/page/output.c \
	src/page/output.h \
	src/page/parse.c \
	src/page/parse.h \
	src/page/render.c \
	src/page/render.h \
	src/page/scan.c \
	src/page/scan.h \
	src/page/template.c \
	src/page/template.h \
	src/page/value.c \
	src/page/value.h
