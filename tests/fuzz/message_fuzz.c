/*
 * message_fuzz.c: libFuzzer's target for message_decode(). With clang:
 *
 *   ../configure CC=clang --enable-asan --enable-ubsan && make fuzz-message
 *   mkdir corpus
 *   tests/fuzz/message_fuzz -dict=../tests/fuzz/message.dict corpus ../tests/fuzz/message
 */
#include <stdlib.h>

#include "wire/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What was taken must be taken again once it is encoded. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct message message, back;
	struct error err = ERROR_INIT;
	if (!message_decode(&message, (const char *)bytes, length, &err))
		return 0;
	struct buf line = BUF_INIT;
	message_encode(&line, &message);
	if (line.length <= WIRE_LINE_MAX && !message_decode(&back, line.data, line.length - 1, &err))
		abort();
	message_free(&back);
	message_free(&message);
	buf_free(&line);
	return 0;
}
