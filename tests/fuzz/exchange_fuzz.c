/*
 * exchange_fuzz.c: libFuzzer's target for the reader of files of results. With clang:
 *
 *   ../configure CC=clang --enable-asan --enable-ubsan && make fuzz-exchange
 *   mkdir corpus
 *   tests/fuzz/exchange_fuzz -dict=../tests/fuzz/exchange.dict corpus ../tests/fuzz/exchange
 */
#include <stdlib.h>
#include <string.h>

#include "../unit/exchange/sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What was taken is taken again once it is written, and then stays the same to the byte. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct error err = ERROR_INIT;
	if (length && sample_rewrite(&once, (const char *)bytes, length, "fuzz", &err) &&
	    (!sample_rewrite(&twice, once.data, once.length, "again", &err) || strcmp(once.data, twice.data)))
		abort();
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
