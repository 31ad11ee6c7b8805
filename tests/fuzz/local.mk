# libFuzzer's targets: need clang, and are built only when asked for (make fuzz-message).
EXTRA_PROGRAMS += tests/fuzz/message_fuzz
tests_fuzz_message_fuzz_CFLAGS = $(AM_CFLAGS) -fsanitize=fuzzer
tests_fuzz_message_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_message_fuzz_LDADD = $(LIBS_WIRE)
tests_fuzz_message_fuzz_SOURCES = tests/fuzz/message_fuzz.c

.PHONY: fuzz-message
fuzz-message: tests/fuzz/message_fuzz$(EXEEXT)
