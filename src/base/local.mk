noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_CFLAGS = $(AM_CFLAGS) $(XXHASH_CFLAGS)
src_base_libbase_a_SOURCES = \
	src/base/buf.c \
	src/base/buf.h \
	src/base/error.c \
	src/base/error.h \
	src/base/file.c \
	src/base/file.h \
	src/base/hash.c \
	src/base/hash.h \
	src/base/json.c \
	src/base/json.h \
	src/base/mem.c \
	src/base/mem.h \
	src/base/number.c \
	src/base/number.h \
	src/base/path.c \
	src/base/path.h \
	src/base/pattern.c \
	src/base/pattern.h \
	src/base/utf8.c \
	src/base/utf8.h
