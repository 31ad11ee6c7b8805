/*
 * misdeeds.c: all that a worker can do wrong. One line in the table each.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "fake/fake.h"

#define BOMB_MAX 700 /* forks of a bomb in all: enough to pass the limit, too few to hurt the machine */

/* --- that end or hang --- */

static void exit_with_status(struct fake *fake)
{
	fprintf(stderr, "fake: about to exit\n");
	exit((int)fake_number(fake, "number", 1));
}

static void die_of_signal(struct fake *fake)
{
	int number = (int)fake_number(fake, "number", SIGSEGV);
	signal(number, SIG_DFL); /* a sanitizer would make an exit of it */
	raise(number);
}

static void hang(struct fake *fake)
{
	(void)fake;
	for (int i = 0; i < FAKE_LIFETIME; i++)
		sleep(1);
	exit(3);
}

static void hang_ignoring(struct fake *fake)
{
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	hang(fake);
}

static void close_reply(struct fake *fake)
{
	close(fake->fd);
	exit(0);
}

static void close_reply_and_hang(struct fake *fake)
{
	close(fake->fd);
	hang(fake);
}

static void say_error(struct fake *fake)
{
	fake_refuse(fake, "the script says that this fails");
}

static void say_unavailable(struct fake *fake)
{
	struct message message = {.type = MESSAGE_UNAVAILABLE, .text = (char[]){"no such device"}};
	fake_say(fake, &message);
	fake_say_done(fake);
	exit(0);
}

/* --- that say wrong things --- */

static void say_garbage(struct fake *fake)
{
	fake_say_text(fake, "{\"type\":\"calibration\",\"iterations\":1,\"warmups\":0}\n"
			    "Segmentation fault \033[31m(core dumped)\n");
}

static void say_binary(struct fake *fake)
{
	static const char bytes[] = "\0\1\2\xff\xfe{\"type\"\0:\"done\"}\n";
	file_write_all(fake->fd, bytes, sizeof bytes - 1, NULL);
}

static void say_half_a_line(struct fake *fake)
{
	fake_say_text(fake, "{\"type\":\"do");
	exit(0);
}

static void flood(int fd)
{
	size_t piece = 1 << 20;
	char *lines = mem_alloc(piece);
	static const char line[] = "{\"type\":\"sample\",\"seconds\":1e-3,\"iterations\":1}\n";
	for (size_t at = 0; at < piece; at++)
		lines[at] = line[at % (sizeof line - 1)];
	for (int i = 0; i < 1024; i++)
		file_write_all(fd, lines, piece - piece % (sizeof line - 1), NULL);
	free(lines);
}

static void flood_reply(struct fake *fake)
{
	flood(fake->fd);
}

static void flood_errors(struct fake *fake)
{
	(void)fake;
	char *text = mem_alloc(1 << 20);
	memset(text, '-', 1 << 20);
	for (int i = 0; i < 64; i++)
		file_write_all(STDERR_FILENO, text, 1 << 20, NULL);
	free(text);
	fprintf(stderr, "\nthe end of the flood\n");
}

static void say_long_line(struct fake *fake)
{
	char *text = mem_alloc(WIRE_LINE_MAX + 2);
	memset(text, ' ', WIRE_LINE_MAX + 1);
	text[WIRE_LINE_MAX + 1] = '\0';
	fake_say_text(fake, text);
	free(text);
	hang(fake);
}

static void say_nan(struct fake *fake)
{
	fake_say_text(fake, "{\"type\":\"sample\",\"seconds\":NaN,\"iterations\":1}\n");
}

static void say_zero(struct fake *fake)
{
	fake_say_sample(fake, 0, 1);
}

static void say_nothing(struct fake *fake)
{
	(void)fake;
}

static void say_too_few(struct fake *fake)
{
	for (uint64_t i = 1; i < fake->samples; i++)
		fake_say_sample(fake, 1e-3, 1);
}

static void say_too_many(struct fake *fake)
{
	for (uint64_t i = 0; i <= fake->samples; i++)
		fake_say_sample(fake, 1e-3, 1);
}

static void change_iterations(struct fake *fake)
{
	for (uint64_t i = 0; i < fake->samples; i++)
		fake_say_sample(fake, 1e-3, 4 + i);
}

static void answer_twice(struct fake *fake)
{
	fake_say_answer(fake, 0);
	fake_say_answer(fake, 0);
}

static void say_bad_metrics(struct fake *fake)
{
	fake_say_answer(fake, 0);
	fake_say_text(fake, "{\"type\":\"metrics\",\"values\":{\"start_up_seconds\":\"1 ms\"}}\n");
}

static void metrics_twice(struct fake *fake)
{
	fake_say_answer(fake, 0);
	for (int i = 0; i < 2; i++)
		fake_say_text(fake, "{\"type\":\"metrics\",\"values\":{\"ranks\":2}}\n");
}

static void go_on_after_done(struct fake *fake)
{
	fake_say_done(fake);
	fake_say_sample(fake, 1e-3, 1);
}

static void print_reply(struct fake *fake)
{
	fake->fd = STDOUT_FILENO;
}

static void fail_after_done(struct fake *fake)
{
	fake_say_done(fake);
	exit(3);
}

static void hang_after_done(struct fake *fake)
{
	fake_say_done(fake);
	hang(fake);
}

/* --- that take too much --- */

static char *fill_memory(const struct fake *fake)
{
	size_t size = (size_t)fake_number(fake, "number", 256) << 20;
	char *memory = mem_alloc(size);
	for (size_t i = 0; i < size; i += 4096)
		*(volatile char *)(memory + i) = 1;
	return memory;
}

static void take_memory(struct fake *fake)
{
	char *memory = fill_memory(fake);
	hang(fake);
	free(memory);
}

/* Each of the processes has all of it resident, and yet there is only one copy. */
static void share_memory(struct fake *fake)
{
	enum { CHILDREN = 4 };
	pid_t children[CHILDREN];
	char *memory = fill_memory(fake);
	for (int i = 0; i < CHILDREN; i++) {
		children[i] = fork();
		if (children[i] == 0)
			hang(fake);
	}
	usleep(200000);
	for (int i = 0; i < CHILDREN; i++) {
		kill(children[i], SIGKILL);
		waitpid(children[i], NULL, 0);
	}
	free(memory);
}

static void write_files(struct fake *fake)
{
	(void)fake;
	file_write("notes.txt", "mine\n", 5, NULL);
	if (symlink("/etc", "outside") != 0)
		perror("fake: symlink");
}

/* Tells of the child in its answer, so that a test can see that it is gone. */
static void answer_with_child(struct fake *fake, bool own_session)
{
	pid_t child = fork();
	if (child == 0) {
		if (own_session)
			setsid();
		hang(fake);
	}
	fake_say_answer(fake, child);
}

static void leave_child(struct fake *fake)
{
	answer_with_child(fake, false);
}

static void leave_child_in_session(struct fake *fake)
{
	answer_with_child(fake, true);
}

static void run_in_session(struct fake *fake)
{
	if (!fake->describe && fork() == 0) {
		setsid();
		hang(fake);
	}
}

/* A daemon as it is done: nobody of the group is its parent when the worker ends. */
static void leave_daemon(struct fake *fake)
{
	int told[2];
	pid_t daemon = 0;
	if (pipe(told) != 0)
		fake_refuse(fake, "no pipe");
	if (fork() == 0) {
		setsid();
		daemon = fork();
		if (daemon == 0)
			hang(fake);
		file_write_all(told[1], &daemon, sizeof daemon, NULL);
		_exit(0);
	}
	if (read(told[0], &daemon, sizeof daemon) != sizeof daemon)
		fake_refuse(fake, "the daemon does not tell its number");
	fake_say_answer(fake, daemon);
}

static void explode(struct fake *fake, bool sessions)
{
	int *forks = mmap(NULL, sizeof *forks, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (forks == MAP_FAILED)
		fake_refuse(fake, "no shared memory");
	while (__atomic_fetch_add(forks, 1, __ATOMIC_RELAXED) < BOMB_MAX) {
		if (fork() == 0 && sessions)
			setsid();
	}
	hang(fake);
}

static void fork_bomb(struct fake *fake)
{
	explode(fake, false);
}

static void session_bomb(struct fake *fake)
{
	explode(fake, true);
}

static const struct misdeed misdeeds[] = {
	{"exit", STAGE_START, exit_with_status},
	{"signal", STAGE_START, die_of_signal},
	{"hang", STAGE_START, hang},
	{"hang-ignoring", STAGE_START, hang_ignoring},
	{"close", STAGE_START, close_reply},
	{"close-and-hang", STAGE_START, close_reply_and_hang},
	{"error", STAGE_START, say_error},
	{"unavailable", STAGE_START, say_unavailable},
	{"stdout", STAGE_START, print_reply},
	{"binary", STAGE_START, say_binary},
	{"flood", STAGE_START, flood_reply},
	{"stderr-flood", STAGE_START, flood_errors},
	{"long-line", STAGE_START, say_long_line},
	{"memory", STAGE_START, take_memory},
	{"shared-memory", STAGE_START, share_memory},
	{"files", STAGE_START, write_files},
	{"early-session", STAGE_START, run_in_session},
	{"fork-bomb", STAGE_START, fork_bomb},
	{"session-bomb", STAGE_START, session_bomb},
	{"garbage", STAGE_SAMPLES, say_garbage},
	{"nan", STAGE_SAMPLES, say_nan},
	{"zero", STAGE_SAMPLES, say_zero},
	{"no-samples", STAGE_SAMPLES, say_nothing},
	{"too-few", STAGE_SAMPLES, say_too_few},
	{"too-many", STAGE_SAMPLES, say_too_many},
	{"iterations", STAGE_SAMPLES, change_iterations},
	{"no-answer", STAGE_ANSWER, say_nothing},
	{"two-answers", STAGE_ANSWER, answer_twice},
	{"child", STAGE_ANSWER, leave_child},
	{"session", STAGE_ANSWER, leave_child_in_session},
	{"daemon", STAGE_ANSWER, leave_daemon},
	{"bad-metrics", STAGE_ANSWER, say_bad_metrics},
	{"two-metrics", STAGE_ANSWER, metrics_twice},
	{"plane-missing", STAGE_PLANES, plane_without_file},
	{"plane-size", STAGE_PLANES, plane_of_another_size},
	{"plane-slash", STAGE_PLANES, plane_with_slash},
	{"plane-nan", STAGE_PLANES, plane_with_nan},
	{"plane-twice", STAGE_PLANES, plane_twice},
	{"plane-oversize", STAGE_PLANES, plane_too_large},
	{"plane-link", STAGE_PLANES, plane_of_a_link},
	{"plane-unasked", STAGE_PLANES, plane_nobody_asked_for},
	{"plane-quiet", STAGE_PLANES, planes_kept_quiet},
	{"no-done", STAGE_DONE, say_nothing},
	{"half-line", STAGE_DONE, say_half_a_line},
	{"after-done", STAGE_DONE, go_on_after_done},
	{"exit-late", STAGE_DONE, fail_after_done},
	{"hang-late", STAGE_DONE, hang_after_done},
};

const struct misdeed *misdeed_find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(misdeeds); i++)
		if (strcmp(misdeeds[i].name, name) == 0)
			return &misdeeds[i];
	return NULL;
}
