noinst_LIBRARIES += src/exchange/libexchange.a
src_exchange_libexchange_a_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS)
src_exchange_libexchange_a_SOURCES = \
	src/exchange/check.c \
	src/exchange/check.h \
	src/exchange/exchange.h \
	src/exchange/file.c \
	src/exchange/file.h \
	src/exchange/formats.c \
	src/exchange/lines.c \
	src/exchange/lines.h \
	src/exchange/member.c \
	src/exchange/member.h \
	src/exchange/options.c \
	src/exchange/own_members.c \
	src/exchange/own_members.h \
	src/exchange/read.c \
	src/exchange/records.c \
	src/exchange/records.h
