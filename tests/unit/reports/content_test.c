/* What the pages say of results that are not as one would wish. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "shop.h"

TCase *content_tests(void);

#define OTHER_MACHINE "0123456789ab"
#define BENCHMARK     "mandelbrot-tutorial"
#define PAGE          "benchmark/mandelbrot-tutorial.html"

static const struct race_work unknown = {NAN, NAN, NAN};

/* A run at RACE_SHA on RACE_MACHINE, in a new store. */
static struct race begin(bool dirty)
{
	struct store *store = shop_store();
	race_commit(store, RACE_SHA, 1763730000, "Begin");
	race_machine(store, RACE_MACHINE, "one machine");
	return race_start(store, RACE_SHA, RACE_MACHINE, dirty, 1763740000);
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

START_TEST(text_from_outside_is_escaped_everywhere)
{
	static const char *const bad[] = {"<script", "<img src=x", "<svg onload", "<b>bold", "<iframe", "<u>"};
	struct store *store = shop_store();
	race_commit(store, RACE_SHA, 1763730000, "<script>alert(1)</script>");
	race_machine(store, RACE_MACHINE, "<b>bold</b> \"machine\" & 'co'");
	struct race race = race_start(store, RACE_SHA, RACE_MACHINE, false, 1763740000);
	race_backend(&race, "<img src=x onerror=alert(1)>", "<u>", "<iframe>", "<script>", "<script>warn</script>");
	race_time(&race, BENCHMARK, "<img src=x onerror=alert(1)>", "maxiter=1000,width=100", 0.01, unknown);
	race_time(&race, BENCHMARK, "serial", "maxiter=\"><svg onload=alert(1)>,width=100", 0.02, unknown);
	race_time(&race, "<u>../../up", "serial", "n=1", 0.02, unknown);
	race_fail(&race, BENCHMARK, "vector", "maxiter=1000,width=100", STATE_CRASHED, "<script>reason</script>",
		  "<script>stderr</script>\n\033[31mred\033[0m \xff\xfe");
	end(&race);
	shop_publish("site");
	struct shop_files files = shop_files("site");
	for (size_t i = 0; i < files.count; i++) {
		const char *dot = strrchr(files.paths[i], '.');
		if (!dot || (strcmp(dot, ".html") != 0 && strcmp(dot, ".svg") != 0))
			continue;
		for (size_t b = 0; b < COUNT_OF(bad); b++)
			ck_assert_msg(!strstr(shop_read("site", files.paths[i]), bad[b]), "%s has %s", files.paths[i],
				      bad[b]);
	}
	shop_files_free(&files);
	expect(shop_read("site", PAGE), "&lt;script&gt;stderr&lt;/script&gt;");
	expect(shop_read("site", "index.html"), "&lt;script&gt;alert(1)&lt;/script&gt;");
}
END_TEST

START_TEST(each_state_is_shown_with_its_reason)
{
	static const struct {
		enum state state;
		const char *reason, *words;
	} states[] = {
		{STATE_SKIPPED, "needs 3 GiB, 1 GiB free", "skipped"},
		{STATE_UNAVAILABLE, "no CUDA device", "unavailable"},
		{STATE_FAILED, "wrong answer: sum is 1 in place of 2", "failed"},
		{STATE_CRASHED, "died of signal 11", "crashed"},
		{STATE_TIMED_OUT, "killed after 60 s", "timed out"},
		{STATE_OUT_OF_MEMORY, "killed at 2 GiB", "out of memory"},
	};
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.01, unknown);
	for (size_t i = 0; i < COUNT_OF(states); i++) {
		char *backend = mem_printf("backend-%zu", i);
		race_fail(&race, BENCHMARK, backend, "maxiter=1000,width=100", states[i].state, states[i].reason, NULL);
		free(backend);
	}
	end(&race);
	struct publish_result result = shop_publish("site");
	const char *index = shop_read("site", "index.html"), *page = shop_read("site", PAGE);
	for (size_t i = 0; i < COUNT_OF(states); i++) {
		char *chip = mem_printf("1 %s</span>", states[i].words);
		expect(index, chip);
		expect(index, states[i].reason);
		ck_assert_uint_eq(shop_count(page, states[i].reason), 2); /* in the list and in the table */
		free(chip);
	}
	expect(index, "6 points without a time");
	/* What was not tried gave no wrong answer. */
	expect(result.verdict, "; 1 of 5 answers are right.");
}
END_TEST

START_TEST(nothing_but_failures_is_said_so)
{
	struct race race = begin(false);
	race_fail(&race, BENCHMARK, "serial", "maxiter=1000,width=100", STATE_FAILED, "wrong answer", NULL);
	end(&race);
	struct publish_result result = shop_publish("site");
	ck_assert_str_eq(result.verdict, "No way of computing mandelbrot-tutorial gave a time at commit 92d6a83; "
					 "0 of 1 answers are right.");
}
END_TEST

START_TEST(two_machines_are_never_mixed)
{
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	race_time(&race, BENCHMARK, "openmp", "maxiter=1000,threads=2,width=100", 0.005, unknown);
	race_machine(race.store, OTHER_MACHINE, "another machine");
	struct race other = race_start(race.store, RACE_SHA, OTHER_MACHINE, false, 1763740000);
	race_time(&other, BENCHMARK, "openmp", "maxiter=1000,threads=2,width=100", 0.001, unknown);
	race_end(&other);
	end(&race);
	shop_publish("site");
	ck_assert(shop_has("site", "figure/mandelbrot-tutorial-" RACE_MACHINE "-time.svg"));
	ck_assert(shop_has("site", "figure/mandelbrot-tutorial-" OTHER_MACHINE "-time.svg"));
	const char *one = shop_read("site", "data/mandelbrot-tutorial-" RACE_MACHINE ".csv");
	const char *two = shop_read("site", "data/mandelbrot-tutorial-" OTHER_MACHINE ".csv");
	ck_assert_uint_eq(shop_count(one, "\r\n"), 3);
	ck_assert_uint_eq(shop_count(two, "\r\n"), 2);
	expect_not(one, OTHER_MACHINE);
	expect_not(two, RACE_MACHINE);
	/* A speed-up needs a reference on the same machine. */
	expect(shop_read("site", PAGE), "2.00×");
	expect_not(shop_read("site", PAGE), "10.0×");
}
END_TEST

START_TEST(results_with_uncommitted_changes_give_way_to_clean_ones)
{
	struct race race = begin(true);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	end(&race);
	struct publish_result result = shop_publish("site");
	expect(result.verdict, "92d6a83 with uncommitted changes");
	expect(shop_read("site", PAGE), "with uncommitted changes");
	race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.020, unknown);
	end(&race);
	result = shop_publish("site");
	expect_not(result.verdict, "uncommitted");
	expect(shop_read("site", PAGE), "20.0 ms");
	expect_not(shop_read("site", PAGE), "10.0 ms");
}
END_TEST

START_TEST(the_newest_commit_is_shown_and_the_older_keeps_its_page)
{
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	race_commit(race.store, RACE_SHA_NEW, 1763800000, "Go on");
	struct race newer = race_start(race.store, RACE_SHA_NEW, RACE_MACHINE, false, 1763810000);
	race_time(&newer, BENCHMARK, "serial", "maxiter=1000,width=100", 0.030, unknown);
	race_end(&newer);
	end(&race);
	struct publish_result result = shop_publish("site");
	expect(result.verdict, "commit a41c07b");
	expect(shop_read("site", "commit/" RACE_SHA ".html"), "10.0 ms");
	expect(shop_read("site", "commit/" RACE_SHA_NEW ".html"), "30.1 ms");
}
END_TEST

START_TEST(visits_of_several_runs_are_merged)
{
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	end(&race);
	race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	end(&race);
	shop_publish("site");
	expect(shop_read("site", PAGE), "60 in 6");
	/* Each run still says what it visited. */
	ck_assert_uint_eq(shop_count(shop_read("site", "index.html"), "<td class=\"n\">1</td>"), 2);
}
END_TEST

START_TEST(another_toolchain_takes_the_place_of_the_older_one)
{
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	end(&race);
	race = begin(false);
	race_backend(&race, "serial", "plain", "openblas-serial", "Haswell", NULL);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.020, unknown);
	end(&race);
	shop_publish("site");
	expect(shop_read("site", PAGE), "30 in 3");
	expect(shop_read("site", PAGE), "20.0 ms");
}
END_TEST

START_TEST(a_benchmark_without_its_definition_is_shown_all_the_same)
{
	struct race race = begin(false);
	race_time(&race, "forgotten", "serial", "n=10,order=3", 0.010, unknown);
	race_time(&race, "forgotten", "serial", "n=20,order=3", 0.020, unknown);
	end(&race);
	struct publish_result result = shop_publish("site");
	expect(result.verdict, "at n = 20");
	expect(shop_read("site", "benchmark/forgotten.html"), "n = 10");
}
END_TEST

START_TEST(many_lines_are_thinned_in_the_figure_and_whole_in_the_table)
{
	struct race race = begin(false);
	for (int threads = 1; threads <= 16; threads++) {
		char *params = mem_printf("maxiter=1000,threads=%d,width=100", threads);
		race_time(&race, BENCHMARK, "openmp", params, 0.1 / threads, unknown);
		free(params);
	}
	end(&race);
	shop_publish("site");
	const char *page = shop_read("site", PAGE);
	expect(page, "best of each backend");
	for (int threads = 2; threads <= 16; threads++) {
		char *row = mem_printf("\">openmp, %d threads</bdi>", threads);
		expect(page, row);
		free(row);
	}
	/* Two layouts of the time, and as many of the scaling and the efficiency: 16 points each there, one here. */
	ck_assert_uint_eq(shop_count(page, "<li class="), 2 * (1 + 16 + 16));
}
END_TEST

START_TEST(numbers_beside_the_time_are_a_table_with_their_units)
{
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	end(&race);
	shop_publish("site");
	expect_not(shop_read("site", PAGE), "Beside the time");
	expect_not(shop_read("site", "data/results.csv"), "metric_");
	race = begin(false);
	race.start_up = 0.002;
	race_time(&race, BENCHMARK, "openmp", "maxiter=1000,threads=2,width=100", 0.010, unknown);
	end(&race);
	shop_publish("site");
	const char *page = shop_read("site", PAGE);
	expect(page, "Beside the time");
	expect(page, "<th scope=\"col\" class=\"n\">copied</th><th scope=\"col\" class=\"n\">ranks per node</th>"
		     "<th scope=\"col\" class=\"n\">start-up</th><th scope=\"col\" class=\"n\">waiting</th>");
	/* The median of 2, 2.2 and 2.4 ms. */
	expect(page, "openmp, 2 threads</bdi></th><td class=\"n\">4.00 MiB</td><td class=\"n\">2</td>"
		     "<td class=\"n\">2.20 ms</td><td class=\"n\">12.5%</td></tr>");
	ck_assert_uint_eq(shop_count(page, "2.20 ms"), 1);
}
END_TEST

START_TEST(numbers_beside_the_time_are_in_the_files_for_programs)
{
	struct race race = begin(false);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	race.start_up = 0.002;
	race_time(&race, BENCHMARK, "openmp", "maxiter=1000,threads=2,width=100", 0.010, unknown);
	end(&race);
	shop_publish("site");
	const char *csv = shop_read("site", "data/results.csv"), *json = shop_read("site", "data/results.json");
	expect(csv, ",metric_copied_bytes,metric_ranks_per_node,metric_start_up_seconds,metric_waiting_share\r\n");
	expect(csv, ",4194304,2,0.0022,0.125\r\n");
	expect(csv, ",,,,\r\n");
	expect(json, "\"start_up_seconds\": 0.0022");
	ck_assert_uint_eq(shop_count(json, "\"metrics\""), 1);
}
END_TEST

START_TEST(planes_are_shown_of_each_backend_at_the_largest_value_that_has_them)
{
	struct race race = begin(false);
	race.side = 8;
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=200", 0.010, unknown);
	race_time(&race, BENCHMARK, "vector", "maxiter=1000,width=100", 0.010, unknown);
	race.side = 0;
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=400", 0.010, unknown);
	race_time(&race, BENCHMARK, "openmp", "maxiter=1000,threads=2,width=400", 0.010, unknown);
	end(&race);
	shop_publish("site");
	const char *page = shop_read("site", PAGE);
	expect(page, "<h4><bdi class=\"dot c");
	expect(page, ">serial, width 200</bdi></h4>");
	expect(page, ">vector, width 100</bdi></h4>");
	ck_assert_uint_eq(shop_count(page, "<figure class=\"picture\">"), 6);
	expect(page, "alt=\"Pupil: serial, width 200: 32 × 32 numbers (shown as means, 8 × 8) from 0 to "
		     "1.00\"");
	expect(page, "logarithmic scale");
	ck_assert(shop_has("site", "figure/mandelbrot-tutorial-" RACE_MACHINE "-plane-serial-pupil.png"));
	ck_assert(shop_has("site", "figure/mandelbrot-tutorial-" RACE_MACHINE "-plane-vector-detector-dark.png"));
	ck_assert(!shop_has("site", "figure/mandelbrot-tutorial-" RACE_MACHINE "-plane-openmp-pupil.png"));
}
END_TEST

START_TEST(planes_of_another_toolchain_are_not_shown)
{
	struct race race = begin(false);
	race.side = 8;
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.010, unknown);
	end(&race);
	race = begin(false);
	race_backend(&race, "serial", "plain", "openblas-serial", "Haswell", NULL);
	race_time(&race, BENCHMARK, "serial", "maxiter=1000,width=100", 0.020, unknown);
	end(&race);
	shop_publish("site");
	expect_not(shop_read("site", PAGE), "In the middle of the computation");
	expect_not(shop_read("site", PAGE), "class=\"picture\"");
}
END_TEST

TCase *content_tests(void)
{
	TCase *tests = tcase_create("content");
	tcase_add_checked_fixture(tests, shop_open, shop_close);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, text_from_outside_is_escaped_everywhere);
	tcase_add_test(tests, each_state_is_shown_with_its_reason);
	tcase_add_test(tests, nothing_but_failures_is_said_so);
	tcase_add_test(tests, two_machines_are_never_mixed);
	tcase_add_test(tests, results_with_uncommitted_changes_give_way_to_clean_ones);
	tcase_add_test(tests, the_newest_commit_is_shown_and_the_older_keeps_its_page);
	tcase_add_test(tests, visits_of_several_runs_are_merged);
	tcase_add_test(tests, another_toolchain_takes_the_place_of_the_older_one);
	tcase_add_test(tests, a_benchmark_without_its_definition_is_shown_all_the_same);
	tcase_add_test(tests, numbers_beside_the_time_are_a_table_with_their_units);
	tcase_add_test(tests, numbers_beside_the_time_are_in_the_files_for_programs);
	tcase_add_test(tests, planes_are_shown_of_each_backend_at_the_largest_value_that_has_them);
	tcase_add_test(tests, planes_of_another_toolchain_are_not_shown);
	tcase_add_test(tests, many_lines_are_thinned_in_the_figure_and_whole_in_the_table);
	return tests;
}
