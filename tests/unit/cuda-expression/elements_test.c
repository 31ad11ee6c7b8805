/* The CUDA source compiled as C, element by element against the engine on the processor. */
#include <dlfcn.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../expression/samples.h"
#include "base/mem.h"
#include "expression/kernels.h"
#include "kernels.h"
#include "tests.h"

#define OPERANDS_MAX 3
#define RANDOM       50 /* expressions in a source */
#define ELEMENTS     301

static void *build(const char *source)
{
	struct error err = ERROR_INIT;
	char *path = c_compiler_compile(source, &err);
	ck_assert_msg(path != NULL, "%s", err.message);
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	ck_assert_msg(library != NULL, "%s", dlerror());
	c_compiler_remove(path);
	free(path);
	return library;
}

static struct c_kernel find(void *library, const char *prefix, int number)
{
	struct c_kernel kernel;
	char *name = mem_printf("%s_%d", prefix, number);
	CHECK_QUIETLY(c_kernel_find(&kernel, library, name), "no kernel %s", name);
	free(name);
	return kernel;
}

/* --- how near --- */

/* Functions of complex numbers, which the C library computes in its own way. */
static bool is_complex_function(enum opcode opcode)
{
	enum operation operation = opcode_rows[opcode].operation;
	return opcode_rows[opcode].from[0] == EXPRESSION_COMPLEX &&
	       (operation == OPERATION_POWER || (operation >= OPERATION_SQRT && operation <= OPERATION_TANH));
}

static bool is_finite(struct expression_complex z)
{
	return isfinite(z.re) && isfinite(z.im);
}

/* A power's relative error is that of the logarithm, times its size. */
static double tolerance(enum opcode opcode, const struct value *v)
{
	if (opcode != OPCODE_pow_ccc)
		return 4e-15;
	struct expression_complex x = v[0].is.c, y = v[1].is.c;
	return 4e-15 * (1 + hypot(y.re, y.im) * hypot(log(hypot(x.re, x.im)), atan2(x.im, x.re)));
}

/* Within a few units in the last place of the larger part. What is not finite is not compared; denormals are coarse. */
static bool is_near(enum opcode opcode, const struct value *v, struct expression_complex is,
		    struct expression_complex right)
{
	double size = hypot(right.re, right.im);
	bool defined = is_finite(v[0].is.c) && (opcode != OPCODE_pow_ccc || is_finite(v[1].is.c)) && is_finite(right);
	return !defined || (is.re == right.re && is.im == right.im) ||
	       hypot(is.re - right.re, is.im - right.im) <= tolerance(opcode, v) * size + 16 * 4.9406564584124654e-324;
}

/* --- opcodes --- */

static void assert_elements(enum opcode opcode, const void *is, const void *right, void *const *arrays, size_t count)
{
	const struct opcode_row *row = &opcode_rows[opcode];
	for (size_t i = 0; i < count; i++) {
		struct value v[OPERANDS_MAX] = {{0}};
		struct value a = naive_load((enum expression_type)row->result, is, i);
		struct value b = naive_load((enum expression_type)row->result, right, i);
		for (int k = 0; k < OPERANDS_MAX && row->from[k] >= 0; k++)
			v[k] = naive_load((enum expression_type)row->from[k], arrays[k], i);
		bool good = is_complex_function(opcode) ? is_near(opcode, v, a.is.c, b.is.c) : naive_same(&a, &b);
		CHECK_QUIETLY(good, "%s, element %zu of %zu, of %s and %s: %s, must be %s", row->name, i, count,
			      naive_text(&v[0]), naive_text(&v[1]), naive_text(&a), naive_text(&b));
	}
}

/* Behind the last element nothing is written. */
static void assert_end(const unsigned char *end, size_t size, const char *name)
{
	for (size_t i = 0; i < size; i++)
		CHECK_QUIETLY(end[i] == 0x5a, "%s wrote behind its elements", name);
}

static void try_opcode(enum opcode opcode, const struct c_kernel *kernel, bool grouped, size_t count, uint64_t seed)
{
	const struct opcode_row *row = &opcode_rows[opcode];
	struct expression *expression = kernels_of_opcode(opcode);
	size_t size = expression_type_size(expression->type);
	void *arrays[OPERANDS_MAX] = {NULL};
	unsigned char *is = aligned_alloc(16, (count + 1) * 16), *right = mem_alloc(count * size);
	for (int k = 0; k < OPERANDS_MAX && row->from[k] >= 0; k++)
		arrays[k] = samples_array((enum expression_type)row->from[k], count, &seed);
	memset(is, 0x5a, (count + 1) * 16);
	kernels_best()->execute(opcode, right, (const void *const *)arrays, count);
	kernels_run(kernel, expression, is, (const void *const *)arrays,
		    grouped ? count / source_shape(expression).each : 0, count);
	assert_elements(opcode, is, right, arrays, count);
	assert_end(is + count * size, size, row->name);
	for (int k = 0; k < OPERANDS_MAX; k++)
		free(arrays[k]);
	free(is);
	free(right);
	expression_free(expression);
}

START_TEST(each_opcode_gives_what_the_engine_gives)
{
	static const size_t counts[] = {1, 2, 15, 17, 64, 1009};
	struct buf text = BUF_INIT;
	kernels_of_all_opcodes(&text);
	void *library = build(text.data);
	for (int opcode = 0; opcode < OPCODE_COUNT; opcode++) {
		struct c_kernel kernel = find(library, "opcode", opcode);
		for (size_t i = 0; i < COUNT_OF(counts); i++) {
			try_opcode((enum opcode)opcode, &kernel, true, counts[i], 11 + i);
			try_opcode((enum opcode)opcode, &kernel, false, counts[i], 11 + i);
		}
	}
	dlclose(library);
	buf_free(&text);
}
END_TEST

/* --- expressions --- */

struct trial {
	struct expression *expressions[RANDOM];
	char *texts[RANDOM];
	struct buf source;
};

static void trial_add(struct trial *trial, struct source *source, int number, struct expression *expression,
		      const char *text)
{
	char *name = mem_printf("random_%d", number);
	source_add(source, name, expression);
	trial->expressions[number] = expression;
	trial->texts[number] = mem_text(text);
	free(name);
}

static void trial_grow(struct trial *trial, struct forest *forest)
{
	struct source source = SOURCE_INIT;
	struct buf text = BUF_INIT;
	for (int i = 0; i < RANDOM; i++) {
		struct expression *expression = kernels_random(forest, &text);
		trial_add(trial, &source, i, expression, text.data);
	}
	source_write(&trial->source, &source);
	source_free(&source);
	buf_free(&text);
}

static void trial_free(struct trial *trial)
{
	for (int i = 0; i < RANDOM; i++) {
		expression_free(trial->expressions[i]);
		free(trial->texts[i]);
	}
	buf_free(&trial->source);
}

static void compare(const struct trial *trial, int number, const struct c_kernel *kernel, const struct forest *forest)
{
	const struct expression *expression = trial->expressions[number];
	enum expression_type type = expression_type(expression);
	const void *const *operands = (const void *const *)forest->arrays;
	void *is = mem_zero(ELEMENTS, expression_type_size(type)),
	     *right = mem_zero(ELEMENTS, expression_type_size(type));
	kernels_run(kernel, expression, is, operands, ELEMENTS / source_shape(expression).each, ELEMENTS);
	expression_run(expression, right, operands, ELEMENTS, NULL);
	for (size_t i = 0; i < ELEMENTS; i++) {
		struct value a = naive_load(type, is, i), b = naive_load(type, right, i);
		CHECK_QUIETLY(naive_same(&a, &b), "%s, element %zu: %s, must be %s", trial->texts[number], i,
			      naive_text(&a), naive_text(&b));
	}
	free(is);
	free(right);
}

START_TEST(random_expressions_give_what_the_engine_gives)
{
	struct trial trial = {.source = BUF_INIT};
	struct forest forest;
	forest_init(&forest, 20120310 + (uint64_t)_i, ELEMENTS);
	forest.no_complex_functions = true;
	trial_grow(&trial, &forest);
	void *library = build(trial.source.data);
	for (int i = 0; i < RANDOM; i++) {
		struct c_kernel kernel = find(library, "random", i);
		compare(&trial, i, &kernel, &forest);
	}
	dlclose(library);
	trial_free(&trial);
	forest_free(&forest);
}
END_TEST

static struct expression *compile(const char *text)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	bool good = expression_compile(&expression, text, forest_operands, FOREST_OPERANDS, NULL, &err);
	ck_assert_msg(good, "%s: %s", text, err.message);
	return expression;
}

START_TEST(constants_of_every_kind_arrive)
{
	static const char *const texts[] = {
		"1.0 / 0",
		"-1.0 / 0",
		"0.0 / 0",
		"-0.0",
		"5e-324",
		"0.1",
		"True",
		"-9223372036854775807 - 1",
		"1.5j - 0.25",
		"1e308*10j",
		"where(p, f, f) + 1",
		"9223372036854775807",
		"d + 1.0 / 3",
		"f * 2 + 1",
		"~False & p",
		"i - 4611686018427387904 - 4611686018427387904",
	};
	struct trial trial = {.source = BUF_INIT};
	struct source source = SOURCE_INIT;
	struct forest forest;
	forest_init(&forest, 5, ELEMENTS);
	for (int i = 0; i < (int)COUNT_OF(texts); i++)
		trial_add(&trial, &source, i, compile(texts[i]), texts[i]);
	source_write(&trial.source, &source);
	void *library = build(trial.source.data);
	for (int i = 0; i < (int)COUNT_OF(texts); i++) {
		struct c_kernel kernel = find(library, "random", i);
		compare(&trial, i, &kernel, &forest);
	}
	dlclose(library);
	source_free(&source);
	trial_free(&trial);
	forest_free(&forest);
}
END_TEST

TCase *elements_tests(void)
{
	TCase *tests = tcase_create("elements");
	tcase_set_timeout(tests, 300);
	tcase_add_test(tests, each_opcode_gives_what_the_engine_gives);
	tcase_add_loop_test(tests, random_expressions_give_what_the_engine_gives, 0, 4);
	tcase_add_test(tests, constants_of_every_kind_arrive);
	return tests;
}
