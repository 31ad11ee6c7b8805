/* Each opcode, on each instruction set of this processor, against one value at a time. */
#include "expression/kernels.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "naive.h"
#include "samples.h"
#include "tests.h"

/* Around the lengths of vectors, and long enough for every pair of awkward numbers to meet. */
static const size_t lengths[] = {1, 2, 3, 4, 5, 7, 8, 15, 31, 33, 64, 1009};

/* Those that the compiler makes are described by what they are made of. */
static struct value combined(enum operation operation, const struct value *v)
{
	static const struct {
		enum operation outer, inner;
		bool inner_first;
	} parts[] = {
		[OPERATION_MULTIPLY_ADD] = {OPERATION_MULTIPLY, OPERATION_ADD, false},
		[OPERATION_MULTIPLY_SUBTRACT] = {OPERATION_MULTIPLY, OPERATION_SUBTRACT, false},
		[OPERATION_ADD_MULTIPLY] = {OPERATION_ADD, OPERATION_MULTIPLY, false},
		[OPERATION_SUBTRACT_MULTIPLY] = {OPERATION_SUBTRACT, OPERATION_MULTIPLY, false},
		[OPERATION_MULTIPLY_THEN_SUBTRACT] = {OPERATION_SUBTRACT, OPERATION_MULTIPLY, true},
	};
	struct value inner = naive_apply(parts[operation].inner, v + 1);
	struct value outer[2] = {v[0], inner}, mirrored[2] = {inner, v[0]};
	return naive_apply(parts[operation].outer, parts[operation].inner_first ? mirrored : outer);
}

static struct value compared_norm(enum operation operation, const struct value *v)
{
	struct expression_complex z = v[0].is.c;
	struct value both[2] = {{.type = EXPRESSION_DOUBLE}, v[1]};
	both[0].is.d = z.re * z.re + z.im * z.im;
	static const enum operation comparison[] = {
		[OPERATION_LESS_NORM] = OPERATION_LESS,
		[OPERATION_LESS_EQUAL_NORM] = OPERATION_LESS_EQUAL,
		[OPERATION_GREATER_NORM] = OPERATION_GREATER,
		[OPERATION_GREATER_EQUAL_NORM] = OPERATION_GREATER_EQUAL,
	};
	return naive_apply(comparison[operation], both);
}

static struct value expect(enum opcode opcode, const struct value *v)
{
	const struct opcode_row *row = &opcode_rows[opcode];
	if (row->operation == OPERATION_COPY || row->operation == OPERATION_CAST)
		return naive_convert(v[0], (enum expression_type)row->result);
	if (row->operation >= OPERATION_LESS_NORM)
		return compared_norm(row->operation, v);
	if (row->operation >= OPERATION_MULTIPLY_ADD)
		return combined(row->operation, v);
	return naive_apply(row->operation, v);
}

static void assert_elements(enum opcode opcode, const char *path, const void *result, void *const arrays[3],
			    size_t count)
{
	const struct opcode_row *row = &opcode_rows[opcode];
	for (size_t i = 0; i < count; i++) {
		struct value v[3] = {{0}}, is = naive_load((enum expression_type)row->result, result, i);
		for (int k = 0; k < 3 && row->from[k] >= 0; k++)
			v[k] = naive_load((enum expression_type)row->from[k], arrays[k], i);
		struct value right = expect(opcode, v);
		CHECK_QUIETLY(naive_same(&is, &right), "%s (%s), %zu of %zu elements, %s: %s, must be %s", row->name,
			      path, i, count, naive_text(&v[0]), naive_text(&is), naive_text(&right));
	}
}

static void try_opcode(enum opcode opcode, const struct kernels_path *path, size_t count, uint64_t seed)
{
	const struct opcode_row *row = &opcode_rows[opcode];
	size_t size = expression_type_size((enum expression_type)row->result);
	void *arrays[3] = {NULL, NULL, NULL};
	unsigned char *result = mem_alloc((count + 1) * size), *behind = result + count * size;
	for (int k = 0; k < 3 && row->from[k] >= 0; k++)
		arrays[k] = samples_array((enum expression_type)row->from[k], count, &seed);
	memset(behind, 0x5a, size);
	path->execute(opcode, result, (const void *[]){arrays[0], arrays[1], arrays[2]}, count);
	assert_elements(opcode, path->name, result, arrays, count);
	for (size_t i = 0; i < size; i++)
		ck_assert_msg(behind[i] == 0x5a, "%s wrote behind %zu elements", row->name, count);
	for (int k = 0; k < 3; k++)
		free(arrays[k]);
	free(result);
}

START_TEST(each_opcode_gives_what_its_operation_means_on_each_instruction_set)
{
	size_t paths;
	const struct kernels_path *path = kernels_paths(&paths);
	for (size_t p = 0; p < paths; p++)
		for (int opcode = 0; opcode < OPCODE_COUNT; opcode++)
			for (size_t i = 0; i < COUNT_OF(lengths); i++)
				try_opcode((enum opcode)opcode, &path[p], lengths[i], 7 + i);
}
END_TEST

START_TEST(a_result_may_overwrite_an_operand_of_its_size)
{
	uint64_t state = 3;
	size_t paths, count = 333;
	const struct kernels_path *path = kernels_paths(&paths);
	for (int opcode = 0; opcode < OPCODE_COUNT; opcode++) {
		const struct opcode_row *row = &opcode_rows[opcode];
		size_t size = expression_type_size((enum expression_type)row->result);
		for (int k = 0; k < 3 && row->from[k] >= 0; k++) {
			void *arrays[3], *apart = mem_alloc(count * size);
			if (expression_type_size((enum expression_type)row->from[k]) == size) {
				for (int j = 0; j < 3; j++)
					arrays[j] = samples_array(row->from[j] < 0 ? EXPRESSION_BOOL
										   : (enum expression_type)row->from[j],
								  count, &state);
				const void *from[3] = {arrays[0], arrays[1], arrays[2]};
				path->execute((enum opcode)opcode, apart, from, count);
				path->execute((enum opcode)opcode, arrays[k], from, count);
				for (size_t i = 0; i < count; i++) {
					struct value a = naive_load((enum expression_type)row->result, apart, i);
					struct value b = naive_load((enum expression_type)row->result, arrays[k], i);
					CHECK_QUIETLY(naive_same(&a, &b), "%s over operand %d", row->name, k);
				}
				for (int j = 0; j < 3; j++)
					free(arrays[j]);
			}
			free(apart);
		}
	}
}
END_TEST

START_TEST(division_of_ints_by_zero_and_of_the_smallest_int_is_defined)
{
	static const int64_t x[] = {7, -7, 0, INT64_MIN, INT64_MIN, -7, 7, -7}, y[] = {0, 0, 0, -1, 0, 2, -2, -2};
	static const int64_t quotients[] = {0, 0, 0, INT64_MIN, 0, -4, -4, 3}, rests[] = {0, 0, 0, 0, 0, 1, -1, -1};
	int64_t out[COUNT_OF(x)];
	kernels_best()->execute(OPCODE_floordiv_iii, out, (const void *[]){x, y, NULL}, COUNT_OF(x));
	ck_assert_mem_eq(out, quotients, sizeof out);
	kernels_best()->execute(OPCODE_mod_iii, out, (const void *[]){x, y, NULL}, COUNT_OF(x));
	ck_assert_mem_eq(out, rests, sizeof out);
}
END_TEST

START_TEST(an_opcode_is_named_after_its_types)
{
	for (int i = 0; i < OPCODE_COUNT; i++) {
		static const char letters[] = "bifdc";
		const struct opcode_row *row = &opcode_rows[i];
		char types[5] = {letters[row->result]};
		for (int k = 0; k < 3 && row->from[k] >= 0; k++)
			types[k + 1] = letters[row->from[k]];
		const char *last = strrchr(row->name, '_');
		ck_assert_str_eq(last + 1, types);
	}
}
END_TEST

TCase *opcodes_tests(void)
{
	TCase *tests = tcase_create("opcodes");
	tcase_add_test(tests, each_opcode_gives_what_its_operation_means_on_each_instruction_set);
	tcase_add_test(tests, a_result_may_overwrite_an_operand_of_its_size);
	tcase_add_test(tests, division_of_ints_by_zero_and_of_the_smallest_int_is_defined);
	tcase_add_test(tests, an_opcode_is_named_after_its_types);
	return tests;
}
