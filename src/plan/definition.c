#include "plan/definition.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "plan/config.h"
#include "plan/definition_parts.h"
#include "plan/folders.h"

static bool check_whole(const struct benchmark *benchmark, const char *path, struct error *err)
{
	const char *missing = !benchmark->name ? "name" : !benchmark->axis ? "axis" : NULL;
	if (missing)
		return error_set(err, ERROR_USAGE, "%s: [benchmark] has no %s", path, missing);
	if (!benchmark->check_count)
		return error_set(err, ERROR_USAGE, "%s: there is no [check]: no time counts without a right answer",
				 path);
	return true;
}

static bool from_entries(struct benchmark *out, const struct config *config, const char *path, struct error *err)
{
	for (size_t i = 0; i < config->count; i++)
		if (!definition_apply(out, &config->entries[i], err))
			return false;
	if (!check_whole(out, path, err))
		return false;
	for (size_t i = 0; i < config->count; i++)
		if (!definition_check(out, &config->entries[i], err))
			return false;
	if (!out->title)
		out->title = mem_text(out->name);
	return true;
}

bool definition_read(struct benchmark *out, const char *path, struct error *err)
{
	struct config config = {0};
	struct benchmark read = {.file = mem_text(path)};
	bool good = config_read_file(&config, path, err) && from_entries(&read, &config, path, err);
	config_free(&config);
	if (good)
		*out = read;
	else
		benchmark_free(&read);
	return good;
}

static struct benchmark *find(const struct definitions *definitions, const char *name)
{
	for (size_t i = 0; i < definitions->count; i++)
		if (strcmp(definitions->items[i].name, name) == 0)
			return &definitions->items[i];
	return NULL;
}

const struct benchmark *definitions_find(const struct definitions *definitions, const char *name)
{
	return find(definitions, name);
}

/* Was `old` read from another file of this folder? */
static bool is_rival(const struct benchmark *old, const char *file, const char *folder)
{
	char *path = path_join(folder, path_name(old->file));
	bool rival = strcmp(old->file, path) == 0 && strcmp(old->file, file) != 0;
	free(path);
	return rival;
}

/* Takes the benchmark over, also where it fails. */
static bool add(struct definitions *definitions, struct benchmark *benchmark, const char *folder, struct error *err)
{
	struct benchmark *old = find(definitions, benchmark->name);
	if (old && is_rival(old, benchmark->file, folder)) {
		error_set(err, ERROR_USAGE, "%s and %s both define %s", old->file, benchmark->file, benchmark->name);
		benchmark_free(benchmark);
		return false;
	}
	if (old) {
		benchmark_free(old);
		*old = *benchmark;
		return true;
	}
	definitions->items = mem_resize(definitions->items, definitions->count + 1, sizeof *definitions->items);
	definitions->items[definitions->count++] = *benchmark;
	return true;
}

static bool take(void *definitions, const char *path, const char *folder, struct error *err)
{
	struct benchmark benchmark;
	return definition_read(&benchmark, path, err) && add(definitions, &benchmark, folder, err);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct benchmark *)a)->name, ((const struct benchmark *)b)->name);
}

bool definitions_read(struct definitions *out, const char *const *folders, size_t folder_count, struct error *err)
{
	struct definitions read = {0};
	if (!folders_read(&read, folders, folder_count, take, err)) {
		definitions_free(&read);
		return false;
	}
	if (read.count)
		qsort(read.items, read.count, sizeof *read.items, by_name);
	*out = read;
	return true;
}

void definitions_free(struct definitions *definitions)
{
	for (size_t i = 0; i < definitions->count; i++)
		benchmark_free(&definitions->items[i]);
	free(definitions->items);
	*definitions = (struct definitions){0};
}
