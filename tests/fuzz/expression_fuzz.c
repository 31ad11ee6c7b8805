/*
 * expression_fuzz.c: libFuzzer's target for expression_compile(). With clang:
 *
 *   ../configure CC=clang --enable-asan --enable-ubsan && make fuzz-expression
 *   mkdir corpus
 *   tests/fuzz/expression_fuzz -dict=../tests/fuzz/expression.dict corpus ../tests/fuzz/expression
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "expression/expression.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define ELEMENTS 70

static const struct expression_operand operands[] = {
	{"p", EXPRESSION_BOOL, false},   {"i", EXPRESSION_INT, false},     {"f", EXPRESSION_FLOAT, false},
	{"d", EXPRESSION_DOUBLE, false}, {"z", EXPRESSION_COMPLEX, false}, {"s", EXPRESSION_DOUBLE, true},
};

/* What was taken is run and listed, one that was refused has a place in the text. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const struct expression_complex zeros[ELEMENTS];
	static struct expression_complex result[ELEMENTS];
	const void *arrays[COUNT_OF(operands)];
	char *text = mem_text_n((const char *)bytes, length);
	struct expression *expression;
	struct buf out = BUF_INIT;
	size_t column;
	for (size_t i = 0; i < COUNT_OF(operands); i++)
		arrays[i] = zeros;
	if (expression_compile(&expression, text, operands, COUNT_OF(operands), &column, NULL)) {
		expression_run(expression, result, arrays, ELEMENTS, NULL);
		expression_list(&out, expression);
	} else if (column > strlen(text) + 1) {
		abort();
	}
	expression_point(&out, text, column);
	expression_free(expression);
	buf_free(&out);
	free(text);
	return 0;
}
