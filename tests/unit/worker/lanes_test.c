/* The vectors of each instruction set that this processor has, against the loop over points. */
#include <string.h>

#include "base/mem.h"
#include "mandelbrot/lanes.h"

#include "../check_main.h"

/* Odd widths and heights, fewer points than lanes, step counts around those of a stage and of a block. */
static const char *const tutorials[] = {
	"maxiter=1,width=7",    "maxiter=2,width=10",    "maxiter=3,width=1",     "maxiter=7,width=33",
	"maxiter=8,width=50",   "maxiter=15,width=50",   "maxiter=16,width=77",   "maxiter=17,width=50",
	"maxiter=31,width=100", "maxiter=33,width=99",   "maxiter=63,width=130",  "maxiter=100,width=101",
	"maxiter=257,width=90", "maxiter=1000,width=85", "maxiter=999,width=250",
};

static const char *const salons[] = {
	"maxi=1,n=5",
	"maxi=2,n=2",
	"counting=cython,maxi=1,n=9",
	"counting=python,maxi=18,n=31",
	"counting=cython,maxi=512,n=47",
	"maxi=512,n=100",
};

static struct mandelbrot set_of(mandelbrot_define *define, const char *text)
{
	struct params params = {0};
	struct mandelbrot set;
	struct error err = ERROR_INIT;
	ck_assert(params_parse(&params, text, NULL));
	ck_assert_msg(define(&set, &params, NULL, &err), "%s", err.message);
	ck_assert(mandelbrot_allocate(&set, NULL));
	params_free(&params);
	return set;
}

static const struct lanes_path *path_of(int i)
{
	const struct lanes_path *paths[LANES_PATHS_MAX];
	return (size_t)i < lanes_paths(paths) ? paths[i] : NULL;
}

/* The rows from the last to the first, in tiles of `size`. Returns the steps taken. */
static int64_t iterate(const struct mandelbrot *set, lanes_iterate *function, int64_t size)
{
	int64_t *rows = mem_zero((size_t)set->height, sizeof *rows), taken = 0;
	struct lanes_room room;
	ck_assert(lanes_room_allocate(&room, size * set->width, NULL));
	for (int64_t i = 0; i < set->height; i++)
		rows[i] = set->height - 1 - i;
	for (int64_t i = 0; i < set->height; i += size) {
		int64_t count = set->height - i < size ? set->height - i : size;
		taken += function(&(struct lanes_tile){set, rows + i, count}, &room);
	}
	lanes_room_free(&room);
	free(rows);
	return taken;
}

static void assert_same_output(const struct mandelbrot *set, const struct mandelbrot *expected, const char *where)
{
	for (int64_t i = 0; i < mandelbrot_points(set); i++)
		if (set->output[i] != expected->output[i])
			ck_abort_msg("%s: row %d, column %d: %d, must be %d", where, (int)(i / set->width),
				     (int)(i % set->width), set->output[i], expected->output[i]);
}

static void compare(const struct lanes_path *path, mandelbrot_define *define, const char *text, int64_t size)
{
	struct mandelbrot set = set_of(define, text), expected = set_of(define, text);
	char *where = mem_printf("%s, %s, tiles of %d rows", path->name, text, (int)size);
	for (int64_t row = 0; row < expected.height; row++)
		mandelbrot_row(&expected, row);
	iterate(&set, path->plain, size);
	assert_same_output(&set, &expected, where);
	mandelbrot_wipe(&set);
	iterate(&set, path->shortcut, size);
	assert_same_output(&set, &expected, where);
	set.single = expected.single = true;
	for (int64_t row = 0; row < expected.height; row++)
		mandelbrot_row(&expected, row);
	mandelbrot_wipe(&set);
	iterate(&set, path->single, size);
	assert_same_output(&set, &expected, where);
	free(where);
	mandelbrot_free(&set);
	mandelbrot_free(&expected);
}

START_TEST(every_path_gives_the_outputs_of_the_loop)
{
	const struct lanes_path *path = path_of(_i);
	for (size_t i = 0; path && i < COUNT_OF(tutorials); i++)
		compare(path, mandelbrot_tutorial, tutorials[i], 4);
	for (size_t i = 0; path && i < COUNT_OF(salons); i++)
		compare(path, mandelbrot_salon, salons[i], 3);
}
END_TEST

START_TEST(tiles_may_have_any_number_of_rows)
{
	const struct lanes_path *path = path_of(_i);
	static const int64_t sizes[] = {1, 2, 5, 1000};
	for (size_t i = 0; path && i < COUNT_OF(sizes); i++)
		compare(path, mandelbrot_tutorial, "maxiter=300,width=61", sizes[i]);
}
END_TEST

/* Points of these grids move where a product and a sum are rounded once (FMA). */
START_TEST(products_and_sums_are_rounded_separately)
{
	const struct lanes_path *path = path_of(_i);
	if (path)
		compare(path, mandelbrot_tutorial, "maxiter=1000,width=500", 16);
}
END_TEST

static void assert_all_steps(const struct lanes_path *path, mandelbrot_define *define, const char *text)
{
	struct mandelbrot set = set_of(define, text);
	struct answer answer = {0};
	int64_t taken = iterate(&set, path->plain, 8);
	mandelbrot_describe_answer(&answer, &set);
	double needed = answer_find(&answer, "iterations")->number;
	ck_assert_msg((double)taken >= needed, "%s, %s: %.0f steps, must be %.0f at least", path->name, text,
		      (double)taken, needed);
	answer_free(&answer);
	mandelbrot_free(&set);
}

START_TEST(plain_iteration_takes_all_the_steps)
{
	const struct lanes_path *path = path_of(_i);
	if (path) {
		assert_all_steps(path, mandelbrot_tutorial, "maxiter=3,width=10");
		assert_all_steps(path, mandelbrot_tutorial, "maxiter=333,width=100");
		assert_all_steps(path, mandelbrot_salon, "maxi=64,n=40");
	}
}
END_TEST

/* The grid has points in all three: cardioid, disc of period 2, and the cycles of the other parts. */
START_TEST(shortcuts_take_a_fraction_of_the_steps)
{
	const struct lanes_path *path = path_of(_i);
	if (path) {
		struct mandelbrot set = set_of(mandelbrot_tutorial, "maxiter=2000,width=400");
		int64_t plain = iterate(&set, path->plain, 8), less = iterate(&set, path->shortcut, 8);
		ck_assert_msg(less * 4 < plain, "%s: %d of %d steps", path->name, (int)less, (int)plain);
		mandelbrot_free(&set);
	}
}
END_TEST

START_TEST(the_portable_path_is_always_there_and_last)
{
	const struct lanes_path *paths[LANES_PATHS_MAX];
	size_t count = lanes_paths(paths);
	ck_assert_uint_ge(count, 1);
	ck_assert_str_eq(paths[count - 1]->name, "portable");
	ck_assert_ptr_eq(lanes_best(), paths[0]);
}
END_TEST

START_TEST(tiles_are_small_enough_for_the_threads_and_never_empty)
{
	struct mandelbrot set = {.width = 500, .height = 500};
	ck_assert_int_eq(lanes_tile_rows(&set, 1), 8);
	ck_assert_int_eq(lanes_tile_rows(&set, 16), 3);
	ck_assert_int_eq(lanes_tile_rows(&set, 4096), 1);
	set.width = 100000;
	ck_assert_int_eq(lanes_tile_rows(&set, 1), 1);
}
END_TEST

static TCase *lanes_tests(void)
{
	TCase *tests = tcase_create("lanes");
	tcase_add_loop_test(tests, every_path_gives_the_outputs_of_the_loop, 0, LANES_PATHS_MAX);
	tcase_add_loop_test(tests, tiles_may_have_any_number_of_rows, 0, LANES_PATHS_MAX);
	tcase_add_loop_test(tests, products_and_sums_are_rounded_separately, 0, LANES_PATHS_MAX);
	tcase_add_loop_test(tests, plain_iteration_takes_all_the_steps, 0, LANES_PATHS_MAX);
	tcase_add_loop_test(tests, shortcuts_take_a_fraction_of_the_steps, 0, LANES_PATHS_MAX);
	tcase_add_test(tests, the_portable_path_is_always_there_and_last);
	tcase_add_test(tests, tiles_are_small_enough_for_the_threads_and_never_empty);
	return tests;
}

CHECK_MAIN("lanes", lanes_tests)
