/*
 * In which order the nodes are computed, and in which registers. Of two operands the one that needs more registers
 * comes first (Sethi and Ullman 1970): a tree with n leaves needs no more than log2(n) + 1 of them, whatever its shape.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "expression/program.h"
#include "expression/rewrite.h"

struct schedule {
	struct expression *expression;
	const struct tree *tree;
	int *uses;  /* by node: how often it will still be read */
	int *needs; /* by node: registers that it takes to compute it; 0: none */
	int *cells; /* by node: where it is; -1: not computed yet */
	bool taken[PROGRAM_REGISTERS_MAX];
	struct error *err;
};

static void sort_descending(int *numbers, int count)
{
	for (int i = 1; i < count; i++)
		for (int j = i; j > 0 && numbers[j] > numbers[j - 1]; j--) {
			int moved = numbers[j];
			numbers[j] = numbers[j - 1];
			numbers[j - 1] = moved;
		}
}

/* While the second operand is computed the first one stands in a register, and so on. */
static int count_needs(struct schedule *schedule, int node)
{
	const struct node *own = &schedule->tree->nodes[node];
	int needs[3] = {0}, most = 1;
	if (own->kind != NODE_RESULT)
		return 0;
	if (schedule->needs[node])
		return schedule->needs[node];
	for (int i = 0; i < 3; i++)
		needs[i] = own->from[i] < 0 ? 0 : count_needs(schedule, own->from[i]);
	sort_descending(needs, 3);
	for (int i = 0; i < 3; i++)
		if (needs[i] && needs[i] + i > most)
			most = needs[i] + i;
	return schedule->needs[node] = most;
}

/* --- constants --- */

static bool place_constants(struct schedule *schedule)
{
	struct expression *expression = schedule->expression;
	expression->constants = mem_zero(PROGRAM_CONSTANTS_MAX, sizeof *expression->constants);
	for (int i = 0; i < schedule->tree->count; i++) {
		const struct node *node = &schedule->tree->nodes[i];
		if (node->kind != NODE_CONSTANT || !schedule->uses[i])
			continue;
		if (expression->constant_count == PROGRAM_CONSTANTS_MAX)
			return error_set(schedule->err, ERROR_USAGE, "more than %d different constants",
					 PROGRAM_CONSTANTS_MAX);
		schedule->cells[i] = program_first_constant(expression) + (int)expression->constant_count;
		expression->constants[expression->constant_count++] =
			(struct constant){.type = node->type, .value = node->value};
	}
	return true;
}

static void place_operands(struct schedule *schedule)
{
	for (int i = 0; i < schedule->tree->count; i++) {
		const struct node *node = &schedule->tree->nodes[i];
		schedule->cells[i] = -1;
		if (node->kind == NODE_OPERAND)
			schedule->cells[i] = program_first_operand() + (int)node->operand;
	}
}

/* --- registers --- */

static size_t size_of(const struct schedule *schedule, int node)
{
	return expression_type_size(schedule->tree->nodes[node].type);
}

/* The cell of a free register for the node; -1: there is none. */
static int take_register(struct schedule *schedule, int node)
{
	struct expression *expression = schedule->expression;
	for (size_t i = 0; i < PROGRAM_REGISTERS_MAX; i++) {
		if (schedule->taken[i])
			continue;
		schedule->taken[i] = true;
		if (i >= expression->register_count)
			expression->register_count = i + 1;
		if (size_of(schedule, node) > expression->register_size)
			expression->register_size = size_of(schedule, node);
		return program_first_register(expression) + (int)i;
	}
	error_set(schedule->err, ERROR_USAGE, "more than %d results have to be kept at once", PROGRAM_REGISTERS_MAX);
	return -1;
}

static void release(struct schedule *schedule, int node)
{
	int first = program_first_register(schedule->expression);
	if (schedule->uses[node] == 0 && schedule->cells[node] >= first)
		schedule->taken[schedule->cells[node] - first] = false;
}

/* The result may overwrite an operand of the same size, element by element, but none of another size. */
static int choose_register(struct schedule *schedule, int node)
{
	const int *from = schedule->tree->nodes[node].from;
	for (int i = 0; i < 3; i++)
		if (from[i] >= 0)
			schedule->uses[from[i]]--;
	for (int i = 0; i < 3; i++)
		if (from[i] >= 0 && size_of(schedule, from[i]) == size_of(schedule, node))
			release(schedule, from[i]);
	int cell = take_register(schedule, node);
	for (int i = 0; i < 3; i++)
		if (from[i] >= 0 && size_of(schedule, from[i]) != size_of(schedule, node))
			release(schedule, from[i]);
	return cell;
}

/* --- instructions --- */

static void add_instruction(struct schedule *schedule, enum opcode opcode, int to, const int from[3])
{
	struct expression *expression = schedule->expression;
	struct instruction instruction = {opcode, to, {-1, -1, -1}};
	for (int i = 0; i < 3; i++)
		if (from[i] >= 0)
			instruction.from[i] = schedule->cells[from[i]];
	MEM_GROW(expression->instructions, expression->instruction_count, expression->instruction_capacity);
	expression->instructions[expression->instruction_count++] = instruction;
}

/* The operands first, the most needy one in front. */
static bool compute(struct schedule *schedule, int node, bool is_root)
{
	const struct node *own = &schedule->tree->nodes[node];
	bool done[3] = {false};
	if (schedule->cells[node] >= 0)
		return true;
	for (int round = 0; round < 3; round++) {
		int next = -1;
		for (int i = 0; i < 3; i++)
			if (!done[i] && own->from[i] >= 0 &&
			    (next < 0 || schedule->needs[own->from[i]] > schedule->needs[own->from[next]]))
				next = i;
		if (next < 0)
			break;
		done[next] = true;
		if (!compute(schedule, own->from[next], false))
			return false;
	}
	int to = is_root ? 0 : choose_register(schedule, node);
	if (to >= 0)
		add_instruction(schedule, own->opcode, to, own->from);
	schedule->cells[node] = to;
	return to >= 0;
}

static bool schedule_root(struct schedule *schedule, int root)
{
	const struct node *node = &schedule->tree->nodes[root];
	place_operands(schedule);
	if (!place_constants(schedule))
		return false;
	if (node->kind == NODE_RESULT) {
		count_needs(schedule, root);
		return compute(schedule, root, true);
	}
	enum opcode copy = (enum opcode)opcode_find(OPERATION_COPY, node->type);
	add_instruction(schedule, copy, 0, (const int[]){root, -1, -1});
	return true;
}

bool program_schedule(struct expression *expression, const struct tree *tree, int root, struct error *err)
{
	size_t count = (size_t)tree->count;
	struct schedule schedule = {.expression = expression,
				    .tree = tree,
				    .uses = mem_zero(count, sizeof(int)),
				    .needs = mem_zero(count, sizeof(int)),
				    .cells = mem_zero(count, sizeof(int)),
				    .err = err};
	rewrite_count_uses(tree, root, schedule.uses);
	bool good = schedule_root(&schedule, root);
	free(schedule.uses);
	free(schedule.needs);
	free(schedule.cells);
	return good;
}
