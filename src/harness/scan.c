#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "harness/harness.h"

#define NAME_START "lapchart-worker-"

struct scan {
	struct worker_list *list;
	const char *scratch;
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

static void scan_file(struct scan *scan, const char *path)
{
	struct worker worker;
	struct error err = ERROR_INIT;
	if (!harness_describe(&worker, path, NULL, scan->scratch, &err)) {
		report(scan, &err);
		return;
	}
	if (!worker.benchmark_count) {
		error_set(&err, ERROR_DATA, "%s --describe: names no benchmark", path);
		report(scan, &err);
	}
	if (!drop_taken(&worker, scan->list)) {
		worker_free(&worker);
		return;
	}
	MEM_GROW(scan->list->items, scan->list->count, scan->list->capacity);
	scan->list->items[scan->list->count++] = worker;
}

static void scan_folder(struct scan *scan, const char *folder)
{
	char **names;
	size_t count;
	struct error err = ERROR_INIT;
	if (!path_list(&names, &count, folder, &err)) {
		report(scan, &err);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		char *path = path_join(folder, names[i]);
		if (is_worker(path))
			scan_file(scan, path);
		free(path);
	}
	path_list_free(names, count);
}

static int by_backend(const void *a, const void *b)
{
	const struct worker *left = a, *right = b;
	int order = strcmp(left->backend, right->backend);
	return order ? order : strcmp(left->path, right->path);
}

void harness_scan(struct worker_list *out, const char *const *folders, size_t folder_count, const char *scratch,
		  void (*complain)(void *context, const char *message), void *context)
{
	struct scan scan = {out, scratch, complain, context};
	*out = (struct worker_list){0};
	for (size_t i = 0; i < folder_count; i++)
		scan_folder(&scan, folders[i]);
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
