/* The site as a whole: what is written, and when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "shop.h"

TCase *publish_tests(void);

static void fill(void)
{
	struct store *store = shop_store();
	race_everything(store);
	store_close(store);
}

static bool ends_with(const char *text, const char *end)
{
	return strlen(text) >= strlen(end) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

START_TEST(tidy_finds_nothing_in_any_page)
{
	fill();
	shop_publish("site");
	if (system("tidy -v >/dev/null 2>&1") != 0) {
		fprintf(stderr, "skipped: tidy is not there\n");
		return;
	}
	struct shop_files files = shop_files("site");
	size_t pages = 0;
	for (size_t i = 0; i < files.count; i++) {
		if (!ends_with(files.paths[i], ".html"))
			continue;
		char *relative = mem_printf("site/%s", files.paths[i]), *path = shop_path(relative);
		char *command = mem_printf("tidy -q -e '%s' 1>&2", path);
		ck_assert_msg(system(command) == 0, "%s", files.paths[i]);
		free(relative);
		free(path);
		free(command);
		pages++;
	}
	ck_assert_uint_eq(pages, 9);
	shop_files_free(&files);
}
END_TEST

START_TEST(the_verdict_is_computed_from_the_data)
{
	fill();
	struct publish_result result = shop_publish("site");
	ck_assert_str_eq(result.verdict,
			 "8 ways of computing mandelbrot-tutorial raced at commit 92d6a83: cycles (a shortcut) is "
			 "fastest at width 2000, 7.69 times as fast as serial; doing all the work, openmp with 2 "
			 "threads (1.94 times); 267 of 270 answers of 6 benchmarks are right.");
	ck_assert_ptr_nonnull(strstr(shop_read("site", "index.html"), result.verdict));
}
END_TEST

START_TEST(the_same_database_gives_the_same_bytes)
{
	fill();
	shop_publish("one");
	shop_publish("two");
	struct shop_files one = shop_files("one"), two = shop_files("two");
	ck_assert_uint_eq(one.count, two.count);
	for (size_t i = 0; i < one.count; i++) {
		ck_assert_str_eq(one.paths[i], two.paths[i]);
		if (ends_with(one.paths[i], ".png"))
			continue;
		ck_assert_msg(strcmp(shop_read("one", one.paths[i]), shop_read("two", two.paths[i])) == 0, "%s",
			      one.paths[i]);
	}
	shop_files_free(&one);
	shop_files_free(&two);
}
END_TEST

START_TEST(publishing_again_writes_nothing)
{
	fill();
	struct publish_result first = shop_publish("site"), second = shop_publish("site");
	ck_assert_uint_gt(first.files.created, 40);
	ck_assert_uint_eq(second.files.created + second.files.changed + second.files.removed, 0);
	ck_assert_uint_eq(second.files.unchanged, first.files.created);
}
END_TEST

static void add_result(const char *benchmark, const char *backend, const char *params)
{
	struct store *store = shop_store();
	race_commit(store, RACE_SHA, 1763730000, "Unroll the inner loop of the vector backend");
	struct race race = race_start(store, RACE_SHA, RACE_MACHINE, false, 1763740000);
	race_time(&race, benchmark, backend, params, 0.004, (struct race_work){1e6, 1e6, 1e6});
	race_end(&race);
	store_close(store);
}

/* Pages of the other benchmarks and their figures stay as they are, time stamps and all. */
START_TEST(a_new_result_rewrites_what_shows_it_and_nothing_else)
{
	fill();
	shop_publish("site");
	const char *salon = shop_read("site", "benchmark/mandelbrot-salon.html");
	add_result("matrix-product", "blas", "blas=mkl,n=256,threads=1,type=double");
	struct publish_result result = shop_publish("site");
	ck_assert_str_eq(salon, shop_read("site", "benchmark/mandelbrot-salon.html"));
	ck_assert_ptr_nonnull(strstr(shop_read("site", "benchmark/matrix-product.html"), "mkl"));
	ck_assert_uint_eq(result.files.created + result.files.removed, 0);
	/* index, machine (runs), commit, page, two CSV and JSON, and the pictures of one benchmark; the two pages on
	 * which a library behind the new one in the alphabet changes its colour */
	ck_assert_uint_le(result.files.changed, 8 + 3 + 8 + 2);
	ck_assert_uint_ge(result.files.unchanged, 35);
}
END_TEST

START_TEST(an_empty_database_says_what_to_do)
{
	store_close(shop_store());
	struct publish_result result = shop_publish("site");
	ck_assert_str_eq(result.verdict, "Nothing has been measured yet.");
	ck_assert_ptr_nonnull(strstr(shop_read("site", "index.html"), "lapchart run"));
	ck_assert(!shop_has("site", "benchmark"));
}
END_TEST

START_TEST(a_database_that_is_not_there_is_an_error_with_its_name)
{
	ck_assert_ptr_nonnull(strstr(shop_publish_fails("site"), "lap.db"));
	ck_assert(!shop_has("site", "index.html"));
}
END_TEST

TCase *publish_tests(void)
{
	TCase *tests = tcase_create("publish");
	tcase_add_checked_fixture(tests, shop_open, shop_close);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, tidy_finds_nothing_in_any_page);
	tcase_add_test(tests, the_verdict_is_computed_from_the_data);
	tcase_add_test(tests, the_same_database_gives_the_same_bytes);
	tcase_add_test(tests, publishing_again_writes_nothing);
	tcase_add_test(tests, a_new_result_rewrites_what_shows_it_and_nothing_else);
	tcase_add_test(tests, an_empty_database_says_what_to_do);
	tcase_add_test(tests, a_database_that_is_not_there_is_an_error_with_its_name);
	return tests;
}
