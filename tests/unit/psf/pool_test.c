/* Worker processes: the same image whatever their number, to the last bit; and what happens where one of them fails. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "psf/pool.h"
#include "psf/team.h"

#include "../check_main.h"

static const struct psf_threads one_thread = {.count = 1};

static bool equip(struct psf_tools *out, struct psf_pool *pool, struct error *err)
{
	return psf_plain_dft(&out->dft, pool->psf.grid, err) &&
	       psf_product_mft(&out->mft, &pool->psf, &psf_tile_portable, one_thread, err);
}

static bool equip_not(struct psf_tools *out, struct psf_pool *pool, struct error *err)
{
	(void)out;
	return error_set(err, ERROR_SYSTEM, "no tools for a pupil of %zu", pool->psf.n);
}

/* Its memory is no more; nor is it. */
static bool equip_and_die(struct psf_tools *out, struct psf_pool *pool, struct error *err)
{
	(void)out;
	(void)pool;
	(void)err;
	return raise(SIGKILL) == 0;
}

static void make(struct psf_pool *pool, const char *text, const char *processes, psf_equip *tools)
{
	static const char *const names[] = {"processes", NULL};
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert(params_parse(&params, text, NULL));
	params_set(&params, "processes", processes);
	ck_assert_msg(psf_pool_make(pool, PSF_CORONAGRAPH, &params, names, tools, &err), "%s", err.message);
	params_free(&params);
}

/* By one workspace, one wavelength after the other. */
static double *in_one_process(struct psf_pool *pool)
{
	struct psf_tools tools = {.threads = one_thread};
	struct psf_workspace *workspace;
	double *image = mem_zero(pool->psf.side * pool->psf.side, sizeof *image);
	ck_assert(equip(&tools, pool, NULL));
	ck_assert(psf_workspace_make(&workspace, &pool->psf, &tools, NULL));
	for (size_t i = 0; i < pool->psf.wavelengths; i++)
		psf_add_wavelength(workspace, i, image);
	psf_workspace_free(workspace);
	return image;
}

static double metric(struct psf_pool *pool, const char *name)
{
	struct answer metrics = {0};
	ck_assert(psf_pool_metrics(pool, &metrics, NULL));
	const struct answer_value *value = answer_find(&metrics, name);
	ck_assert_msg(value != NULL, "there is no %s", name);
	double number = value->number;
	answer_free(&metrics);
	return number;
}

START_TEST(any_number_of_processes_makes_the_image_of_one)
{
	static const char *const counts[] = {"1", "2", "3", "5", "11"};
	struct psf_pool pool;
	make(&pool, "oversample=1,pupil=24,wavelengths=5", counts[_i], equip);
	double *right = in_one_process(&pool);
	for (int run = 0; run < 2; run++) {
		struct error err = ERROR_INIT;
		ck_assert_msg(psf_pool_run(&pool, &err), "%s", err.message);
		ck_assert(memcmp(pool.psf.image, right, pool.psf.side * pool.psf.side * sizeof *right) == 0);
	}
	free(right);
	psf_pool_free(&pool);
}
END_TEST

START_TEST(no_more_processes_are_started_than_have_something_to_do)
{
	struct psf_pool pool;
	make(&pool, "oversample=1,pupil=24,wavelengths=2", "7", equip);
	ck_assert(psf_pool_run(&pool, NULL));
	ck_assert(metric(&pool, "processes") == 2);
	ck_assert(metric(&pool, "start_up_seconds") > 0);
	ck_assert(metric(&pool, "shared_bytes") == 2 * 160 * 160 * 8);
	ck_assert(metric(&pool, "process_bytes") > 24 * 24 * 16);
	psf_pool_free(&pool);
}
END_TEST

START_TEST(what_a_process_says_of_its_failure_is_the_error)
{
	struct psf_pool pool;
	struct error err = ERROR_INIT;
	make(&pool, "oversample=1,pupil=24,wavelengths=3", "3", equip_not);
	ck_assert(!psf_pool_run(&pool, &err));
	ck_assert_str_eq(err.message, "no tools for a pupil of 24");
	psf_pool_free(&pool);
}
END_TEST

START_TEST(a_process_that_is_killed_fails_the_run)
{
	struct psf_pool pool;
	struct error err = ERROR_INIT;
	make(&pool, "oversample=1,pupil=24,wavelengths=3", "2", equip_and_die);
	ck_assert(!psf_pool_run(&pool, &err));
	ck_assert_str_eq(err.message, "process 1 of 2 died of signal 9 (Killed)");
	psf_pool_free(&pool);
}
END_TEST

START_TEST(the_number_of_processes_is_checked)
{
	static const char *const names[] = {"processes", NULL};
	struct params params = {0};
	struct error err = ERROR_INIT;
	struct psf_pool pool;
	ck_assert(params_parse(&params, "oversample=1,processes=0,pupil=24,wavelengths=3", NULL));
	ck_assert(!psf_pool_make(&pool, PSF_IMAGING, &params, names, equip, &err));
	ck_assert_str_eq(err.message, "parameter processes: 0 is not within 1 ... 4096");
	psf_pool_free(&pool);
	params_free(&params);
}
END_TEST

/* Each part adds one to its own number; the caller reads all of them without a lock. */
static void count_part(void *context, size_t part, size_t parts)
{
	size_t *counts = context;
	(void)parts;
	counts[part]++;
}

START_TEST(a_team_does_each_part_once_a_round)
{
	for (size_t threads = 1; threads < 6; threads++) {
		size_t counts[6] = {0};
		struct crew *crew = crew_open((int)threads, NULL);
		ck_assert_ptr_nonnull(crew);
		const struct psf_threads shared = psf_team_threads(crew, threads);
		for (size_t round = 1; round <= 500; round++) {
			psf_share(&shared, count_part, counts);
			for (size_t i = 0; i < threads; i++)
				ck_assert_uint_eq(counts[i], round);
		}
		ck_assert_uint_eq(counts[threads], 0);
		crew_close(crew);
	}
	crew_close(NULL);
}
END_TEST

static TCase *pool_tests(void)
{
	TCase *tests = tcase_create("pool");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, any_number_of_processes_makes_the_image_of_one, 0, 5);
	tcase_add_test(tests, no_more_processes_are_started_than_have_something_to_do);
	tcase_add_test(tests, what_a_process_says_of_its_failure_is_the_error);
	tcase_add_test(tests, a_process_that_is_killed_fails_the_run);
	tcase_add_test(tests, the_number_of_processes_is_checked);
	tcase_add_test(tests, a_team_does_each_part_once_a_round);
	return tests;
}

CHECK_MAIN("psf: processes", pool_tests)
