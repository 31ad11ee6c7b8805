/*
 * harness_overhead.c: what a visit costs beyond the worker's own life.
 *
 *   make bench-overhead            1,000 visits of the scripted worker
 *
 * For each visit, in milliseconds:
 *
 *   visit      from the call of harness_visit() to its return
 *   life       of the worker: CLOCK_MONOTONIC at the first line of its main() to
 *              the moment before it writes its answer, the last that it can tell
 *   overhead   visit - life. This is the number that must stay below 2 ms. It
 *              holds all that the harness does, and also fork, exec, the dynamic
 *              linker, the last two lines of the reply and the end of the process
 *   harness    visit.overhead_seconds: what the harness did before the program was
 *              loaded and after its end was seen
 *   bare       posix_spawn() and waitpid() of the same worker with the same
 *              arguments, less its life: what starting and ending a process costs anyone
 *
 * Ends with status 1 where the median overhead is 2 ms or more.
 */
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"
#include "harness/clock.h"
#include "harness/harness.h"

#define VISITS 1000
#define LIMIT  2e-3 /* seconds */

struct column {
	const char *name;
	double *seconds;
};

enum { VISIT, LIFE, OVERHEAD, HARNESS, BARE, COLUMNS };

static double life_of(const struct visit *visit)
{
	const struct answer_value *start = answer_find(&visit->answer, "main_ns");
	const struct answer_value *end = answer_find(&visit->answer, "answer_ns");
	return start && end ? (end->number - start->number) * 1e-9 : NAN;
}

static bool visit_once(struct column *columns, size_t i, const struct visit_request *request)
{
	struct visit visit;
	double before = clock_now();
	harness_visit(&visit, request, NULL);
	double seconds = clock_now() - before;
	double life = life_of(&visit);
	bool good = visit.state == STATE_OK;
	if (!good)
		fprintf(stderr, "visit %zu: %s\n", i, visit.reason);
	columns[VISIT].seconds[i] = seconds;
	columns[LIFE].seconds[i] = life;
	columns[OVERHEAD].seconds[i] = seconds - life;
	columns[HARNESS].seconds[i] = visit.overhead_seconds;
	visit_free(&visit);
	return good;
}

/* The worker's life is not told here, as nobody reads its reply: that of the visit just before stands for it. */
static bool spawn_once(struct column *columns, size_t i, const char *program)
{
	pid_t pid;
	char *const argv[] = {(char *)program, "--benchmark", "fake", "--samples", "5", NULL};
	double before = clock_now();
	if (posix_spawn(&pid, program, NULL, NULL, argv, environ) != 0 || waitpid(pid, NULL, 0) != pid) {
		perror(program);
		return false;
	}
	columns[BARE].seconds[i] = clock_now() - before - columns[LIFE].seconds[i];
	return true;
}

static int by_size(const void *a, const void *b)
{
	const double *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

static double print_column(struct column *column, size_t count)
{
	qsort(column->seconds, count, sizeof *column->seconds, by_size);
	double median = column->seconds[count / 2];
	printf("%-9s %8.3f %8.3f %8.3f\n", column->name, median * 1e3, column->seconds[count / 20] * 1e3,
	       column->seconds[count - 1 - count / 20] * 1e3);
	return median;
}

static int report(struct column *columns, size_t count)
{
	printf("%zu visits, ms   median       5%%      95%%\n", count);
	double overhead = INFINITY;
	for (size_t i = 0; i < COLUMNS; i++) {
		double median = print_column(&columns[i], count);
		overhead = i == OVERHEAD ? median : overhead;
	}
	printf("overhead: median %.3f ms, must be below %.0f ms: %s\n", overhead * 1e3, LIMIT * 1e3,
	       overhead < LIMIT ? "good" : "TOO MUCH");
	return overhead < LIMIT ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool measure(struct column *columns, size_t count, const char *program, const char *scratch)
{
	struct point point = {.benchmark = (char[]){"fake"}, .backend = (char[]){"fake"}};
	struct visit_request request = {
		.program = program,
		.point = &point,
		.samples = 5,
		.max_time = INFINITY,
		.limits = {.seconds = 10, .memory_bytes = 1u << 30},
		.scratch = scratch,
	};
	bool good = true;
	setenv("LAPCHART_REPLY", "/dev/null", 1); /* for spawn_once() */
	for (size_t i = 0; good && i < count; i++)
		good = visit_once(columns, i, &request) && spawn_once(columns, i, program);
	return good;
}

int main(int argc, char **argv)
{
	struct column columns[COLUMNS] = {
		{"visit", NULL}, {"life", NULL}, {"overhead", NULL}, {"harness", NULL}, {"bare", NULL}};
	uint64_t count = VISITS;
	char *scratch;
	struct error err = ERROR_INIT;
	if (argc < 2 || (argc > 2 && (!number_uint(&count, argv[2], NULL) || !count))) {
		fprintf(stderr, "usage: harness_overhead WORKER [VISITS]\n");
		return 2;
	}
	if (!path_make_temporary(&scratch, "/tmp", "lapchart-bench-", &err)) {
		fprintf(stderr, "%s\n", err.message);
		return 2;
	}
	for (size_t i = 0; i < COLUMNS; i++)
		columns[i].seconds = mem_zero(count, sizeof(double));
	int status = measure(columns, count, argv[1], scratch) ? report(columns, count) : 2;
	for (size_t i = 0; i < COLUMNS; i++)
		free(columns[i].seconds);
	path_remove_all(scratch, NULL);
	free(scratch);
	return status;
}
