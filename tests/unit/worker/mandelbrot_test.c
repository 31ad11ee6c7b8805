/* One program for each backend: the same golden values for whichever it is linked with. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "worker/kernel.h"

#include "../check_main.h"

/* What automake takes for a test that was skipped. */
#define EXIT_SKIPPED 77

struct golden {
	const char *benchmark, *params;
	int64_t sum, escaped, iterations, points;
	const char *hash; /* NULL: not known from elsewhere */
};

/* The first five agree with the published sums, and in all values with an independent computation by numpy. The last
 * ones were counted by hand: at n = 2 the grid has the corners only, of which those at -2 escape at once and those at 1
 * one iteration later. */
static const struct golden goldens[] = {
	{"mandelbrot-tutorial", "maxiter=300,width=100", 10201, 1998, 162799, 2500, "633b6e24c8ebb72a"},
	{"mandelbrot-tutorial", "maxiter=100,width=300", 75014, 17872, 555686, 22500, "b66d26bfdaab782b"},
	{"mandelbrot-salon", "maxi=512,n=100", 1328216, 7512, 1325728, 10000, "dca24df6115718d7"},
	{"mandelbrot-salon", "counting=python,maxi=512,n=50", 324198, 1898, 323596, 2500, "b966da264c269c33"},
	{"mandelbrot-salon", "counting=cython,maxi=512,n=100", 1320704, 7512, 1328216, 10000, "16476f5808c4d2c7"},
	{"mandelbrot-tutorial", "maxiter=10,width=1", 0, 1, 1, 1, NULL},
	{"mandelbrot-salon", "maxi=5,n=2", 6, 4, 6, 4, NULL},
	{"mandelbrot-salon", "counting=cython,maxi=5,n=2", 2, 4, 6, 4, NULL},
	{"mandelbrot-salon", "maxi=2,n=2", 6, 2, 4, 4, NULL},
	{"mandelbrot-salon", "maxi=1,n=2", 4, 0, 0, 4, NULL},
};

static const struct kernel *kernel_of(const char *benchmark)
{
	for (int i = 0; i < backend.kernel_count; i++)
		if (strcmp(backend.kernels[i].benchmark, benchmark) == 0)
			return &backend.kernels[i];
	ck_abort_msg("%s has no benchmark %s", backend.name, benchmark);
	return NULL;
}

static bool takes_precision(const struct kernel *kernel)
{
	for (const char *const *name = kernel->params; name && *name; name++)
		if (strcmp(*name, "precision") == 0)
			return true;
	return false;
}

/* The parameters of a text, and `workers` for each one that the kernel takes beyond the definition's; its precision is
 * what it is where nothing is said. */
static struct params params_of(const struct kernel *kernel, const char *text, const char *workers)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(params_parse(&params, text, &err), "%s", err.message);
	for (const char *const *name = kernel->params; name && *name; name++)
		if (strcmp(*name, "precision") != 0)
			params_set(&params, *name, workers);
	return params;
}

static void assert_value(const struct answer *answer, const char *name, const char *expected, const char *where)
{
	const struct answer_value *value = answer_find(answer, name);
	ck_assert_msg(value != NULL, "%s: there is no %s", where, name);
	ck_assert_msg(strcmp(value->text, expected) == 0, "%s: %s is %s, must be %s", where, name, value->text,
		      expected);
}

static void assert_number(const struct answer *answer, const char *name, int64_t expected, const char *where)
{
	char text[32];
	snprintf(text, sizeof text, "%lld", (long long)expected);
	assert_value(answer, name, text, where);
}

static void assert_golden(const struct answer *answer, const struct golden *golden)
{
	assert_number(answer, "sum", golden->sum, golden->params);
	assert_number(answer, "escaped", golden->escaped, golden->params);
	assert_number(answer, "points", golden->points, golden->params);
	assert_number(answer, "iterations", golden->iterations, golden->params);
	if (golden->hash)
		assert_value(answer, "hash", golden->hash, golden->params);
}

static void run_and_compare(const struct golden *golden, const char *workers, int times)
{
	const struct kernel *kernel = kernel_of(golden->benchmark);
	struct params params = params_of(kernel, golden->params, workers);
	struct error err = ERROR_INIT;
	struct answer answer = {0};
	void *state = NULL;
	ck_assert_msg(kernel->prepare(&state, &params, &err), "%s", err.message);
	for (int i = 0; i < times; i++)
		ck_assert_msg(kernel->run(state, &err), "%s", err.message);
	ck_assert_msg(kernel->answer(state, &answer, &err), "%s", err.message);
	assert_golden(&answer, golden);
	answer_free(&answer);
	kernel->finish(state);
	params_free(&params);
}

START_TEST(the_answer_is_the_golden_one)
{
	run_and_compare(&goldens[_i], "1", 1);
}
END_TEST

START_TEST(any_number_of_workers_gives_the_same_answer)
{
	static const char *const workers[] = {"2", "3", "7"};
	for (size_t i = 0; i < COUNT_OF(workers); i++)
		run_and_compare(&goldens[1], workers[i], 1);
}
END_TEST

START_TEST(each_run_starts_anew)
{
	run_and_compare(&goldens[0], "2", 3);
}
END_TEST

START_TEST(a_kernel_that_did_not_run_has_no_right_answer)
{
	const struct kernel *kernel = kernel_of("mandelbrot-tutorial");
	struct params params = params_of(kernel, "maxiter=10,width=1", "1");
	struct answer answer = {0};
	void *state = NULL;
	ck_assert(kernel->prepare(&state, &params, NULL));
	ck_assert(kernel->answer(state, &answer, NULL));
	ck_assert_str_ne(answer_find(&answer, "sum")->text, "0");
	answer_free(&answer);
	kernel->finish(state);
	params_free(&params);
}
END_TEST

/* The steps that a kernel says it took, or -1 where it says nothing. */
static double iterations_done(const struct kernel *kernel, void *state)
{
	struct answer metrics = {0};
	double done = -1;
	if (kernel->metrics) {
		ck_assert(kernel->metrics(state, &metrics, NULL));
		const struct answer_value *value = answer_find(&metrics, "iterations_done");
		done = value ? value->number : -1;
	}
	answer_free(&metrics);
	return done;
}

START_TEST(plain_iteration_does_all_the_steps_and_a_shortcut_fewer)
{
	const struct golden *golden = &goldens[_i];
	const struct kernel *kernel = kernel_of(golden->benchmark);
	struct params params = params_of(kernel, golden->params, "2");
	void *state = NULL;
	ck_assert(kernel->prepare(&state, &params, NULL));
	ck_assert(kernel->run(state, NULL));
	double done = iterations_done(kernel, state);
	if (done >= 0 && strcmp(backend.class_name, "plain") == 0)
		ck_assert_double_ge(done, (double)golden->iterations);
	if (strcmp(backend.class_name, "shortcut") == 0) {
		ck_assert_double_gt(done, 0);
		ck_assert_double_lt(done, 0.9 * (double)golden->iterations);
	}
	kernel->finish(state);
	params_free(&params);
}
END_TEST

/* What prepare() says to these parameters. */
static void assert_refused(const char *benchmark, const char *text, const char *workers, const char *message)
{
	const struct kernel *kernel = kernel_of(benchmark);
	struct params params = params_of(kernel, text, workers);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(!kernel->prepare(&state, &params, &err), "%s was taken", text);
	ck_assert_str_eq(err.message, message);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	kernel->finish(state);
	params_free(&params);
}

START_TEST(bad_parameters_are_refused_with_their_name)
{
	const char *tutorial = "mandelbrot-tutorial", *salon = "mandelbrot-salon";
	assert_refused(tutorial, "maxiter=10", "1", "the parameter width is missing; add --param width=VALUE");
	assert_refused(tutorial, "width=10", "1", "the parameter maxiter is missing; add --param maxiter=VALUE");
	assert_refused(tutorial, "maxiter=10,width=0", "1", "parameter width: 0 is not within 1 ... 65536");
	assert_refused(tutorial, "maxiter=10,width=65537", "1", "parameter width: 65537 is not within 1 ... 65536");
	assert_refused(tutorial, "maxiter=ten,width=10", "1", "parameter maxiter: 'ten' is not a whole number");
	assert_refused(tutorial, "maxiter=10,with=10,width=10", "1", "there is no parameter with here");
	assert_refused(salon, "maxi=10,n=1", "1", "parameter n: 1 is not within 2 ... 65536");
	assert_refused(salon, "counting=c,maxi=10,n=10", "1", "parameter counting: 'c' is not one of cython, python");
}
END_TEST

START_TEST(its_own_parameters_are_checked_too)
{
	const struct kernel *kernel = kernel_of("mandelbrot-tutorial");
	for (const char *const *name = kernel->params; name && *name; name++) {
		if (strcmp(*name, "precision") == 0)
			continue;
		char *zero = mem_printf("parameter %s: 0 is not within 1 ... 4096", *name);
		assert_refused("mandelbrot-tutorial", "maxiter=10,width=10", "0", zero);
		free(zero);
	}
}
END_TEST

/* 198 pixels are published for the first. Where there are few, some rows along the real axis weigh more. */
static const struct {
	const char *benchmark, *params;
	int64_t points, differing_max;
} singles[] = {
	{"mandelbrot-tutorial", "maxiter=100,precision=float32,width=1000", 250000, 2 * 198},
	{"mandelbrot-tutorial", "maxiter=300,precision=float32,width=100", 2500, 30},
	{"mandelbrot-salon", "maxi=512,n=100,precision=float32", 10000, 60},
};

static int64_t count_of(const struct answer *answer, const char *name)
{
	const struct answer_value *value = answer_find(answer, name);
	ck_assert_msg(value != NULL, "there is no %s", name);
	return (int64_t)value->number;
}

START_TEST(single_precision_moves_few_pixels)
{
	const struct kernel *kernel = kernel_of(singles[_i].benchmark);
	if (!takes_precision(kernel))
		return;
	struct params params = params_of(kernel, singles[_i].params, "2");
	struct answer answer = {0};
	void *state = NULL;
	ck_assert(kernel->prepare(&state, &params, NULL));
	ck_assert(kernel->run(state, NULL));
	ck_assert(kernel->answer(state, &answer, NULL));
	int64_t differing = count_of(&answer, "differing");
	ck_assert_int_gt(differing, 0);
	ck_assert_int_le(differing, singles[_i].differing_max);
	ck_assert_int_eq(count_of(&answer, "points"), singles[_i].points);
	ck_assert_double_eq(answer_find(&answer, "differing_share")->number,
			    (double)differing / (double)singles[_i].points);
	answer_free(&answer);
	kernel->finish(state);
	params_free(&params);
}
END_TEST

START_TEST(double_precision_can_be_asked_for_by_name)
{
	struct golden golden = goldens[0];
	golden.params = "maxiter=300,precision=float64,width=100";
	if (takes_precision(kernel_of(golden.benchmark)))
		run_and_compare(&golden, "1", 1);
}
END_TEST

START_TEST(a_precision_that_is_not_there_is_refused)
{
	const char *text = "maxiter=10,precision=half,width=10";
	bool takes = takes_precision(kernel_of("mandelbrot-tutorial"));
	assert_refused("mandelbrot-tutorial", text, "1",
		       takes ? "parameter precision: 'half' is not one of float64, float32"
			     : "there is no parameter precision here");
}
END_TEST

START_TEST(finish_takes_nothing_too)
{
	kernel_of("mandelbrot-tutorial")->finish(NULL);
	kernel_of("mandelbrot-salon")->finish(NULL);
}
END_TEST

static TCase *mandelbrot_tests(void)
{
	TCase *tests = tcase_create("mandelbrot");
	tcase_add_loop_test(tests, the_answer_is_the_golden_one, 0, COUNT_OF(goldens));
	tcase_add_test(tests, any_number_of_workers_gives_the_same_answer);
	tcase_add_test(tests, each_run_starts_anew);
	tcase_add_loop_test(tests, plain_iteration_does_all_the_steps_and_a_shortcut_fewer, 0, 5);
	tcase_add_test(tests, a_kernel_that_did_not_run_has_no_right_answer);
	tcase_add_test(tests, bad_parameters_are_refused_with_their_name);
	tcase_add_test(tests, its_own_parameters_are_checked_too);
	tcase_add_loop_test(tests, single_precision_moves_few_pixels, 0, COUNT_OF(singles));
	tcase_add_test(tests, double_precision_can_be_asked_for_by_name);
	tcase_add_test(tests, a_precision_that_is_not_there_is_refused);
	tcase_add_test(tests, finish_takes_nothing_too);
	return tests;
}

/* Asked in a process of its own: drivers start threads, which tests, being children, would not have. */
static bool is_available(void)
{
	int status = EXIT_FAILURE;
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct error why = ERROR_INIT;
		bool available = !backend.available || backend.available(&why);
		if (!available)
			printf("SKIP: %s\n", why.message);
		fflush(stdout);
		_exit(available ? EXIT_SUCCESS : EXIT_SKIPPED);
	}
	return child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SKIPPED;
}

int main(void)
{
	const check_cases cases[] = {mandelbrot_tests};
	return is_available() ? check_main(backend.name, cases, COUNT_OF(cases)) : EXIT_SKIPPED;
}
