#include "plan/plan.h"

#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/number.h"
#include "fixture.h"

TCase *plan_tests(void);

static const char *const libraries[] = {"netlib", "atlas", "openblas-openmp"};

static const struct absent_library absent[] = {{"mkl", "MKL costs extra"}};

static const struct plan_context two_cores = {
	.cores = 2,
	.memory_bytes = 24ull << 30,
	.blas = libraries,
	.blas_count = COUNT_OF(libraries),
	.absent = absent,
	.absent_count = COUNT_OF(absent),
};

static struct definitions definitions;

static void set_up(void)
{
	fixture_definitions(&definitions);
}

static void tear_down(void)
{
	definitions_free(&definitions);
}

/* One line a point: what it is, its state, the two models, and the reason. */
static char *plan_text(const struct plan *plan)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < plan->count; i++) {
		const struct planned *planned = &plan->points[i];
		point_write(&out, &planned->point);
		buf_printf(&out, "  %s  ", state_name(planned->state));
		if (isnan(planned->estimate))
			buf_char(&out, '-');
		else
			number_write_seconds(&out, planned->estimate);
		buf_text(&out, "  ");
		number_write_bytes(&out, planned->memory);
		buf_printf(&out, "%s%s\n", planned->reason ? "  " : "", planned->reason ? planned->reason : "");
		ck_assert_int_eq(planned->state == STATE_OK, planned->reason == NULL);
	}
	return buf_detach(&out);
}

static void is_golden(const char *name, const struct wishes *wishes, const struct plan_context *context)
{
	struct plan plan;
	struct error err = ERROR_INIT;
	ck_assert_msg(plan_make(&plan, &definitions, fixture_workers, fixture_worker_count, wishes, context, &err),
		      "%s", err.message);
	char *text = plan_text(&plan);
	fixture_golden(name, text);
	free(text);
	plan_free(&plan);
}

static void fails(const struct wishes *wishes, const char *message)
{
	struct plan plan;
	struct error err = ERROR_INIT;
	ck_assert(!plan_make(&plan, &definitions, fixture_workers, fixture_worker_count, wishes, &two_cores, &err));
	ck_assert_str_eq(err.message, message);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
}

START_TEST(the_default_plan)
{
	is_golden("default.txt", &(struct wishes){.slowest = 5}, &two_cores);
}
END_TEST

START_TEST(the_quick_plan_on_a_machine_without_libraries)
{
	struct plan_context context = {.cores = 1};
	is_golden("quick.txt", &(struct wishes){.sweep = SWEEP_QUICK, .slowest = 5}, &context);
}
END_TEST

START_TEST(the_full_plan_on_six_cores_with_little_memory)
{
	struct plan_context context = {.cores = 6, .memory_bytes = 300 << 20, .blas = libraries, .blas_count = 1};
	is_golden("full.txt", &(struct wishes){.sweep = SWEEP_FULL, .slowest = INFINITY}, &context);
}
END_TEST

START_TEST(wishes_choose_and_replace)
{
	struct axis_wish axes[3];
	struct error err = ERROR_INIT;
	ck_assert(axis_wish_parse(&axes[0], "width=100,40,100", &err));
	ck_assert(axis_wish_parse(&axes[1], "threads=3,cores", &err));
	ck_assert(axis_wish_parse(&axes[2], "blas=netlib,mkl,acml", &err));
	struct wishes wishes = {.bench = "tutorial|matrix",
				.backend = "^serial$|openmp|bl",
				.axes = axes,
				.axis_count = 3,
				.sweep = SWEEP_QUICK,
				.slowest = 5};
	is_golden("wishes.txt", &wishes, &two_cores);
	for (size_t i = 0; i < COUNT_OF(axes); i++)
		axis_wish_free(&axes[i]);
}
END_TEST

START_TEST(a_wish_for_the_machine_s_own_benchmark_holds_for_it)
{
	struct axis_wish axis;
	struct error err = ERROR_INIT;
	ck_assert(axis_wish_parse(&axis, "threads=2", &err));
	struct wishes wishes = {.bench = "^machine-", .axes = &axis, .axis_count = 1, .slowest = 5};
	is_golden("machine.txt", &wishes, &two_cores);
	axis_wish_free(&axis);
}
END_TEST

static void fails_with_parameters(const struct wishes *wishes)
{
	const struct benchmark *salon = definitions_find(&definitions, "mandelbrot-salon");
	struct buf message = BUF_INIT;
	buf_printf(&message, "--axis %s: no chosen benchmark has this parameter; there are: ", wishes->axes->name);
	for (size_t i = 0; i < salon->parameter_count; i++)
		buf_printf(&message, "%s%s", i ? ", " : "", salon->parameters[i].name);
	fails(wishes, message.data);
	buf_free(&message);
}

START_TEST(a_wish_that_matches_nothing_is_an_error_with_what_there_is)
{
	struct axis_wish axis = {.name = (char *)"size"};
	struct buf message = BUF_INIT;
	buf_text(&message, "--bench 'julia' matches no benchmark; there are: ");
	for (size_t i = 0; i < definitions.count; i++)
		buf_printf(&message, "%s%s", i ? ", " : "", definitions.items[i].name);
	fails(&(struct wishes){.bench = "julia"}, message.data);
	buf_free(&message);
	fails(&(struct wishes){.bench = "matrix", .backend = "serial"},
	      "--backend 'serial' matches no backend of the chosen benchmarks; there are: blas");
	fails(&(struct wishes){.backend = "fortran"},
	      "--backend 'fortran' matches no backend of the chosen benchmarks; there are: blas, openmp, processes, "
	      "serial, serial-complex, vector, vector-blocked");
	fails_with_parameters(&(struct wishes){.bench = "salon", .axes = &axis, .axis_count = 1});
}
END_TEST

START_TEST(a_wish_is_not_met_by_the_machine_s_own_benchmarks)
{
	struct axis_wish axis = {.name = (char *)"quantity"};
	fails(&(struct wishes){.backend = "peak"},
	      "--backend 'peak' matches no backend of the chosen benchmarks; there are: blas, openmp, processes, "
	      "serial, serial-complex, vector, vector-blocked");
	fails_with_parameters(&(struct wishes){.bench = "salon", .axes = &axis, .axis_count = 1});
}
END_TEST

START_TEST(a_bad_expression_is_an_error_with_its_option)
{
	fails(&(struct wishes){.bench = "("}, "--bench '(' is not a regular expression: Unmatched ( or \\(");
	fails(&(struct wishes){.bench = "a", .backend = "x("},
	      "--backend 'x(' is not a regular expression: Unmatched ( or \\(");
}
END_TEST

START_TEST(without_workers_a_wish_fails_and_no_wish_makes_an_empty_plan)
{
	struct plan plan;
	struct error err = ERROR_INIT;
	struct wishes wishes = {.bench = "salon", .slowest = 5}, none = {.slowest = 5};
	ck_assert(!plan_make(&plan, &definitions, NULL, 0, &wishes, &two_cores, &err));
	ck_assert_str_eq(err.message, "no backend is installed for the chosen benchmarks: --bench salon");
	ck_assert(plan_make(&plan, &definitions, NULL, 0, &none, &two_cores, &err));
	ck_assert_uint_eq(plan.count, 0);
	plan_free(&plan);
}
END_TEST

/* The reason that a point gets whose models say so; NULL: it is to be visited. The caller frees it. */
static char *reason_of(const char *bytes, const char *seconds, double slowest)
{
	static struct worker_benchmark own = {.name = (char *)"b"};
	static const struct worker worker = {.backend = (char *)"x", .benchmarks = &own, .benchmark_count = 1};
	struct plan_context context = {.cores = 1, .memory_bytes = (uint64_t)(1.1 * (1 << 30))};
	struct wishes wishes = {.slowest = slowest};
	struct definitions one = {mem_zero(1, sizeof(struct benchmark)), 1};
	struct error err = ERROR_INIT;
	struct plan plan;
	char *text = mem_printf("[benchmark]\nname = b\naxis = n\n[parameter \"n\"]\ndefault = 1\n"
				"[check \"r\"]\nbelow = 1\n[memory]\nbytes = %s\n[estimate]\nseconds = %s\n",
				bytes, seconds);
	ck_assert_msg(fixture_definition(&one.items[0], text, &err), "%s", err.message);
	ck_assert(plan_make(&plan, &one, &worker, 1, &wishes, &context, &err));
	ck_assert_uint_eq(plan.count, 1);
	char *reason = mem_text(plan.points[0].reason);
	ck_assert_int_eq(plan.points[0].state, reason ? STATE_SKIPPED : STATE_OK);
	plan_free(&plan);
	definitions_free(&one);
	free(text);
	return reason;
}

START_TEST(a_skipped_point_says_what_it_needs_and_what_there_is)
{
	static const struct {
		const char *bytes, *seconds;
		double slowest;
		const char *reason;
	} cases[] = {
		{"1", "1", 5, NULL},
		{"1", "50.4", INFINITY, NULL},
		{"4.2 * 2^30", "50.4", 5, "needs 4.20 GiB, 1.10 GiB free"},
		{"1", "50.4", 5, "about 50 s an iteration, more than the limit of 5 s: run with --full or --slowest"},
		{"1", "0.0126", 0.0125,
		 "about 0.013 s an iteration, more than the limit of 0.0125 s: run with --full or --slowest"},
		{"1", "99.7", 5, "about 99.7 s an iteration, more than the limit of 5 s: run with --full or --slowest"},
		{"1", "2000", 5,
		 "about 33 min 20 s an iteration, more than the limit of 5 s: run with --full or --slowest"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char *reason = reason_of(cases[i].bytes, cases[i].seconds, cases[i].slowest);
		if (cases[i].reason)
			ck_assert_str_eq(reason, cases[i].reason);
		else
			ck_assert_ptr_null(reason);
		free(reason);
	}
}
END_TEST

START_TEST(an_axis_is_read_from_its_option)
{
	static const char *const bad[][2] = {
		{"width", "--axis 'width' is not NAME=VALUE,VALUE... such as width=100,200"},
		{"=3", "--axis '=3' is not NAME=VALUE,VALUE... such as width=100,200"},
		{"Width=3", "--axis 'Width=3' is not NAME=VALUE,VALUE... such as width=100,200"},
		{"width=", "--axis width: '' is not a list of values such as 100,200"},
		{"width=1,,2", "--axis width: '1,,2' is not a list of values such as 100,200"},
	};
	struct axis_wish wish;
	struct error err = ERROR_INIT;
	ck_assert(axis_wish_parse(&wish, "width=100, 200", &err));
	ck_assert_str_eq(wish.name, "width");
	ck_assert_uint_eq(wish.values.count, 2);
	ck_assert_str_eq(wish.values.items[1], "200");
	axis_wish_free(&wish);
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		ck_assert(!axis_wish_parse(&wish, bad[i][0], &err));
		ck_assert_str_eq(err.message, bad[i][1]);
	}
}
END_TEST

/* The points of one definition for the workers `slow` and `fast`, which both take k. */
static char *own_plan(const char *more, const struct wishes *wishes, const struct plan_context *context)
{
	char *text = mem_printf("[benchmark]\nname = b\naxis = n\n[check \"sum\"]\nexact\n"
				"[parameter \"n\"]\nsweep = 10, 20\n"
				"[parameter \"k\"]\nsweep = auto, 2\noptional\n%s",
				more);
	char *takes[] = {"k"};
	struct worker_benchmark runs = {.name = "b", .params = takes, .param_count = 1};
	const struct worker workers[] = {{.backend = "fast", .benchmarks = &runs, .benchmark_count = 1},
					 {.backend = "slow", .benchmarks = &runs, .benchmark_count = 1}};
	struct benchmark benchmark;
	struct error err = ERROR_INIT;
	ck_assert_msg(fixture_definition(&benchmark, text, &err), "%s", err.message);
	struct definitions own = {&benchmark, 1};
	struct plan plan;
	ck_assert_msg(plan_make(&plan, &own, workers, 2, wishes, context, &err), "%s", err.message);
	char *out = plan_text(&plan);
	plan_free(&plan);
	benchmark_free(&benchmark);
	free(text);
	return out;
}

static void plans(const char *more, const struct wishes *wishes, const struct plan_context *context,
		  const char *expected)
{
	char *text = own_plan(more, wishes, context);
	ck_assert_str_eq(text, expected);
	free(text);
}

START_TEST(auto_is_what_the_definition_says)
{
	struct plan_context context = {.cores = 2, .memory_bytes = 5ull << 30};
	plans("[memory]\nbytes = 8\n[auto]\nk = min(cores, n)\n[auto \"slow\"]\nk = floor(free / 2^30) + n\n"
	      "[sweep \"fast\"]\nn = 7\n[sweep \"slow\"]\nn = 1\n",
	      &(struct wishes){.slowest = INFINITY}, &context,
	      "b/fast k=2,n=7  ok  -  8 B\n"
	      "b/slow k=2,n=1  ok  -  8 B\n"
	      "b/slow k=6,n=1  ok  -  8 B\n");
}
END_TEST

START_TEST(without_known_memory_auto_is_limited_by_the_rest)
{
	struct plan_context context = {.cores = 4};
	plans("[memory]\nbytes = 8\n[auto]\nk = min(cores, floor(free / 2^30))\n",
	      &(struct wishes){.backend = "fast", .slowest = INFINITY}, &context,
	      "b/fast k=2,n=10  ok  -  8 B\n"
	      "b/fast k=2,n=20  ok  -  8 B\n"
	      "b/fast k=4,n=10  ok  -  8 B\n"
	      "b/fast k=4,n=20  ok  -  8 B\n");
}
END_TEST

START_TEST(an_own_sweep_is_for_the_default_run_only)
{
	struct wishes wishes = {.backend = "fast", .sweep = SWEEP_FULL, .slowest = INFINITY};
	plans("[memory]\nbytes = 8\n[auto]\nk = 2\n[sweep \"fast\"]\nn = 7\n", &wishes, &two_cores,
	      "b/fast k=2,n=10  ok  -  8 B\nb/fast k=2,n=20  ok  -  8 B\n");
	struct axis_wish axis;
	struct error err = ERROR_INIT;
	ck_assert(axis_wish_parse(&axis, "n=3", &err));
	wishes = (struct wishes){.backend = "fast", .axes = &axis, .axis_count = 1, .slowest = INFINITY};
	plans("[memory]\nbytes = 8\n[auto]\nk = 2\n[sweep \"fast\"]\nn = 7\n", &wishes, &two_cores,
	      "b/fast k=2,n=3  ok  -  8 B\n");
	axis_wish_free(&axis);
}
END_TEST

START_TEST(auto_without_a_formula_is_skipped_with_the_reason)
{
	plans("[memory]\nbytes = 8\n[sweep \"slow\"]\nn = 1\n[auto \"fast\"]\nk = 2\n",
	      &(struct wishes){.backend = "slow", .slowest = INFINITY}, &two_cores,
	      "b/slow k=2,n=1  ok  -  8 B\n"
	      "b/slow k=auto,n=1  skipped  -  8 B  the definition does not tell what k=auto is for this backend\n");
}
END_TEST

START_TEST(memory_to_spare_is_asked_for)
{
	struct plan_context context = {.cores = 2, .memory_bytes = 4ull << 30};
	plans("[memory]\nbytes = n * 2^28\nspare = 2^30\n[auto]\nk = 2\n[sweep \"fast\"]\nn = 12, 13\n",
	      &(struct wishes){.backend = "fast", .slowest = INFINITY}, &context,
	      "b/fast k=2,n=12  ok  -  3.00 GiB\n"
	      "b/fast k=2,n=13  skipped  -  3.25 GiB  needs 3.25 GiB and 1.00 GiB to spare, 4.00 GiB free\n");
}
END_TEST

TCase *plan_tests(void)
{
	TCase *tests = tcase_create("plan");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, the_default_plan);
	tcase_add_test(tests, the_quick_plan_on_a_machine_without_libraries);
	tcase_add_test(tests, the_full_plan_on_six_cores_with_little_memory);
	tcase_add_test(tests, wishes_choose_and_replace);
	tcase_add_test(tests, a_wish_for_the_machine_s_own_benchmark_holds_for_it);
	tcase_add_test(tests, a_wish_that_matches_nothing_is_an_error_with_what_there_is);
	tcase_add_test(tests, a_wish_is_not_met_by_the_machine_s_own_benchmarks);
	tcase_add_test(tests, a_bad_expression_is_an_error_with_its_option);
	tcase_add_test(tests, without_workers_a_wish_fails_and_no_wish_makes_an_empty_plan);
	tcase_add_test(tests, a_skipped_point_says_what_it_needs_and_what_there_is);
	tcase_add_test(tests, an_axis_is_read_from_its_option);
	tcase_add_test(tests, auto_is_what_the_definition_says);
	tcase_add_test(tests, without_known_memory_auto_is_limited_by_the_rest);
	tcase_add_test(tests, an_own_sweep_is_for_the_default_run_only);
	tcase_add_test(tests, auto_without_a_formula_is_skipped_with_the_reason);
	tcase_add_test(tests, memory_to_spare_is_asked_for);
	return tests;
}
