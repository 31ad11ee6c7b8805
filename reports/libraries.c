/* The numerical libraries that workers resolved on a machine, each real file with each kernel once. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/page_data.h"

struct seen {
	const struct library **items;
	size_t count, capacity;
};

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_new(const struct seen *seen, const struct library *library)
{
	for (size_t i = 0; i < seen->count; i++) {
		const struct library *other = seen->items[i];
		if (same(other->name, library->name) && same(other->path, library->path) &&
		    same(other->kernel, library->kernel) && same(other->version, library->version))
			return false;
	}
	return true;
}

static bool is_numerical(const struct library *library)
{
	return library->kind && (strncmp(library->kind, "blas", 4) == 0 || strcmp(library->kind, "fft") == 0);
}

static void collect(struct seen *seen, const struct environment *environment)
{
	for (size_t i = 0; i < environment->library_count; i++) {
		const struct library *library = &environment->libraries[i];
		if (!is_numerical(library) || !is_new(seen, library))
			continue;
		MEM_GROW(seen->items, seen->count, seen->capacity);
		seen->items[seen->count++] = library;
	}
}

static int compare(const void *left, const void *right)
{
	const struct library *a = *(const struct library *const *)left, *b = *(const struct library *const *)right;
	int kinds = strcmp(a->kind, b->kind);
	int names = strcmp(a->name ? a->name : "", b->name ? b->name : "");
	return kinds ? kinds : names ? names : strcmp(a->path ? a->path : "", b->path ? b->path : "");
}

static void put_library(struct value *row, const struct library *library)
{
	/* The second file of a library whose kernels are not in the one that programs link. */
	value_put_flag(row, "is_core", strcmp(library->kind, "blas-core") == 0);
	value_put(row, "name", library->name ? library->name : library->path);
	value_put(row, "path", library->path);
	value_put(row, "soname", library->soname);
	value_put(row, "version", library->version);
	value_put(row, "config", library->config);
	value_put(row, "kernel", library->kernel);
	value_put(row, "threading", library->threading);
	value_put(row, "package", library->package);
	value_put(row, "package_version", library->package_version);
	if (library->threads)
		value_putf(row, "threads", "%d", library->threads);
	if (library->integer_bits)
		value_putf(row, "integer_bits", "%d", library->integer_bits);
}

/* The newest commit measured on this machine: libraries of older ones may be gone. */
static size_t newest_commit(const struct site *site, size_t machine)
{
	size_t newest = NOWHERE;
	for (size_t i = 0; i < site->entry_count; i++)
		if (site->entries[i].machine == machine && site->entries[i].commit < newest)
			newest = site->entries[i].commit;
	return newest;
}

/* Each warning once, with the names of the libraries that it concerns. */
static void put_warnings(struct value *map, const struct seen *seen)
{
	struct value *list = value_put_list(map, "warnings");
	for (size_t i = 0; i < seen->count; i++) {
		const char *warning = seen->items[i]->warning;
		struct buf names = BUF_INIT;
		bool first = warning != NULL;
		for (size_t k = 0; k < i && first; k++)
			first = !same(seen->items[k]->warning, warning);
		for (size_t k = i; k < seen->count && first; k++)
			if (same(seen->items[k]->warning, warning))
				buf_printf(&names, "%s%s", names.length ? ", " : "", seen->items[k]->name);
		if (first) {
			struct value *item = value_add_map(list);
			value_put(item, "warning", warning);
			value_put(item, "names", names.data);
		}
		buf_free(&names);
	}
	value_put_flag(map, "any_warning", value_count(list) > 0);
}

void put_libraries(struct value *map, const struct site *site, size_t machine)
{
	struct seen seen = {0};
	bool *used = mem_zero(site->environment_count + 1, sizeof *used);
	size_t commit = newest_commit(site, machine);
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->machine != machine || entry->commit != commit || entry->environment == NOWHERE ||
		    used[entry->environment])
			continue;
		used[entry->environment] = true;
		collect(&seen, &site->environments[entry->environment]);
	}
	if (seen.count)
		qsort(seen.items, seen.count, sizeof *seen.items, compare);
	struct value *list = value_put_list(map, "libraries");
	for (size_t i = 0; i < seen.count; i++)
		put_library(value_add_map(list), seen.items[i]);
	put_warnings(map, &seen);
	value_put_flag(map, "has_libraries", seen.count > 0);
	free(used);
	free(seen.items);
}
