/*
 * ranks_test.c: hooks that run on several ranks, and what becomes of their
 * failures.
 */
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"
#include "harness/clock.h"
#include "harness/proctree.h"
#include "support.h"

TCase *ranks_tests(void);

static void begin(struct race *race, const char *params)
{
	race_begin(race, SCRIPTED_WORKER, "scripted", params);
}

/* Did this many ranks, and no others, come to their finish? */
static void expect_finished(const struct race *race, size_t ranks)
{
	char **names;
	size_t count;
	ck_assert(path_list(&names, &count, race->notes, NULL));
	ck_assert_uint_eq(count, ranks);
	path_list_free(names, count);
}

START_TEST(a_description_tells_the_launcher_and_the_library)
{
	struct race race;
	begin(&race, "at=-1,fail=none,ranks=1");
	ck_assert_ptr_nonnull(strstr(race.worker.launcher, " -n {ranks}"));
	ck_assert_uint_ge(race.worker.library_count, 1);
	const struct library *library = &race.worker.libraries[0];
	ck_assert_str_eq(library->kind, "mpi");
	ck_assert_ptr_nonnull(library->version);
	ck_assert(path_exists(library->path));
	ck_assert_ptr_nonnull(facts_get_text(&race.worker.facts, "mpi.standard"));
	race_end(&race);
}
END_TEST

static const struct {
	const char *ranks, *sum;
	size_t count;
} sizes[] = {{"1", "0", 1}, {"2", "1", 2}, {"3", "3", 3}};

START_TEST(every_rank_runs_each_hook)
{
	struct race race;
	begin(&race, "at=-1,fail=none");
	params_set(&race.point.params, "ranks", sizes[_i].ranks);
	race_expect(&race, STATE_OK, NULL);
	race_expect_value(&race, "rank", "0");
	race_expect_value(&race, "sum", sizes[_i].sum);
	race_expect_value(&race, "runs", "3"); /* a warm-up and two samples */
	expect_finished(&race, sizes[_i].count);
	race_end(&race);
}
END_TEST

/* Parts 1, 3, 5. */
START_TEST(what_each_rank_did_is_told)
{
	struct race race;
	begin(&race, "at=-1,fail=none,ranks=3");
	race_expect(&race, STATE_OK, NULL);
	race_expect_value(&race, "rank_0_parts", "1");
	race_expect_value(&race, "rank_2_parts", "5");
	race_expect_value(&race, "rank_1_seconds", "0.5");
	ck_assert_double_eq(answer_find(&race.visit.answer, "rank_1_share")->number, 3.0 / 9.0);
	ck_assert_ptr_null(answer_find(&race.visit.answer, "rank_3_parts"));
	race_end(&race);
}
END_TEST

static const struct {
	const char *params;
	enum state state;
	const char *reason;
} failures[] = {
	{"at=1,fail=prepare,ranks=3", STATE_FAILED, "rank 1 of 3: prepare fails as told"},
	{"at=0,fail=prepare,ranks=2", STATE_FAILED, "rank 0 of 2: prepare fails as told"},
	{"at=-1,fail=prepare,ranks=3", STATE_FAILED, "prepare fails as told"},
	{"at=2,fail=run,ranks=3", STATE_FAILED, "rank 2 of 3: run fails as told"},
	{"at=-1,fail=unavailable,ranks=2", STATE_UNAVAILABLE, "this machine has no script"},
	{"at=1,fail=unavailable,ranks=2", STATE_UNAVAILABLE, "rank 1 of 2: this machine has no script"},
	{"at=-1,fail=nonsense,ranks=2", STATE_FAILED,
	 "parameter fail: 'nonsense' is not one of die, hang, none, prepare, run, unavailable"},
};

START_TEST(a_failure_is_reported_once_and_all_ranks_finish)
{
	struct race race;
	begin(&race, failures[_i].params);
	race_expect(&race, failures[_i].state, failures[_i].reason);
	const char *ranks = params_get(&race.point.params, "ranks");
	expect_finished(&race, (size_t)atoi(ranks));
	race_end(&race);
}
END_TEST

START_TEST(another_number_of_ranks_than_asked_for_is_an_error)
{
	struct race race;
	begin(&race, "at=-1,fail=none,ranks=3");
	char *launcher = mem_text(race.worker.launcher);
	strcpy(strstr(launcher, "{ranks}"), "2");
	race.request.launcher = launcher;
	race_expect(&race, STATE_FAILED, "3 ranks were asked for and 2 run; how was the worker started?");
	free(launcher);
	race_end(&race);
}
END_TEST

START_TEST(an_unknown_benchmark_ends_all_ranks)
{
	struct race race;
	begin(&race, "at=-1,fail=none,ranks=2");
	mem_replace(&race.point.benchmark, "none");
	race_expect(&race, STATE_FAILED, "the backend scripted has no benchmark 'none'; it has scripted");
	race_end(&race);
}
END_TEST

START_TEST(a_rank_that_dies_ends_the_visit)
{
	struct race race;
	begin(&race, _i ? "at=1,fail=die,ranks=3" : "at=0,fail=die,ranks=3");
	race_expect(&race, STATE_CRASHED, "killed by SIGKILL, not by lapchart: was the memory of the machine used up?");
	race_end(&race);
}
END_TEST

START_TEST(ranks_that_hang_are_killed_in_time)
{
	struct race race;
	begin(&race, "at=1,fail=hang,ranks=3");
	race.request.limits.seconds = 2;
	race.request.max_time = 1;
	visit_free(&race.visit);
	ck_assert(harness_visit(&race.visit, &race.request, NULL));
	ck_assert_int_eq(race.visit.state, STATE_TIMED_OUT);
	ck_assert_int_lt(waitpid(-1, NULL, WNOHANG), 0);
	ck_assert(race_is_clean(&race));
	race_end(&race);
}
END_TEST

static bool has_children(void)
{
	pid_t pid;
	while ((pid = waitpid(-1, NULL, WNOHANG)) > 0)
		;
	return pid == 0;
}

/* All that descends from the program becomes a child of the test when it is killed. */
START_TEST(nothing_of_it_outlives_lapchart)
{
	struct race race;
	struct proctree tree = {0};
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	begin(&race, "at=-1,fail=hang,ranks=2");
	pid_t program = fork();
	if (program == 0) {
		harness_visit(&race.visit, &race.request, NULL);
		_exit(0);
	}
	for (int i = 0; i < 2000 && tree.count < 4; i++) { /* guard, mpirun, two ranks */
		clock_sleep(0.01);
		proctree_read(&tree, program, NULL);
	}
	ck_assert_uint_ge(tree.count, 4);
	kill(program, SIGKILL);
	for (int i = 0; i < 2000 && has_children(); i++)
		clock_sleep(0.01);
	/* Its files are another thing: mpirun has a moment to remove them (GUARD_GRACE), which may be too short where
	 * the machine is busy. */
	ck_assert(!has_children());
	proctree_free(&tree);
	race_end(&race);
}
END_TEST

TCase *ranks_tests(void)
{
	TCase *tests = tcase_create("ranks");
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, a_description_tells_the_launcher_and_the_library);
	tcase_add_loop_test(tests, every_rank_runs_each_hook, 0, COUNT_OF(sizes));
	tcase_add_test(tests, what_each_rank_did_is_told);
	tcase_add_loop_test(tests, a_failure_is_reported_once_and_all_ranks_finish, 0, COUNT_OF(failures));
	tcase_add_test(tests, another_number_of_ranks_than_asked_for_is_an_error);
	tcase_add_test(tests, an_unknown_benchmark_ends_all_ranks);
	tcase_add_loop_test(tests, a_rank_that_dies_ends_the_visit, 0, 2);
	tcase_add_test(tests, ranks_that_hang_are_killed_in_time);
	tcase_add_test(tests, nothing_of_it_outlives_lapchart);
	return tests;
}
