# libFuzzer's targets: need clang, and are built only when asked for (make fuzz-message).
EXTRA_PROGRAMS += tests/fuzz/message_fuzz
EXTRA_DIST += tests/fuzz/message tests/fuzz/message.dict
tests_fuzz_message_fuzz_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS) -fsanitize=fuzzer
tests_fuzz_message_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_message_fuzz_LDADD = $(LIBS_BASE) $(JSON_LIBS)
# The sources themselves, so that the fuzzer sees which of their lines it reaches.
tests_fuzz_message_fuzz_SOURCES = \
	tests/fuzz/message_fuzz.c \
	$(src_model_libmodel_a_SOURCES) \
	$(src_wire_libwire_a_SOURCES)

.PHONY: fuzz-message
fuzz-message: tests/fuzz/message_fuzz$(EXEEXT)

EXTRA_PROGRAMS += tests/fuzz/expression_fuzz
EXTRA_DIST += tests/fuzz/expression tests/fuzz/expression.dict
tests_fuzz_expression_fuzz_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS) -fsanitize=fuzzer
tests_fuzz_expression_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_expression_fuzz_LDADD = $(LIBS_BASE)
tests_fuzz_expression_fuzz_SOURCES = \
	tests/fuzz/expression_fuzz.c \
	$(backends_expression_libengine_a_SOURCES)

.PHONY: fuzz-expression
fuzz-expression: tests/fuzz/expression_fuzz$(EXEEXT)

EXTRA_PROGRAMS += tests/fuzz/exchange_fuzz
EXTRA_DIST += tests/fuzz/exchange tests/fuzz/exchange.dict
tests_fuzz_exchange_fuzz_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS) -fsanitize=fuzzer
tests_fuzz_exchange_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_exchange_fuzz_LDADD = $(LIBS_BASE) $(JSON_LIBS)
tests_fuzz_exchange_fuzz_SOURCES = \
	tests/fuzz/exchange_fuzz.c \
	tests/unit/exchange/sample.c \
	tests/unit/exchange/sample.h \
	$(src_model_libmodel_a_SOURCES) \
	$(src_exchange_libexchange_a_SOURCES)

.PHONY: fuzz-exchange
fuzz-exchange: tests/fuzz/exchange_fuzz$(EXEEXT)
