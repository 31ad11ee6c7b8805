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

bool disassemble_program(struct buf *out, const struct expression *expression, void *context, struct error *err)
{
	(void)context;
	(void)err;
	expression_list(out, expression);
	return true;
}

static bool compile(struct expression **out, int count, char **words, size_t *column, struct error *err)
{
	struct expression_operand *operands = mem_zero((size_t)count + 1, sizeof *operands);
	bool good = count > 0 || error_set(err, ERROR_USAGE, "--disassemble needs an expression");
	for (int i = 1; good && i < count; i++)
		good = read_operand(&operands[i - 1], words[i], err);
	good = good && expression_compile(out, words[0], operands, (size_t)count - 1, column, err);
	free(operands);
	return good;
}

static int complain(FILE *complaints, const struct error *err, const char *text, size_t column)
{
	struct buf place = BUF_INIT;
	expression_point(&place, text, column);
	fprintf(complaints, "%s\n%s", err->message, place.data);
	buf_free(&place);
	return err->kind == ERROR_USAGE ? WORKER_USAGE : WORKER_FAILED;
}

int disassemble(int count, char **words, disassemble_print *print, void *context, FILE *out, FILE *complaints)
{
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	struct expression *expression = NULL;
	size_t column = 0;
	bool good = compile(&expression, count, words, &column, &err) && print(&text, expression, context, &err);
	if (good)
		fputs(text.data, out);
	expression_free(expression);
	buf_free(&text);
	return good ? WORKER_GOOD : complain(complaints, &err, count > 0 ? words[0] : "", column);
}
