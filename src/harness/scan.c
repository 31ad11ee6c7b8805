#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "harness/describe.h"
#include "harness/describe_all.h"
#include "harness/harness.h"

#define NAME_START "lapchart-worker-"

struct scan {
	struct worker_list *list;
	struct candidate *candidates; /* in the order of folders and files */
	size_t count, capacity;
	void (*complain)(void *context, const char *message);
	void *context;
};

static bool is_worker(const char *path)
{
	struct stat info;
	return strncmp(path_name(path), NAME_START, strlen(NAME_START)) == 0 && stat(path, &info) == 0 &&
	       S_ISREG(info.st_mode) && access(path, X_OK) == 0;
}

static bool is_taken(const struct worker_list *list, const char *backend, const char *benchmark)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].backend, backend) == 0 && worker_find(&list->items[i], benchmark))
			return true;
	return false;
}

/* Takes away the benchmarks that a worker found earlier has. Is anything left? */
static bool drop_taken(struct worker *worker, const struct worker_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < worker->benchmark_count; i++) {
		if (is_taken(list, worker->backend, worker->benchmarks[i].name))
			worker_benchmark_free(&worker->benchmarks[i]);
		else
			worker->benchmarks[kept++] = worker->benchmarks[i];
	}
	worker->benchmark_count = kept;
	return kept > 0;
}

static void report(const struct scan *scan, const struct error *err)
{
	if (scan->complain)
		scan->complain(scan->context, err->message);
}

static void add_candidate(struct scan *scan, struct candidate candidate)
{
	MEM_GROW(scan->candidates, scan->count, scan->capacity);
	scan->candidates[scan->count++] = candidate;
}

static void list_folder(struct scan *scan, const char *folder)
{
	char **names;
	size_t count;
	struct error err = ERROR_INIT;
	if (!path_list(&names, &count, folder, &err)) {
		add_candidate(scan, (struct candidate){.answered = true, .err = err});
		return;
	}
	for (size_t i = 0; i < count; i++) {
		char *path = path_join(folder, names[i]);
		if (is_worker(path))
			add_candidate(scan, (struct candidate){.path = path});
		else
			free(path);
	}
	path_list_free(names, count);
}

static void take(struct scan *scan, struct candidate *candidate)
{
	if (candidate->err.kind) {
		report(scan, &candidate->err);
		return;
	}
	if (!candidate->worker.benchmark_count) {
		error_set(&candidate->err, ERROR_DATA, "%s --describe: names no benchmark", candidate->path);
		report(scan, &candidate->err);
	}
	if (!drop_taken(&candidate->worker, scan->list))
		return;
	MEM_GROW(scan->list->items, scan->list->count, scan->list->capacity);
	scan->list->items[scan->list->count++] = candidate->worker;
	candidate->worker = (struct worker){0};
}

static int by_backend(const void *a, const void *b)
{
	const struct worker *left = a, *right = b;
	int order = strcmp(left->backend, right->backend);
	return order ? order : strcmp(left->path, right->path);
}

void harness_scan(struct worker_list *out, const char *const *folders, size_t folder_count, const char *scratch,
		  size_t processes, void (*complain)(void *context, const char *message), void *context)
{
	struct scan scan = {.list = out, .complain = complain, .context = context};
	*out = (struct worker_list){0};
	for (size_t i = 0; i < folder_count; i++)
		list_folder(&scan, folders[i]);
	describe_all(scan.candidates, scan.count, scratch, DESCRIBE_SECONDS, processes);
	for (size_t i = 0; i < scan.count; i++) {
		take(&scan, &scan.candidates[i]);
		candidate_free(&scan.candidates[i]);
	}
	free(scan.candidates);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_backend);
}

void worker_list_free(struct worker_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		worker_free(&list->items[i]);
	free(list->items);
	*list = (struct worker_list){0};
}
