# Unit tests of src/exchange.
if HAVE_CHECK
check_PROGRAMS += tests/unit/exchange/exchange_test
TESTS += tests/unit/exchange/exchange_test
tests_unit_exchange_exchange_test_CPPFLAGS = $(UNIT_CPPFLAGS) $(JSON_CFLAGS)
tests_unit_exchange_exchange_test_LDADD = $(LIBS_EXCHANGE) $(CHECK_LIBS)
tests_unit_exchange_exchange_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/exchange/damage_test.c \
	tests/unit/exchange/exchange_test.c \
	tests/unit/exchange/file_test.c \
	tests/unit/exchange/sample.c \
	tests/unit/exchange/sample.h
endif
