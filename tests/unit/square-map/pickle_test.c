/* Pickles through a pipe, and what becomes of a run whose children cannot do their work. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "square-map/pickling.h"

#include "../check_main.h"

struct sender {
	int fd;
	int64_t count;
	int64_t *values;
};

static void *send_all(void *context)
{
	const struct sender *sender = context;
	struct pickle pickle;
	CHECK_QUIETLY(pickle_allocate(&pickle, sender->count, true, NULL), "no memory");
	CHECK_QUIETLY(pickle_send(&pickle, sender->fd, sender->values, sender->count, NULL), "nothing is sent");
	pickle_free(&pickle);
	return NULL;
}

/* More than a pipe holds, exactly what it holds, one, and none. */
START_TEST(numbers_come_out_as_they_went_in)
{
	static const int64_t counts[] = {100000, 8192, 1, 0};
	int64_t count = counts[_i], *got = calloc((size_t)count + 1, sizeof *got);
	struct sender sender = {.count = count, .values = calloc((size_t)count + 1, sizeof *got)};
	struct pickle pickle;
	pthread_t thread;
	int ends[2];
	for (int64_t i = 0; i < count; i++)
		sender.values[i] = i * INT64_C(0x0123456789abcdef);
	ck_assert_int_eq(pipe(ends), 0);
	sender.fd = ends[1];
	ck_assert_int_eq(pthread_create(&thread, NULL, send_all, &sender), 0);
	ck_assert(pickle_allocate(&pickle, count, false, NULL));
	ck_assert(pickle_receive(&pickle, ends[0], got, count, NULL));
	pthread_join(thread, NULL);
	ck_assert_int_eq(memcmp(got, sender.values, (size_t)count * sizeof *got), 0);
	pickle_free(&pickle);
	free(sender.values);
	free(got);
}
END_TEST

START_TEST(a_pickle_of_another_length_is_an_error)
{
	struct error err = ERROR_INIT;
	struct pickle pickle;
	int64_t values[3] = {1, 2, 3};
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert(pickle_allocate(&pickle, 3, false, NULL));
	ck_assert(pickle_send(&pickle, ends[1], values, 2, NULL));
	ck_assert(!pickle_receive(&pickle, ends[0], values, 3, &err));
	ck_assert_str_eq(err.message, "a pickle of 16 bytes in place of 24");
	pickle_free(&pickle);
}
END_TEST

START_TEST(a_pickle_that_is_cut_off_is_an_error)
{
	struct error err = ERROR_INIT;
	struct pickle pickle;
	int64_t values[3] = {24, 2, 3};
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert(pickle_allocate(&pickle, 3, false, NULL));
	ck_assert_int_eq(write(ends[1], values, 20), 20);
	close(ends[1]);
	ck_assert(!pickle_receive(&pickle, ends[0], values, 3, &err));
	ck_assert_str_eq(err.message, "the other end of a pipe was closed with 12 bytes missing");
	pickle_free(&pickle);
}
END_TEST

/* --- runs --- */

#define COUNT   100000
#define WORKERS 3

struct shared {
	atomic_int next;
	struct square_times times[WORKERS];
};

static int64_t x[COUNT], r[COUNT];
static pid_t children[WORKERS];

static struct square_map map_of(struct shared *shared)
{
	return (struct square_map){.count = COUNT, .workers = WORKERS, .x = x, .r = r, .times = shared->times};
}

static struct shared *map_shared(void)
{
	void *map = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(map, MAP_FAILED);
	return map;
}

static int open_descriptors(void)
{
	int count = 0;
	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) != -1;
	return count;
}

START_TEST(a_run_leaves_nothing_open_and_no_child)
{
	struct shared *shared = map_shared();
	struct square_map map = map_of(shared);
	struct pickling pickling;
	int before = open_descriptors();
	ck_assert(pickling_allocate(&pickling, &map, &shared->next, children, NULL));
	ck_assert(pickling_run(&pickling, NULL));
	ck_assert_int_eq(open_descriptors(), before);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	pickling_free(&pickling);
	munmap(shared, sizeof *shared);
}
END_TEST

/* They have nowhere to note their times. */
START_TEST(a_child_that_crashes_ends_the_run_with_its_signal)
{
	const struct rlimit no_core = {0, 0};
	struct shared *shared = map_shared();
	struct square_map map = map_of(shared);
	struct pickling pickling;
	struct error err = ERROR_INIT;
	int before = open_descriptors();
	setrlimit(RLIMIT_CORE, &no_core);
	ck_assert(pickling_allocate(&pickling, &map, &shared->next, children, NULL));
	map.times = NULL;
	bool good = pickling_run(&pickling, &err);
	ck_assert(!good);
	ck_assert_msg(strstr(err.message, "process 1 of 3 ") == err.message, "%s", err.message);
	ck_assert_int_eq(open_descriptors(), before);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	pickling_free(&pickling);
	munmap(shared, sizeof *shared);
}
END_TEST

/* The limit at which `count` more can be opened. */
static rlim_t limit_for(int count)
{
	int fd = 0;
	for (; count; fd++)
		count -= fcntl(fd, F_GETFD) == -1;
	return (rlim_t)fd;
}

START_TEST(too_few_descriptors_are_an_error)
{
	struct shared *shared = map_shared();
	struct square_map map = map_of(shared);
	struct pickling pickling;
	struct error err = ERROR_INIT;
	int before = open_descriptors();
	const struct rlimit few = {limit_for(5), limit_for(5)};
	ck_assert(pickling_allocate(&pickling, &map, &shared->next, children, NULL));
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
	ck_assert(!pickling_run(&pickling, &err));
	ck_assert_str_eq(err.message, "no pipes for process 2 of 3: Too many open files");
	ck_assert_int_eq(open_descriptors(), before);
	pickling_free(&pickling);
	munmap(shared, sizeof *shared);
}
END_TEST

static void on_pipe(int number)
{
	(void)number;
}

START_TEST(the_handler_of_sigpipe_is_what_it_was)
{
	const struct sigaction own = {.sa_handler = on_pipe};
	struct shared *shared = map_shared();
	struct square_map map = map_of(shared);
	struct sigaction now;
	struct pickling pickling;
	ck_assert(pickling_allocate(&pickling, &map, &shared->next, children, NULL));
	sigaction(SIGPIPE, &own, NULL);
	ck_assert(pickling_run(&pickling, NULL));
	sigaction(SIGPIPE, NULL, &now);
	ck_assert(now.sa_handler == on_pipe);
	pickling_free(&pickling);
	munmap(shared, sizeof *shared);
}
END_TEST

static TCase *pickle_tests(void)
{
	TCase *tests = tcase_create("pickle");
	tcase_add_loop_test(tests, numbers_come_out_as_they_went_in, 0, 4);
	tcase_add_test(tests, a_pickle_of_another_length_is_an_error);
	tcase_add_test(tests, a_pickle_that_is_cut_off_is_an_error);
	tcase_add_test(tests, a_run_leaves_nothing_open_and_no_child);
	tcase_add_test(tests, a_child_that_crashes_ends_the_run_with_its_signal);
	tcase_add_test(tests, too_few_descriptors_are_an_error);
	tcase_add_test(tests, the_handler_of_sigpipe_is_what_it_was);
	return tests;
}

CHECK_MAIN("pickle", pickle_tests)
