noinst_LIBRARIES += src/wire/libwire.a
src_wire_libwire_a_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS)
src_wire_libwire_a_SOURCES = \
	src/wire/message.h \
	src/wire/field.h \
	src/wire/field.c \
	src/wire/message.c \
	src/wire/decode.c \
	src/wire/encode.c
