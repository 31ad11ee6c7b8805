/* Peers, GPUs and published figures on the pages. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "shop.h"

TCase *peers_tests(void);

#define BENCHMARK    "mandelbrot-tutorial"
#define PAGE         "benchmark/mandelbrot-tutorial.html"
#define AT(more)     "maxiter=1000" more ",width=120"
#define MACHINE_PAGE "machine/" RACE_MACHINE ".html"

static const struct race_work unknown = {NAN, NAN, NAN};

static struct race begin(const char *machine)
{
	struct store *store = shop_store();
	race_commit(store, RACE_SHA, 1763730000, "Begin");
	race_machine(store, RACE_MACHINE, machine);
	return race_start(store, RACE_SHA, RACE_MACHINE, false, 1763740000);
}

static const char *publish_page(struct race *race, const char *page)
{
	struct store *store = race->store;
	race_end(race);
	store_close(store);
	shop_publish("site");
	return shop_read("site", page);
}

/* The environment of the results to come: of a peer of `native`, or on a GPU. */
static void be(struct race *race, const char *backend, const char *device, const char *native)
{
	race->device = device;
	race->native = native;
	race_backend(race, backend, "plain", NULL, NULL, NULL);
}

static void expect(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "'%s' is not in:\n%.3000s", part, text);
}

static void expect_not(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) == NULL, "'%s' is in:\n%.3000s", part, text);
}

/* From the first place of `start` to the next one of `end`; caller frees. */
static char *between(const char *text, const char *start, const char *end)
{
	const char *from = strstr(text, start), *to = from ? strstr(from, end) : NULL;
	ck_assert_msg(to != NULL, "no '%s' ... '%s'", start, end);
	return mem_text_n(from, (size_t)(to - from));
}

static void race_pair(struct race *race)
{
	be(race, "vector", NULL, NULL);
	race_time(race, BENCHMARK, "vector", AT(""), 0.010, unknown);
	be(race, "serial-complex", NULL, NULL);
	race_time(race, BENCHMARK, "serial-complex", AT(""), 0.030, unknown);
	be(race, "python-numpy", NULL, "vector");
	race_time(race, BENCHMARK, "python-numpy", AT(""), 0.020, unknown);
	be(race, "python-pure", NULL, "serial-complex");
	race_time(race, BENCHMARK, "python-pure", AT(""), 0.100, unknown);
}

START_TEST(a_peer_stands_beside_its_native_backend_with_the_ratio_of_their_times)
{
	struct race race = begin("machine");
	race_pair(&race);
	const char *page = publish_page(&race, PAGE);
	char *table = between(page, "<h3>Native and peer</h3>", "</table>");
	expect(table, "At width 120");
	char *row = between(table, ">vector</bdi>", "</tr>");
	expect(row, "9.97 ms");
	expect(row, ">python-numpy</bdi>");
	expect(row, "19.9 ms");
	expect(row, "<td class=\"n main\">2.00×<span class=\"under\">1.9");
	expect_not(row, "python-pure");
	/* The fastest native backend first. */
	ck_assert(strstr(table, ">vector<") < strstr(table, ">serial-complex<"));
	expect(page, "<span class=\"chip\">peer of <bdi>vector</bdi></span>");
	free(row);
	free(table);
}
END_TEST

START_TEST(peers_are_compared_with_as_many_threads)
{
	struct race race = begin("machine");
	be(&race, "openmp", NULL, NULL);
	race_time(&race, BENCHMARK, "openmp", AT(",threads=1"), 0.020, unknown);
	race_time(&race, BENCHMARK, "openmp", AT(",threads=2"), 0.010, unknown);
	be(&race, "python-numba", NULL, "openmp");
	race_time(&race, BENCHMARK, "python-numba", AT(",threads=1"), 0.060, unknown);
	char *table = between(publish_page(&race, PAGE), "<h3>Native and peer</h3>", "</table>");
	expect(table, "openmp, 1 thread<");
	expect(table, "3.00×");
	free(table);
}
END_TEST

START_TEST(without_a_peer_there_is_no_table_of_peers)
{
	struct race race = begin("machine");
	race_time(&race, BENCHMARK, "serial", AT(""), 0.030, unknown);
	expect_not(publish_page(&race, PAGE), "Native and peer");
}
END_TEST

START_TEST(then_and_now_compares_speed_ups_over_the_same_reference)
{
	struct race race = begin("machine");
	race_pair(&race);
	be(&race, "openmp", NULL, NULL);
	race_time(&race, BENCHMARK, "openmp", AT(",threads=1"), 0.009, unknown);
	race_time(&race, BENCHMARK, "openmp", AT(",threads=2"), 0.006, unknown);
	const char *page = publish_page(&race, PAGE);
	char *table = between(page, ">Then and now", "</table>");
	expect(table, "<bdi>Old text, 2011</bdi>: <bdi>a laptop</bdi>");
	expect(table, "<bdi>Old text, 2012</bdi>: <bdi>a tower</bdi>");
	char *row = between(table, "id=\"published-Old-text-fast\"", "</tr>");
	expect(row, "2.00 s");
	expect(row, "3.50×");
	expect(row, "over <bdi>Python, loops</bdi>");
	expect(row, "then 3.50×, now 5.00× [4."); /* the peers */
	expect(row, "then 3.50×, now 3.00× [2."); /* the native backends */
	free(row);
	/* What the text tells of threads counts. */
	row = between(table, "id=\"published-Old-text-threads\"", "</tr>");
	expect(row, "then 4.00×, now 4.99×");
	expect(row, "<span class=\"small\">none</span>");
	free(row);
	free(table);
	expect(page, "A text &lt;of&gt; old");
}
END_TEST

START_TEST(a_published_figure_is_drawn_where_there_is_a_point_of_its_problem)
{
	struct race race = begin("machine");
	race_pair(&race);
	const char *page = publish_page(&race, PAGE);
	ck_assert_uint_eq(shop_count(page, "7.00 s, published</span>"), 2); /* wide and narrow */
	ck_assert_uint_eq(shop_count(page, "1.75 s, published</span>"), 2);
	ck_assert_uint_eq(shop_count(page, "8.00 s, published</span>"), 0); /* nothing has width 200 */
	ck_assert_uint_eq(shop_count(page, "3.00 s, published</span>"), 0); /* nothing has maxiter 50 */
	expect(page, "another problem");
	expect(page, "<span class=\"chip\">not measured</span>");
	/* It is no result. */
	expect_not(shop_read("site", "data/results.csv"), "published");
	expect(shop_read("site", "index.html"), "4 ways of computing");
}
END_TEST

START_TEST(what_is_unavailable_is_folded_by_its_reason)
{
	struct race race = begin("machine");
	race_time(&race, BENCHMARK, "serial", AT(""), 0.030, unknown);
	static const char *const names[] = {"python-a", "python-b", "python-c"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		be(&race, names[i], NULL, "serial");
		race_fail(&race, BENCHMARK, names[i], AT(""), STATE_UNAVAILABLE,
			  i < 2 ? "no module named numpy" : "no pypy3", NULL);
	}
	const char *page = publish_page(&race, PAGE);
	char *absent = between(page, "3 ways of computing (3 points) unavailable", "</details>");
	expect(absent, "<bdi>python-a · python-b</bdi> <span class=\"why\"><bdi>no module named numpy</bdi>");
	expect(absent, "<bdi>python-c</bdi> <span class=\"why\"><bdi>no pypy3</bdi>");
	free(absent);
	/* Links to a row of theirs lead there. */
	expect(page, "<li id=\"python-c-maxiter-1000-width-120\">");
	expect_not(page, "<tr id=\"python-");
	expect(shop_read("site", "index.html"), "<bdi class=\"small\">python-a · python-b</bdi>");
}
END_TEST

START_TEST(a_gpu_shows_its_device_time_and_no_share_of_the_processors_peak)
{
	struct race race = begin("machine");
	const struct race_work work = {1e9, NAN, NAN};
	race_time(&race, "machine-peak", "peak", "quantity=flops,threads=1", 0.01, (struct race_work){1e8, NAN, NAN});
	race_time(&race, BENCHMARK, "serial", AT(""), 0.200, work);
	be(&race, "cuda-array", "gpu", NULL);
	race.device_share = 0.5;
	race_time(&race, BENCHMARK, "cuda-array", AT(""), 0.010, work);
	char *row = between(publish_page(&race, PAGE), "<tr id=\"cuda-array-", "</tr>");
	expect(row, "<span class=\"chip\">GPU</span>");
	expect(row, " ms on the device");
	expect_not(row, "%</td>");
	free(row);
}
END_TEST

START_TEST(a_gpu_has_the_peak_that_was_measured_on_a_gpu)
{
	struct race race = begin("machine");
	const struct race_work work = {1e9, NAN, NAN};
	be(&race, "cuda", "gpu", NULL);
	race_time(&race, "machine-peak", "cuda", "quantity=flops", 0.01, (struct race_work){2e9, NAN, NAN});
	be(&race, "cublas", "gpu", NULL);
	race_time(&race, BENCHMARK, "cublas", AT(""), 0.010, work);
	char *row = between(publish_page(&race, PAGE), "<tr id=\"cublas-", "</tr>");
	expect(row, "<td class=\"n\">50%</td>");
	free(row);
}
END_TEST

START_TEST(programs_are_told_devices_and_peers)
{
	struct race race = begin("machine");
	race_pair(&race);
	be(&race, "cuda-array", "gpu", NULL);
	race_time(&race, BENCHMARK, "cuda-array", AT(""), 0.010, unknown);
	publish_page(&race, PAGE);
	const char *csv = shop_read("site", "data/results.csv"), *json = shop_read("site", "data/results.json");
	expect(csv, "benchmark,backend,device,peer_of,commit,");
	expect(csv, BENCHMARK ",cuda-array,gpu,,");
	expect(csv, BENCHMARK ",python-numpy,,vector,");
	expect(csv, BENCHMARK ",vector,,,");
	ck_assert_uint_eq(shop_count(json, "\"device\": \"gpu\""), 1);
	ck_assert_uint_eq(shop_count(json, "\"peer_of\": "), 2);
}
END_TEST

START_TEST(the_page_of_a_machine_has_its_gpus_with_units)
{
	struct race race = begin("A machine with an H200");
	race_time(&race, BENCHMARK, "serial", AT(""), 0.030, unknown);
	const char *page = publish_page(&race, MACHINE_PAGE);
	char *row = between(page, "<bdi>NVIDIA H200</bdi>", "</tr>");
	expect(row, "<bdi>9.0</bdi>");
	expect(row, ">132<");
	expect(row, ">1.98 GHz<");
	expect(row, ">140 GiB<");
	expect(row, ">6144 bits<");
	expect(row, ">60.0 MiB<");
	expect(row, "<td>yes</td>");
	free(row);
	expect(page, "580.65.06");
	expect_not(page, "0 memory clock");
}
END_TEST

TCase *peers_tests(void)
{
	TCase *tests = tcase_create("peers");
	tcase_add_checked_fixture(tests, shop_open, shop_close);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_peer_stands_beside_its_native_backend_with_the_ratio_of_their_times);
	tcase_add_test(tests, peers_are_compared_with_as_many_threads);
	tcase_add_test(tests, without_a_peer_there_is_no_table_of_peers);
	tcase_add_test(tests, then_and_now_compares_speed_ups_over_the_same_reference);
	tcase_add_test(tests, a_published_figure_is_drawn_where_there_is_a_point_of_its_problem);
	tcase_add_test(tests, what_is_unavailable_is_folded_by_its_reason);
	tcase_add_test(tests, a_gpu_shows_its_device_time_and_no_share_of_the_processors_peak);
	tcase_add_test(tests, a_gpu_has_the_peak_that_was_measured_on_a_gpu);
	tcase_add_test(tests, programs_are_told_devices_and_peers);
	tcase_add_test(tests, the_page_of_a_machine_has_its_gpus_with_units);
	return tests;
}
