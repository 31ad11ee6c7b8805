#include "fixture.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"

char *fixture_folder(void)
{
	const char *base = getenv("TMPDIR");
	struct error err = ERROR_INIT;
	char *folder;
	ck_assert_msg(path_make_temporary(&folder, base ? base : "/tmp", "lapchart-plan-", &err), "%s", err.message);
	return folder;
}

void fixture_folder_remove(char *folder)
{
	ck_assert(path_remove_all(folder, NULL));
	free(folder);
}

char *fixture_file(const char *folder, const char *name, const char *text)
{
	char *path = path_join(folder, name);
	ck_assert_int_ne(file_write(path, text, strlen(text), NULL), FILE_FAILED);
	return path;
}

bool fixture_definition(struct benchmark *out, const char *text, struct error *err)
{
	char *folder = fixture_folder(), *path = fixture_file(folder, "bench.conf", text);
	bool good = definition_read(out, path, err);
	size_t prefix = strlen(folder) + 1;
	if (!good && strncmp(err->message, path, prefix) == 0)
		memmove(err->message, err->message + prefix, strlen(err->message + prefix) + 1);
	free(path);
	fixture_folder_remove(folder);
	return good;
}

void fixture_definitions(struct definitions *out)
{
	static const char *const folders[] = {SOURCE_DIR "/data/benchmarks"};
	struct error err = ERROR_INIT;
	ck_assert_msg(definitions_read(out, folders, 1, &err), "%s", err.message);
}

/* model/worker.h has no const: descriptions are read, not written down. */
#define TEXT(text) ((char *)(text))

static char *threads[] = {TEXT("threads")};
static char *processes[] = {TEXT("processes")};
static char *blas[] = {TEXT("blas"), TEXT("threads")};

#define BENCHMARK(text, list, count)                                                                                   \
	{                                                                                                              \
		.name = TEXT(text), .params = (list), .param_count = (count)                                           \
	}

static struct worker_benchmark plain[] = {BENCHMARK("mandelbrot-salon", NULL, 0),
					  BENCHMARK("mandelbrot-tutorial", NULL, 0)};
static struct worker_benchmark threaded[] = {BENCHMARK("mandelbrot-salon", threads, 1),
					     BENCHMARK("mandelbrot-tutorial", threads, 1)};
static struct worker_benchmark forked[] = {BENCHMARK("mandelbrot-salon", processes, 1),
					   BENCHMARK("mandelbrot-tutorial", processes, 1)};
static struct worker_benchmark product[] = {BENCHMARK("matrix-product", blas, 2)};
static struct worker_benchmark peak[] = {BENCHMARK("machine-peak", threads, 1)};
static struct worker_benchmark device[] = {BENCHMARK("machine-peak", NULL, 0), BENCHMARK("unheard-of", NULL, 0)};

#define WORKER(name, list)                                                                                             \
	{                                                                                                              \
		.backend = TEXT(name), .benchmarks = (list), .benchmark_count = COUNT_OF(list)                         \
	}

const struct worker fixture_workers[] = {
	WORKER("blas", product),
	{.backend = TEXT("cuda"),
	 .unavailable = TEXT("no CUDA device"),
	 .benchmarks = device,
	 .benchmark_count = COUNT_OF(device)},
	WORKER("openmp", threaded),
	WORKER("peak", peak),
	WORKER("processes", forked),
	WORKER("serial", plain),
	WORKER("serial-complex", plain),
	WORKER("vector", plain),
	WORKER("vector-blocked", plain),
};
const size_t fixture_worker_count = COUNT_OF(fixture_workers);

/* Says the first line that differs: check cannot print texts of this length. */
static void compare_lines(const char *path, const char *got, const char *expected)
{
	for (int line = 1; *got || *expected; line++) {
		size_t own = strcspn(got, "\n"), theirs = strcspn(expected, "\n");
		ck_assert_msg(own == theirs && memcmp(got, expected, own) == 0,
			      "line %d of %s is\n%.*s\nand must be\n%.*s\n(UPDATE_GOLDEN=1 makes it so)", line, path,
			      (int)own, got, (int)theirs, expected);
		got += own + (got[own] == '\n');
		expected += theirs + (expected[theirs] == '\n');
	}
}

void fixture_golden(const char *name, const char *text)
{
	char *path = path_join(TESTS_DIR "/golden/plan", name);
	struct buf expected = BUF_INIT;
	struct error err = ERROR_INIT;
	if (getenv("UPDATE_GOLDEN"))
		ck_assert_int_ne(file_write(path, text, strlen(text), NULL), FILE_FAILED);
	ck_assert_msg(file_read(&expected, path, 1 << 20, &err), "%s", err.message);
	compare_lines(path, text, expected.data);
	buf_free(&expected);
	free(path);
}
