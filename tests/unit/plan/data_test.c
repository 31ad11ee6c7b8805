/*
 * data_test.c: the definitions that lapchart brings, against the published table and against themselves.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"
#include "fixture.h"
#include "plan/formula.h"

TCase *data_tests(void);

static struct definitions definitions;

static void set_up(void)
{
	fixture_definitions(&definitions);
}

static void tear_down(void)
{
	definitions_free(&definitions);
}

static const char *golden_at(const char *benchmark, const char *at, const char *value)
{
	struct params params = {0};
	ck_assert(params_parse(&params, at, NULL));
	const struct golden *golden = benchmark_golden(definitions_find(&definitions, benchmark), &params);
	ck_assert_msg(golden != NULL, "%s has no golden values at %s", benchmark, at);
	params_free(&params);
	const struct answer_value *found = answer_find(&golden->values, value);
	ck_assert_msg(found != NULL, "%s has no golden %s at %s", benchmark, value, at);
	return found->text;
}

static void expect(const char *benchmark, const char *at, const char *value, const char *published)
{
	const char *golden = golden_at(benchmark, at, value);
	ck_assert_msg(strcmp(golden, published) == 0, "%s at %s: %s is %s, published is %s", benchmark, at, value,
		      golden, published);
}

/* The cells of a row of a Markdown table, without '*' and blanks ("250 000" is one number); false: it is none. */
static int cells_of(char *line, char *cells[8])
{
	int count = 0;
	if (*line != '|')
		return 0;
	for (char *cell; count < 8 && (cell = strsep(&line, "|"));) {
		char *to = cell;
		for (const char *from = cell; *from; from++)
			if (!strchr("* \t", *from))
				*to++ = *from;
		*to = '\0';
		cells[count++] = cell;
	}
	return count;
}

static bool is_number(const char *text)
{
	int64_t ignored;
	return number_int(&ignored, text, NULL);
}

static void compare_tutorial(char *cells[8])
{
	static const char *const values[] = {"points", "sum", "escaped", "iterations"};
	char at[100];
	snprintf(at, sizeof at, "maxiter=%s,width=%s", cells[2], cells[1]);
	for (int i = 0; i < 4; i++)
		expect("mandelbrot-tutorial", at, values[i], cells[3 + i]);
	expect("mandelbrot-tutorial", at, "hash", cells[7]);
}

static void compare_salon(char *cells[8])
{
	char at[100], escaped[24];
	long n = atol(cells[1]);
	snprintf(at, sizeof at, "counting=python,maxi=%s,n=%s", cells[2], cells[1]);
	snprintf(escaped, sizeof escaped, "%ld", n * n - atol(cells[4]));
	expect("mandelbrot-salon", at, "sum", cells[3]);
	expect("mandelbrot-salon", at, "escaped", escaped);
	snprintf(at, sizeof at, "counting=cython,maxi=%s,n=%s", cells[2], cells[1]);
	expect("mandelbrot-salon", at, "sum", cells[5]);
}

/* The published table is not part of the sources: LAPCHART_SHARED says where it is. */
static bool read_table(struct buf *out)
{
	const char *folder = getenv("LAPCHART_SHARED");
	char *path = mem_printf("%s/benchmarks.md", folder ? folder : SOURCE_DIR "/../shared");
	bool there = file_read(out, path, 1 << 20, NULL);
	if (!there)
		printf("skipped: there is no %s (set LAPCHART_SHARED)\n", path);
	free(path);
	return there;
}

START_TEST(golden_values_are_those_of_the_published_table)
{
	struct buf text = BUF_INIT;
	int tutorial = 0, salon = 0;
	if (!read_table(&text))
		return;
	const char *section = "";
	for (char *rest = text.data, *line; (line = strsep(&rest, "\n"));) {
		char *cells[8];
		if (strncmp(line, "## ", 3) == 0)
			section = line + 3;
		int count = cells_of(line, cells);
		if (count == 8 && is_number(cells[1]) && strncmp(section, "mandelbrot-tutorial", 19) == 0) {
			compare_tutorial(cells);
			tutorial++;
		} else if (count == 7 && is_number(cells[1]) && strncmp(section, "mandelbrot-salon", 16) == 0) {
			compare_salon(cells);
			salon++;
		}
	}
	ck_assert_int_eq(tutorial, 8);
	ck_assert_int_eq(salon, 4);
	buf_free(&text);
}
END_TEST

START_TEST(every_point_of_every_sweep_can_be_verified_without_an_oracle)
{
	static const struct plan_context context = {.cores = 4};
	for (enum sweep sweep = SWEEP_DEFAULT; sweep <= SWEEP_FULL; sweep++) {
		struct wishes wishes = {.sweep = sweep, .slowest = INFINITY};
		struct plan plan;
		struct error err = ERROR_INIT;
		ck_assert(
			plan_make(&plan, &definitions, fixture_workers, fixture_worker_count, &wishes, &context, &err));
		ck_assert_uint_gt(plan.count, 20);
		for (size_t i = 0; i < plan.count; i++)
			ck_assert_msg(!plan_needs_oracle(plan.points[i].benchmark, &plan.points[i].point.params),
				      "%s needs an oracle", plan.points[i].point.benchmark);
		plan_free(&plan);
	}
}
END_TEST

/* `seconds` of the reference backend are 2.6e-9 a z-iteration; the golden values tell how many there are. */
static void compare_estimates(const char *name)
{
	const struct benchmark *benchmark = definitions_find(&definitions, name);
	for (size_t i = 0; i < benchmark->golden_count; i++) {
		const struct golden *golden = &benchmark->goldens[i];
		struct formula_names names = {&golden->at, NULL};
		double iterations, seconds;
		ck_assert(number_double(&iterations, answer_find(&golden->values, "iterations")->text, NULL));
		ck_assert(formula_evaluate(&seconds, formulas_for(&benchmark->estimate, "serial"), &names, NULL));
		ck_assert_double_eq_tol(seconds / (2.6e-9 * iterations), 1, 0.15);
	}
}

START_TEST(estimates_count_the_iterations_that_there_are)
{
	compare_estimates("mandelbrot-tutorial");
	compare_estimates("mandelbrot-salon");
}
END_TEST

static struct work work_of(const char *benchmark, const char *at, struct answer *answer)
{
	struct params params = {0};
	ck_assert(params_parse(&params, at, NULL));
	struct work work = plan_work(definitions_find(&definitions, benchmark), "any", &params, answer);
	params_free(&params);
	answer_free(answer);
	return work;
}

START_TEST(work_is_counted_as_the_definitions_say)
{
	struct answer answer = {0};
	answer_int(&answer, "iterations", 51414419);
	answer_int(&answer, "points", 250000);
	struct work work = work_of("mandelbrot-tutorial", "maxiter=1000,width=1000", &answer);
	ck_assert_double_eq(work.flops, 8.0 * 51414419);
	ck_assert_double_eq(work.elements, 250000);
	work = work_of("matrix-product", "n=100,type=double", &answer);
	ck_assert_double_eq(work.flops, 2e6);
	work = work_of("matrix-product", "n=100,type=complex", &answer);
	ck_assert_double_eq(work.flops, 8e6);
	ck_assert_double_eq(work.bytes, 3 * 16 * 1e4);
	answer_int(&answer, "bytes", 4096);
	answer_int(&answer, "flops", 512);
	work = work_of("machine-peak", "quantity=triad,threads=1", &answer);
	ck_assert_double_eq(work.bytes, 4096);
	ck_assert_double_eq(work.flops, 512);
}
END_TEST

START_TEST(the_example_of_the_manual_is_a_good_definition)
{
	struct buf text = BUF_INIT;
	struct benchmark benchmark;
	struct error err = ERROR_INIT;
	ck_assert_msg(file_read(&text, SOURCE_DIR "/doc/benchmarks.md", 1 << 20, &err), "%s", err.message);
	char *start = strstr(text.data, "```ini\n");
	ck_assert_ptr_nonnull(start);
	start += strlen("```ini\n");
	*strstr(start, "```") = '\0';
	ck_assert_msg(fixture_definition(&benchmark, start, &err), "%s", err.message);
	ck_assert_str_eq(benchmark.name, "vector-sum");
	benchmark_free(&benchmark);
	buf_free(&text);
}
END_TEST

START_TEST(descriptions_are_one_paragraph_of_words)
{
	for (size_t i = 0; i < definitions.count; i++) {
		const char *text = definitions.items[i].description;
		ck_assert_ptr_nonnull(text);
		ck_assert_msg(!strpbrk(text, "\n\t\\\"") && !strstr(text, "  "), "%s", text);
	}
}
END_TEST

TCase *data_tests(void)
{
	TCase *tests = tcase_create("data");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, golden_values_are_those_of_the_published_table);
	tcase_add_test(tests, every_point_of_every_sweep_can_be_verified_without_an_oracle);
	tcase_add_test(tests, estimates_count_the_iterations_that_there_are);
	tcase_add_test(tests, the_example_of_the_manual_is_a_good_definition);
	tcase_add_test(tests, descriptions_are_one_paragraph_of_words);
	tcase_add_test(tests, work_is_counted_as_the_definitions_say);
	return tests;
}
