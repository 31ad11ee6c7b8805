#include "expression/texts.h"

/* By enum problem_kind. */
static const struct {
	const char *text;
	struct expression_operand operands[TEXTS_OPERANDS_MAX];
	size_t operand_count;
} texts[] = {
	[PROBLEM_ARITHMETIC] = {"b*(c + d)",
				{{"b", EXPRESSION_DOUBLE, false},
				 {"c", EXPRESSION_DOUBLE, false},
				 {"d", EXPRESSION_DOUBLE, false}},
				3},
	[PROBLEM_STEP] = {"where(abs(z*z + q) > 2, 0, z*z + q)",
			  {{"z", EXPRESSION_COMPLEX, false}, {"q", EXPRESSION_COMPLEX, false}},
			  2},
};

bool texts_compile(struct expression **out, const struct problem *problem, struct error *err)
{
	enum problem_kind kind = problem->kind;
	return expression_compile(out, texts[kind].text, texts[kind].operands, texts[kind].operand_count, NULL, err);
}

void *texts_arrays(const void *operands[TEXTS_OPERANDS_MAX], const struct problem *problem)
{
	bool is_step = problem->kind == PROBLEM_STEP;
	operands[0] = is_step ? (const void *)problem->z : problem->b;
	operands[1] = is_step ? (const void *)problem->q : problem->c;
	operands[2] = is_step ? NULL : problem->d;
	return is_step ? (void *)problem->stepped : problem->a;
}
