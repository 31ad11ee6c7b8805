#include <stdatomic.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crew/crew.h"

#include "../check_main.h"

#define THREADS_MAX 16
#define STEPS       50

/* Plain numbers on purpose: that they are seen by others is the crew's business. */
struct board {
	int threads;
	int marks[THREADS_MAX];
	int wrong[THREADS_MAX];
};

static int others_at(const struct board *board, int mark)
{
	int count = 0;
	for (int i = 0; i < board->threads; i++)
		count += board->marks[i] == mark;
	return count;
}

/* Each marks its step; after the meeting all have, and nobody goes on before everyone has looked. */
static void mark_steps(struct crew *crew, void *context, int thread)
{
	struct board *board = context;
	for (int step = 1; step <= STEPS; step++) {
		board->marks[thread] = step;
		crew_meet(crew);
		board->wrong[thread] += others_at(board, step) != board->threads;
		crew_meet(crew);
	}
	board->marks[thread] = -1;
}

START_TEST(nobody_goes_on_before_all_have_come)
{
	static const int counts[] = {1, 2, 3, 7, THREADS_MAX};
	struct board board = {.threads = counts[_i]};
	struct error err = ERROR_INIT;
	struct crew *crew = crew_open(counts[_i], &err);
	ck_assert_msg(crew != NULL, "%s", err.message);
	for (int run = 0; run < 3; run++) {
		memset(board.marks, 0, sizeof board.marks);
		crew_run(crew, mark_steps, &board);
		ck_assert_int_eq(others_at(&board, -1), counts[_i]);
	}
	for (int i = 0; i < counts[_i]; i++)
		ck_assert_int_eq(board.wrong[i], 0);
	crew_close(crew);
}
END_TEST

/* So long that those who wait for it sleep. */
static void be_late(struct crew *crew, void *context, int thread)
{
	atomic_int *come = context;
	if (thread == 1)
		usleep(50000);
	atomic_fetch_add(come, 1);
	crew_meet(crew);
}

START_TEST(who_sleeps_is_woken)
{
	atomic_int come = 0;
	struct crew *crew = crew_open(3, NULL);
	crew_run(crew, be_late, &come);
	usleep(50000); /* now the others sleep between two runs */
	crew_run(crew, be_late, &come);
	ck_assert_int_eq(atomic_load(&come), 6);
	crew_close(crew);
}
END_TEST

START_TEST(a_crew_may_have_nothing_to_do)
{
	crew_close(crew_open(5, NULL));
	crew_close(NULL);
}
END_TEST

enum { LIMIT_NOT_SET = 77 };

/* Where a few threads may be started, and no more. The exit status says what came of it. */
static void open_with_few_threads(void)
{
	const struct rlimit few = {3, 3};
	struct error err = ERROR_INIT;
	/* The superuser has no such limit. */
	if ((geteuid() == 0 && setuid(65534) != 0) || setrlimit(RLIMIT_NPROC, &few) != 0)
		_exit(LIMIT_NOT_SET);
	bool good = !crew_open(64, &err) && strstr(err.message, "cannot start thread ") == err.message;
	_exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

START_TEST(a_thread_that_cannot_be_started_is_an_error_and_the_others_go_home)
{
	int status;
	pid_t limited = fork();
	if (limited == 0)
		open_with_few_threads();
	ck_assert_int_eq(waitpid(limited, &status, 0), limited);
	ck_assert_msg(status == 0 || WEXITSTATUS(status) == LIMIT_NOT_SET, "status %x", status);
}
END_TEST

static TCase *crew_tests(void)
{
	TCase *tests = tcase_create("crew");
	tcase_add_loop_test(tests, nobody_goes_on_before_all_have_come, 0, 5);
	tcase_add_test(tests, who_sleeps_is_woken);
	tcase_add_test(tests, a_crew_may_have_nothing_to_do);
	tcase_add_test(tests, a_thread_that_cannot_be_started_is_an_error_and_the_others_go_home);
	return tests;
}

CHECK_MAIN("crew", crew_tests)
