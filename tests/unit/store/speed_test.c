/* Guards against a lost index or a walk through a whole table. What is limited is the work of SQLite, in
 * instructions of its virtual machine: that is the same on each machine, under valgrind and under load. The times are
 * printed. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"
#include "store/connection.h"

TCase *speed_tests(void);

enum { POINTS = 500, ROUNDS = 3 };

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* As a real one: five samples, three libraries with long texts. */
static struct visit full_visit(int round)
{
	static const char config[] = "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Prescott MAX_THREADS=64";
	struct visit visit = make_visit(round, 0.1);
	visit_add_sample(&visit, 0.11);
	visit_add_sample(&visit, 0.12);
	visit.libraries = mem_resize(visit.libraries, 3, sizeof *visit.libraries);
	for (visit.library_count = 1; visit.library_count < 3; visit.library_count++)
		visit.libraries[visit.library_count] = library_copy(&visit.libraries[0]);
	for (size_t i = 0; i < visit.library_count; i++) {
		mem_replace(&visit.libraries[i].path, "/usr/lib/x86_64-linux-gnu/openblas-openmp/libblas.so.3");
		mem_replace(&visit.libraries[i].config, config);
		mem_replace(&visit.libraries[i].build_id, "0123456789abcdef0123456789abcdef01234567");
	}
	return visit;
}

enum { TICK = 10 };

static int count_tick(void *context)
{
	*(long *)context += TICK;
	return 0;
}

static void count_instructions(struct store *store, long *instructions)
{
	*instructions = 0;
	sqlite3_progress_handler(store->db, TICK, count_tick, instructions);
}

static double store_all(struct store *store, int64_t run_id)
{
	double spent = 0;
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < POINTS; i++) {
			char params[32];
			snprintf(params, sizeof params, "width=%d", i);
			struct point point = make_point("mandelbrot", "serial", params);
			struct visit visit = full_visit(round);
			double before = now();
			put_visit(store, run_id, &point, &visit);
			spent += now() - before;
			visit_free(&visit);
			point_free(&point);
		}
	}
	return spent;
}

static bool count_samples(void *context, const struct result *result)
{
	for (size_t i = 0; i < result->visit_count; i++)
		*(size_t *)context += result->visits[i].sample_count;
	return true;
}

static double read_all(long *instructions)
{
	struct store *store = open_reader();
	size_t samples = 0;
	count_instructions(store, instructions);
	double before = now();
	must(store_each_result(store, NULL, count_samples, &samples, &err));
	double spent = now() - before;
	ck_assert_uint_eq(samples, POINTS * ROUNDS * 5);
	store_close(store);
	return spent;
}

START_TEST(storing_and_reading_are_fast)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = put_run(store, 1);
	long put_work, read_work;
	count_instructions(store, &put_work);
	double put = store_all(store, run.id) / (POINTS * ROUNDS);
	store_close(store);
	double read = fmin(read_all(&read_work), read_all(&read_work));
	fprintf(stderr, "store: %.3f ms a visit (%ld instructions), %.1f ms to read %d results (%ld each)\n", put * 1e3,
		put_work / (POINTS * ROUNDS), read * 1e3, POINTS, read_work / POINTS);
	ck_assert_int_lt(put_work / (POINTS * ROUNDS), 1000);
	ck_assert_int_lt(read_work / POINTS, 1000);
	run_free(&run);
}
END_TEST

START_TEST(opening_is_fast)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = put_run(store, 1);
	store_all(store, run.id);
	store_close(store);
	double before = now();
	store_close(open_store());
	double open = now() - before;
	before = now();
	store_close(open_reader());
	double open_read = now() - before;
	fprintf(stderr, "store: %.2f ms to open, %.2f ms to open for reading\n", open * 1e3, open_read * 1e3);
	ck_assert_double_lt(open_read, 1.0);
	run_free(&run);
}
END_TEST

TCase *speed_tests(void)
{
	TCase *tests = tcase_create("speed");
	tcase_add_checked_fixture(tests, fixture_make, fixture_remove);
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, storing_and_reading_are_fast);
	tcase_add_test(tests, opening_is_fast);
	return tests;
}
