#include "expression/disassemble.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "expression/expression.h"
#include "worker/worker.h"

/* Cuts `word` at its '='. */
static bool read_operand(struct expression_operand *out, char *word, struct error *err)
{
	char *type = strchr(word, '=');
	if (!type || type == word)
		return error_set(err, ERROR_USAGE, "'%s' is not NAME=TYPE", word);
	*type++ = '\0';
	out->name = word;
	if (expression_type_parse(&out->type, type))
		return true;
	return error_set(err, ERROR_USAGE, "'%s' is not one of bool, int, float, double, complex", type);
}

static bool list(struct buf *out, int count, char **words, size_t *column, struct error *err)
{
	struct expression_operand *operands = mem_zero((size_t)count, sizeof *operands);
	struct expression *expression = NULL;
	bool good = true;
	for (int i = 1; good && i < count; i++)
		good = read_operand(&operands[i - 1], words[i], err);
	good = good && expression_compile(&expression, words[0], operands, (size_t)count - 1, column, err);
	if (good)
		expression_list(out, expression);
	expression_free(expression);
	free(operands);
	return good;
}

int disassemble(int count, char **words, FILE *out, FILE *complaints)
{
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	size_t column = 0;
	bool good = count > 0 ? list(&text, count, words, &column, &err)
			      : error_set(&err, ERROR_USAGE, "--disassemble needs an expression");
	if (!good) {
		fprintf(complaints, "%s\n", err.message);
		expression_point(&text, count > 0 ? words[0] : "", column);
	}
	fputs(text.data, good ? out : complaints);
	buf_free(&text);
	return good ? WORKER_GOOD : WORKER_USAGE;
}
