#include <string.h>

#include "base/mem.h"
#include "expression/expression.h"

static const struct {
	const char *name;
	size_t size;
} types[] = {
	[EXPRESSION_BOOL] = {"bool", 1},
	[EXPRESSION_INT] = {"int", sizeof(int64_t)},
	[EXPRESSION_FLOAT] = {"float", sizeof(float)},
	[EXPRESSION_DOUBLE] = {"double", sizeof(double)},
	[EXPRESSION_COMPLEX] = {"complex", sizeof(struct expression_complex)},
};

const char *expression_type_name(enum expression_type type)
{
	return types[type].name;
}

size_t expression_type_size(enum expression_type type)
{
	return types[type].size;
}

bool expression_type_parse(enum expression_type *out, const char *name)
{
	for (size_t i = 0; i < COUNT_OF(types); i++) {
		if (strcmp(types[i].name, name) != 0)
			continue;
		*out = (enum expression_type)i;
		return true;
	}
	return false;
}
