#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "children/children.h"

#include "../check_main.h"

static pid_t ids[8];

struct shared {
	atomic_int arrived;
	int bad;    /* the one that ends badly, by arrival: 1 ... */
	int signal; /* by this signal, or 0: */
	int status; /* with this status */
};

static struct shared *map_shared(void)
{
	void *map = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(map, MAP_FAILED);
	return map;
}

static void work(void *context)
{
	struct shared *shared = context;
	if (atomic_fetch_add(&shared->arrived, 1) + 1 != shared->bad)
		return;
	if (shared->signal)
		kill(getpid(), shared->signal);
	_exit(shared->status);
}

static void assert_no_child_is_left(void)
{
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}

START_TEST(each_child_does_its_work)
{
	struct shared *shared = map_shared();
	ck_assert(children_run(ids, 5, work, shared, NULL));
	ck_assert_int_eq(atomic_load(&shared->arrived), 5);
	assert_no_child_is_left();
	munmap(shared, sizeof *shared);
}
END_TEST

START_TEST(a_child_that_dies_is_noticed_and_the_others_are_waited_for)
{
	struct shared *shared = map_shared();
	struct error err = ERROR_INIT;
	shared->bad = 2;
	shared->signal = SIGKILL;
	ck_assert(!children_run(ids, 4, work, shared, &err));
	ck_assert_ptr_nonnull(strstr(err.message, " of 4 died of signal 9 (Killed)"));
	ck_assert_int_eq(atomic_load(&shared->arrived), 4);
	assert_no_child_is_left();
	munmap(shared, sizeof *shared);
}
END_TEST

START_TEST(a_child_that_fails_is_noticed)
{
	struct shared *shared = map_shared();
	struct error err = ERROR_INIT;
	shared->bad = 1;
	shared->status = 3;
	ck_assert(!children_run(ids, 1, work, shared, &err));
	ck_assert_str_eq(err.message, "process 1 of 1 ended with status 3");
	munmap(shared, sizeof *shared);
}
END_TEST

START_TEST(the_parent_can_work_while_its_children_do)
{
	struct shared *shared = map_shared();
	int started = children_start(ids, 3, work, shared, NULL);
	ck_assert_int_eq(started, 3);
	while (atomic_load(&shared->arrived) < 3)
		sched_yield();
	ck_assert(children_wait(ids, started, 3, NULL));
	assert_no_child_is_left();
	munmap(shared, sizeof *shared);
}
END_TEST

enum { LIMIT_NOT_SET = 77 };

/* Tries to start children where no process may be started; the exit status says what came of it. */
static void run_without_processes(struct shared *shared)
{
	const struct rlimit none = {0, 0};
	struct error err = ERROR_INIT;
	/* The superuser has no such limit. */
	if ((geteuid() == 0 && setuid(65534) != 0) || setrlimit(RLIMIT_NPROC, &none) != 0)
		_exit(LIMIT_NOT_SET);
	bool good = !children_run(ids, 3, work, shared, &err) && strstr(err.message, "cannot start process 1 of 3: ") &&
		    atomic_load(&shared->arrived) == 0;
	_exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

START_TEST(a_child_that_cannot_be_started_is_an_error)
{
	struct shared *shared = map_shared();
	int status;
	pid_t limited = fork();
	if (limited == 0)
		run_without_processes(shared);
	ck_assert_int_eq(waitpid(limited, &status, 0), limited);
	ck_assert_msg(status == 0 || WEXITSTATUS(status) == LIMIT_NOT_SET, "status %x", status);
	munmap(shared, sizeof *shared);
}
END_TEST

static TCase *children_tests(void)
{
	TCase *tests = tcase_create("children");
	tcase_add_test(tests, each_child_does_its_work);
	tcase_add_test(tests, a_child_that_dies_is_noticed_and_the_others_are_waited_for);
	tcase_add_test(tests, a_child_that_fails_is_noticed);
	tcase_add_test(tests, the_parent_can_work_while_its_children_do);
	tcase_add_test(tests, a_child_that_cannot_be_started_is_an_error);
	return tests;
}

CHECK_MAIN("children", children_tests)
