/* What the pages make of comparisons: groups, crossovers, classes, memory. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "shop.h"

TCase *comparison_tests(void);

#define GROUP_PAGE       "benchmark/psf.html"
#define IMAGING_PAGE     "benchmark/psf-imaging.html"
#define CORONAGRAPH_PAGE "benchmark/psf-coronagraph.html"
#define TUTORIAL_PAGE    "benchmark/mandelbrot-tutorial.html"
#define SALON_PAGE       "benchmark/mandelbrot-salon.html"

static const struct race_work unknown = {NAN, NAN, NAN};

static void publish_everything(void)
{
	struct store *store = shop_store();
	race_everything(store);
	store_close(store);
	shop_publish("site");
}

static struct race begin(const char *machine)
{
	struct store *store = shop_store();
	race_commit(store, RACE_SHA, 1763730000, "Begin");
	race_machine(store, machine, machine);
	return race_start(store, RACE_SHA, machine, false, 1763740000);
}

static void end(struct race *race)
{
	struct store *store = race->store;
	race_end(race);
	store_close(store);
}

static void expect(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "'%s' is not in:\n%.3000s", part, text);
}

static void expect_not(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) == NULL, "'%s' is in:\n%.3000s", part, text);
}

START_TEST(a_group_has_a_page_with_one_figure_of_all_its_benchmarks)
{
	publish_everything();
	const char *page = shop_read("site", GROUP_PAGE);
	expect(page, "Point spread functions");
	expect(page, "Imaging: fastest with 2 threads is fastest at oversample 6, 21.3 times as fast as serial; "
		     "Coronagraphy: fastest with 2 threads is fastest");
	expect(page, "src=\"../figure/psf-" RACE_MACHINE "-time.svg\"");
	expect(page, "src=\"../figure/psf-" RACE_MACHINE "-time-log.svg\"");
	/* Its points lead to the numbers on the pages of both. */
	expect(page, "href=\"../benchmark/psf-imaging.html#serial-oversample-6");
	expect(page, "href=\"../benchmark/psf-coronagraph.html#serial-oversample-6");
	expect(page, "2 points without a time");
}
END_TEST

START_TEST(other_pages_lead_to_a_group_and_it_to_its_members)
{
	publish_everything();
	expect(shop_read("site", GROUP_PAGE), "href=\"../" IMAGING_PAGE "\"");
	expect(shop_read("site", GROUP_PAGE), "href=\"../" CORONAGRAPH_PAGE "\"");
	expect(shop_read("site", IMAGING_PAGE), "<dd><a href=\"../" GROUP_PAGE "\"");
	expect(shop_read("site", "index.html"), "<li><a href=\"" GROUP_PAGE "\"><bdi>psf</bdi>");
	expect(shop_read("site", "index.html"), "<h3><a href=\"" GROUP_PAGE "\">");
	expect_not(shop_read("site", "index.html"), "<h3><a href=\"" IMAGING_PAGE "\">");
	expect_not(shop_read("site", TUTORIAL_PAGE), "<dt>part of");
}
END_TEST

START_TEST(a_group_has_a_part_for_each_machine)
{
	struct race race = begin(RACE_MACHINE);
	race_psf(&race);
	race_machine(race.store, "0123456789ab", "other, 64 cores");
	struct race other = race_start(race.store, RACE_SHA, "0123456789ab", false, 1763740000);
	race_psf(&other);
	race_end(&other);
	end(&race);
	shop_publish("site");
	const char *page = shop_read("site", GROUP_PAGE);
	ck_assert_uint_eq(shop_count(page, "<section class=\"board\""), 2);
	ck_assert_uint_eq(shop_count(page, " checked>"), 2);
	expect(page, "<section class=\"board\" id=\"cdac5fb41f49\">");
	/* The first comparison is large, the other machine's a card. */
	expect(shop_read("site", "index.html"), "<h2 id=\"first\"><a href=\"" GROUP_PAGE "\">");
	expect(shop_read("site", "index.html"), "<h3><a href=\"" GROUP_PAGE "#cdac5fb41f49\">");
}
END_TEST

START_TEST(a_group_may_have_the_name_of_a_benchmark)
{
	struct race race = begin(RACE_MACHINE);
	race_psf(&race);
	race_time(&race, "psf", "serial", "n=1", 0.01, unknown);
	end(&race);
	shop_publish("site");
	expect_not(shop_read("site", "benchmark/psf.html"), "Point spread functions</bdi></h1>");
	expect(shop_read("site", "benchmark/psf-2.html"), "Point spread functions</bdi></h1>");
}
END_TEST

START_TEST(crossovers_are_told_with_their_interval_those_of_the_fastest_first)
{
	struct race race = begin(RACE_MACHINE);
	for (int width = 100; width <= 1600; width *= 4) {
		char *params = mem_printf("maxiter=1000,width=%d", width);
		race_time(&race, "mandelbrot-tutorial", "serial", params, 1e-6 * width * width, unknown);
		race_time(&race, "mandelbrot-tutorial", "vector", params, 2e-4 * width, unknown);
		race_time(&race, "mandelbrot-tutorial", "slow", params, 1e-3 * width, unknown);
		free(params);
	}
	end(&race);
	shop_publish("site");
	const char *page = shop_read("site", TUTORIAL_PAGE);
	const char *first = strstr(page, ">vector</bdi> overtakes"), *second = strstr(page, ">slow</bdi> overtakes");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_nonnull(second);
	ck_assert(first < second);
	expect(first, ">serial</bdi> at <bdi>width</bdi> <span class=\"keep\">≈ 20");
	expect(first, "takes the lead");
	expect_not(second, "takes the lead");
	expect(page, "vector overtakes serial at width ≈ 20"); /* the ring of the figure */
	ck_assert_uint_eq(shop_count(page, " overtakes <bdi"), 2);
}
END_TEST

START_TEST(lines_that_do_not_cross_say_nothing_of_it)
{
	struct race race = begin(RACE_MACHINE);
	race_time(&race, "mandelbrot-tutorial", "serial", "maxiter=1000,width=100", 0.01, unknown);
	race_time(&race, "mandelbrot-tutorial", "serial", "maxiter=1000,width=200", 0.04, unknown);
	race_time(&race, "mandelbrot-tutorial", "vector", "maxiter=1000,width=100", 0.0100001, unknown);
	race_time(&race, "mandelbrot-tutorial", "vector", "maxiter=1000,width=200", 0.0399999, unknown);
	end(&race);
	shop_publish("site");
	expect_not(shop_read("site", TUTORIAL_PAGE), "overtakes");
}
END_TEST

START_TEST(shortcuts_stand_apart_from_those_that_do_all_the_work)
{
	publish_everything();
	const char *page = shop_read("site", TUTORIAL_PAGE);
	const char *plain = strstr(page, "plain: does all the work");
	const char *shortcut = strstr(page, "shortcut: the same answer for less work");
	ck_assert(plain && shortcut && plain < shortcut);
	const char *openmp = strstr(plain, ">openmp, 2 threads<"), *cycles = strstr(plain, ">cycles<");
	ck_assert(openmp && cycles && openmp < shortcut && cycles > shortcut);
	/* One row for each way of computing: its best. */
	ck_assert(strstr(plain, ">openmp, 1 thread<") > shortcut);
	expect(page, "speed-up over <bdi>serial</bdi>");
	expect_not(shop_read("site", SALON_PAGE), "does all the work");
}
END_TEST

START_TEST(elements_stand_along_x_where_the_definition_says_so)
{
	publish_everything();
	expect(shop_read("site", SALON_PAGE), "<dd><bdi>number of elements, by points along a side (points)</bdi>");
	expect(shop_read("site", TUTORIAL_PAGE), "<dd><bdi>image width (pixels)</bdi>");
	/* 100, 200, 400, 800 stand as far apart as their squares do on a logarithmic axis: evenly. */
	const char *page = shop_read("site", SALON_PAGE);
	double x[4];
	static const char *const sizes[] = {"100", "200", "400", "800"};
	for (int i = 0; i < 4; i++) {
		char *point = mem_printf("#serial-counting-python-maxi-512-n-%s\"", sizes[i]);
		const char *at = strstr(page, point);
		ck_assert_ptr_nonnull(at);
		while (strncmp(at, "left:", 5) != 0)
			at--;
		x[i] = strtod(at + 5, NULL);
		free(point);
	}
	ck_assert_double_eq_tol(x[1] - x[0], x[2] - x[1], 0.02);
	ck_assert_double_eq_tol(x[3] - x[2], x[2] - x[1], 0.02);
}
END_TEST

START_TEST(memory_is_drawn_where_it_grows_along_the_axis)
{
	publish_everything();
	expect(shop_read("site", CORONAGRAPH_PAGE), "processes (2) at oversample 6 would need 4.57 GiB");
	ck_assert(shop_has("site", "figure/psf-coronagraph-" RACE_MACHINE "-memory.svg"));
	ck_assert(!shop_has("site", "figure/mandelbrot-tutorial-" RACE_MACHINE "-memory.svg"));
}
END_TEST

START_TEST(efficiency_is_the_speed_up_over_the_number_of_workers)
{
	struct race race = begin(RACE_MACHINE);
	race_time(&race, "mandelbrot-tutorial", "openmp", "maxiter=1000,threads=1,width=100", 0.08, unknown);
	race_time(&race, "mandelbrot-tutorial", "openmp", "maxiter=1000,threads=4,width=100", 0.025, unknown);
	race_time(&race, "mandelbrot-tutorial", "hybrid", "maxiter=1000,processes=1,threads=1,width=100", 0.08,
		  unknown);
	race_time(&race, "mandelbrot-tutorial", "hybrid", "maxiter=1000,processes=2,threads=2,width=100", 0.04,
		  unknown);
	end(&race);
	shop_publish("site");
	expect(shop_read("site", TUTORIAL_PAGE), "openmp keeps an efficiency of 80% with 4 threads, hybrid 50% with 2 "
						 "processes × 2 threads, at width 100");
}
END_TEST

START_TEST(different_problems_are_never_compared_with_each_other)
{
	struct race race = begin(RACE_MACHINE);
	race_time(&race, "mandelbrot-tutorial", "serial", "maxiter=10,width=100", 0.001, unknown);
	race_time(&race, "mandelbrot-tutorial", "serial", "maxiter=1000,width=100", 0.08, unknown);
	race_time(&race, "mandelbrot-tutorial", "vector", "maxiter=1000,width=100", 0.09, unknown);
	end(&race);
	struct publish_result result = shop_publish("site");
	expect(result.verdict, "maxiter 10: serial was timed at width 100; maxiter 1000: serial is fastest");
}
END_TEST

START_TEST(twenty_ways_are_thinned_to_the_best_of_each_backend)
{
	publish_everything();
	const char *page = shop_read("site", IMAGING_PAGE);
	expect(page, "best of each backend");
	/* In the table, but not in the figure of the time. */
	expect(page, ">netlib</bdi>");
	expect_not(page, "<span>netlib, oversample 6: ");
	expect(page, "<span>blis-openmp, oversample 6: ");
}
END_TEST

TCase *comparison_tests(void)
{
	TCase *tests = tcase_create("comparison");
	tcase_add_checked_fixture(tests, shop_open, shop_close);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_group_has_a_page_with_one_figure_of_all_its_benchmarks);
	tcase_add_test(tests, other_pages_lead_to_a_group_and_it_to_its_members);
	tcase_add_test(tests, a_group_has_a_part_for_each_machine);
	tcase_add_test(tests, a_group_may_have_the_name_of_a_benchmark);
	tcase_add_test(tests, crossovers_are_told_with_their_interval_those_of_the_fastest_first);
	tcase_add_test(tests, lines_that_do_not_cross_say_nothing_of_it);
	tcase_add_test(tests, shortcuts_stand_apart_from_those_that_do_all_the_work);
	tcase_add_test(tests, elements_stand_along_x_where_the_definition_says_so);
	tcase_add_test(tests, memory_is_drawn_where_it_grows_along_the_axis);
	tcase_add_test(tests, efficiency_is_the_speed_up_over_the_number_of_workers);
	tcase_add_test(tests, different_problems_are_never_compared_with_each_other);
	tcase_add_test(tests, twenty_ways_are_thinned_to_the_best_of_each_backend);
	return tests;
}
