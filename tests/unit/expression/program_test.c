#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "expression/expression.h"
#include "samples.h"
#include "tests.h"

static const struct expression_operand operands[] = {
	{"a", EXPRESSION_DOUBLE, false}, {"b", EXPRESSION_DOUBLE, false},  {"c", EXPRESSION_DOUBLE, false},
	{"d", EXPRESSION_DOUBLE, false}, {"z", EXPRESSION_COMPLEX, false}, {"q", EXPRESSION_COMPLEX, false},
	{"i", EXPRESSION_INT, false},    {"s", EXPRESSION_INT, true},
};

static struct expression *compile(const char *text)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	ck_assert_msg(expression_compile(&expression, text, operands, COUNT_OF(operands), NULL, &err), "%s: %s", text,
		      err.message);
	return expression;
}

/* --- listings --- */

static const struct {
	const char *text, *program;
} listings[] = {
	{"b*(c+d)", "mul_add_dddd        r0    r2[b]       r3[c]       r4[d]\n"},
	{"b", "copy_dd             r0    r2[b]\n"},
	{"2*3", "copy_ii             r0    c0[6]\n"},
	{"a + 2*3", "add_ddd             r0    r1[a]       c0[6.0]\n"},
	{"z*z + q", "add_mul_cccc        r0    r6[q]       r5[z]       r5[z]\n"},
	{"abs(z) > 2", "gt_norm_bcd         r0    r5[z]       c0[4.000000000000001]\n"},
	{"2 <= abs(z)", "ge_norm_bcd         r0    r5[z]       c0[4.0]\n"},
	{"abs(z) > a", "abs_dc              t0    r5[z]\n"
		       "gt_bdd              r0    t0          r1[a]\n"},
	{"where(abs(z*z + q) > 2, 0, z*z + q)", "add_mul_cccc        t0    r6[q]       r5[z]       r5[z]\n"
						"gt_norm_bcd         t1    t0          c1[4.000000000000001]\n"
						"where_cbcc          r0    t1          c0[0.0+0.0j]  t0\n"},
	{"(a + b) * (a + b)", "add_ddd             t0    r1[a]       r2[b]\n"
			      "mul_ddd             r0    t0          t0\n"},
	{"a + b*(c + d)", "mul_add_dddd        t0    r2[b]       r3[c]       r4[d]\n"
			  "add_ddd             r0    r1[a]       t0\n"},
	{"a*b - c", "mul_then_sub_dddd   r0    r3[c]       r1[a]       r2[b]\n"},
	{"c - a*b", "sub_mul_dddd        r0    r3[c]       r1[a]       r2[b]\n"},
	{"a*(b - c)", "mul_sub_dddd        r0    r1[a]       r2[b]       r3[c]\n"},
	{"i + 2.5 < s", "cast_di             t0    r7[i]\n"
			"add_ddd             t0    t0          c0[2.5]\n"
			"cast_di             t1    r8[s]\n"
			"lt_bdd              r0    t0          t1\n"},
	{"a**3", "mul_ddd             t0    r1[a]       r1[a]\n"
		 "mul_ddd             r0    t0          r1[a]\n"},
	{"z*-1.5j + True", /* constants of their own types until they meet another */
	 "add_mul_cccc        r0    c1[1.0+0.0j]  r5[z]       c0[-0.0-1.5j]\n"},
};

START_TEST(programs_are_listed)
{
	struct expression *expression = compile(listings[_i].text);
	struct buf out = BUF_INIT;
	expression_list(&out, expression);
	ck_assert_str_eq(out.data, listings[_i].program);
	buf_free(&out);
	expression_free(expression);
}
END_TEST

/* --- registers --- */

/* A tree of operations with 2^depth leaves; the constants keep its halves apart. */
static void write_balanced(struct buf *out, int depth, int *leaf)
{
	if (depth == 0) {
		buf_printf(out, "(a/%d)", ++*leaf);
		return;
	}
	buf_char(out, '(');
	write_balanced(out, depth - 1, leaf);
	buf_text(out, "/");
	write_balanced(out, depth - 1, leaf);
	buf_char(out, ')');
}

static size_t registers_of(const char *text)
{
	struct expression *expression = compile(text);
	size_t count = expression_registers(expression);
	expression_free(expression);
	return count;
}

START_TEST(registers_are_used_again)
{
	ck_assert_uint_eq(registers_of("a"), 0);
	ck_assert_uint_eq(registers_of("a+b"), 0);
	ck_assert_uint_eq(registers_of("a+b+c+d+a+b+c+d+c"), 1);
	ck_assert_uint_eq(registers_of("a/(b/(c/(d/(a/(b/(c/d))))))"), 1);
	ck_assert_uint_eq(registers_of("(a/b)/(c/(a/d))"), 2);
	for (int depth = 1; depth <= 6; depth++) {
		struct buf text = BUF_INIT;
		int leaf = 0;
		write_balanced(&text, depth, &leaf);
		ck_assert_uint_eq(registers_of(text.data), (size_t)depth + 1);
		buf_free(&text);
	}
}
END_TEST

START_TEST(what_needs_too_many_registers_is_refused)
{
	/* Each quotient is needed on both sides of a sum, in the opposite order. */
	struct buf text = BUF_INIT;
	struct expression *expression;
	struct error err = ERROR_INIT;
	for (int i = 1; i <= 70; i++)
		buf_printf(&text, "%ssin(a/%d)", i > 1 ? "+" : "(", i);
	buf_text(&text, ")/(");
	for (int i = 70; i >= 1; i--)
		buf_printf(&text, "sin(a/%d)%s", i, i > 1 ? "-" : ")");
	ck_assert(!expression_compile(&expression, text.data, operands, COUNT_OF(operands), NULL, &err));
	ck_assert_str_eq(err.message, "more than 64 results have to be kept at once");
	buf_free(&text);
}
END_TEST

START_TEST(blocks_are_shorter_where_registers_are_many)
{
	struct expression *one = compile("a+b"), *step = compile("where(abs(z*z + q) > 2, 0, z*z + q)");
	ck_assert_uint_eq(expression_block(one), 2048);
	ck_assert_uint_lt(expression_block(step), 1024);
	ck_assert_uint_eq(expression_block(step) % 64, 0);
	ck_assert_uint_eq(expression_instructions(step), 3);
	expression_free(one);
	expression_free(step);
}
END_TEST

/* --- running --- */

struct data {
	size_t count;
	void *arrays[COUNT_OF(operands)];
};

static struct data make_data(size_t count)
{
	struct data data = {.count = count};
	uint64_t state = 11;
	for (size_t k = 0; k < COUNT_OF(operands); k++)
		data.arrays[k] = samples_array(operands[k].type, count + 1, &state);
	return data;
}

static void free_data(struct data *data)
{
	for (size_t k = 0; k < COUNT_OF(operands); k++)
		free(data->arrays[k]);
}

static void run(const struct expression *expression, void *result, const struct data *data, int threads)
{
	struct crew *crew = crew_open(threads, NULL);
	ck_assert_ptr_nonnull(crew);
	expression_run(expression, result, (const void *const *)data->arrays, data->count, crew);
	crew_close(crew);
}

static const char *const texts[] = {
	"b*(c+d)", "where(abs(z*z + q) > 2, 0, z*z + q)", "abs(z) > 2", "sin(a)*s + i//3", "s", "2.5",
};

START_TEST(any_number_of_threads_gives_the_same_bits)
{
	static const size_t counts[] = {0, 1, 2, 63, 64, 65, 1000, 4097, 70001};
	for (size_t k = 0; k < COUNT_OF(counts); k++) {
		struct data data = make_data(counts[k]);
		struct expression *expression = compile(texts[_i]);
		size_t size = expression_type_size(expression_type(expression)), bytes = counts[k] * size;
		unsigned char *one = mem_zero(bytes + 1, 1), *more = mem_zero(bytes + 1, 1);
		run(expression, one, &data, 1);
		for (int threads = 2; threads <= 7; threads++) {
			memset(more, 0xa5, bytes + 1);
			run(expression, more, &data, threads);
			ck_assert_msg(memcmp(one, more, bytes) == 0, "%s, %zu elements, %d threads", texts[_i],
				      counts[k], threads);
			ck_assert_uint_eq(more[bytes], 0xa5);
		}
		free(one);
		free(more);
		expression_free(expression);
		free_data(&data);
	}
}
END_TEST

START_TEST(the_result_may_be_an_operand)
{
	struct data data = make_data(5000);
	struct expression *expression = compile("where(abs(z*z + q) > 2, 0, z*z + q)");
	struct expression_complex *apart = mem_zero(data.count, sizeof *apart);
	run(expression, apart, &data, 2);
	run(expression, data.arrays[4], &data, 2);
	ck_assert_mem_eq(apart, data.arrays[4], data.count * sizeof *apart);
	free(apart);
	expression_free(expression);
	free_data(&data);
}
END_TEST

/* Each element far from where the stores pass the caches and near where they do not: the same. */
static void assert_large(const char *text, size_t count, size_t shift)
{
	struct data data = make_data(count);
	struct expression *expression = compile(text);
	size_t size = expression_type_size(expression_type(expression));
	unsigned char *memory = aligned_alloc(64, (count * size + 256) / 64 * 64), *large = memory + shift * size;
	unsigned char *small = mem_zero(1000, size);
	memset(large + count * size, 0x5a, size);
	run(expression, large, &data, 3);
	for (size_t begin = 0; begin < count; begin += 1000) {
		const void *from[COUNT_OF(operands)];
		size_t part = count - begin < 1000 ? count - begin : 1000;
		for (size_t k = 0; k < COUNT_OF(operands); k++)
			from[k] = (char *)data.arrays[k] +
				  (operands[k].scalar ? 0 : begin * expression_type_size(operands[k].type));
		expression_run(expression, small, from, part, NULL);
		CHECK_QUIETLY(memcmp(small, large + begin * size, part * size) == 0, "%s, from element %zu", text,
			      begin);
	}
	for (size_t i = 0; i < size; i++)
		ck_assert_uint_eq(large[count * size + i], 0x5a);
	free(memory);
	free(small);
	expression_free(expression);
	free_data(&data);
}

START_TEST(large_results_are_the_same_as_small_ones)
{
	for (size_t shift = 0; shift < 2; shift++) {
		assert_large("b*(c+d)", 500037, shift);
		assert_large("where(abs(z*z + q) > 2, 0, z*z + q)", 300001, shift);
		assert_large("abs(z) > a", 300013, shift);
	}
}
END_TEST

START_TEST(a_scalar_operand_is_one_value_for_all)
{
	struct data data = make_data(3000);
	struct expression *expression = compile("i*0 + s");
	int64_t *result = mem_zero(data.count, sizeof *result);
	*(int64_t *)data.arrays[7] = 42;
	run(expression, result, &data, 2);
	for (size_t i = 0; i < data.count; i++)
		ck_assert_int_eq(result[i], 42);
	free(result);
	expression_free(expression);
	free_data(&data);
}
END_TEST

TCase *program_tests(void)
{
	TCase *tests = tcase_create("program");
	tcase_add_loop_test(tests, programs_are_listed, 0, COUNT_OF(listings));
	tcase_add_test(tests, registers_are_used_again);
	tcase_add_test(tests, what_needs_too_many_registers_is_refused);
	tcase_add_test(tests, blocks_are_shorter_where_registers_are_many);
	tcase_add_loop_test(tests, any_number_of_threads_gives_the_same_bits, 0, COUNT_OF(texts));
	tcase_add_test(tests, the_result_may_be_an_operand);
	tcase_add_test(tests, large_results_are_the_same_as_small_ones);
	tcase_add_test(tests, a_scalar_operand_is_one_value_for_all);
	return tests;
}
