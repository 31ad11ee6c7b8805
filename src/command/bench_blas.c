/* The BLAS libraries of the machine, as the configuration has them. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/bench_setup.h"

static void remove_blas(struct bench_setup *setup, const char *name)
{
	size_t kept = 0;
	for (size_t i = 0; i < setup->blas_count; i++) {
		if (strcmp(setup->blas[i].name, name) != 0) {
			setup->blas[kept++] = setup->blas[i];
			continue;
		}
		free(setup->blas[i].name);
		free(setup->blas[i].path);
	}
	setup->blas_count = kept;
}

/* What was found before the configuration speaks: a library that it turns off is no absent one. */
static void find_absent(struct bench_setup *setup)
{
	struct blas_absent absent[BLAS_KNOWN];
	setup->absent_count = blas_find_absent(absent, setup->blas, setup->blas_count);
	for (size_t i = 0; i < setup->absent_count; i++)
		setup->absent[i] = (struct absent_library){absent[i].name, absent[i].reason};
}

static void remove_absent(struct bench_setup *setup, const char *name)
{
	size_t kept = 0;
	for (size_t i = 0; i < setup->absent_count; i++)
		if (strcmp(setup->absent[i].name, name) != 0)
			setup->absent[kept++] = setup->absent[i];
	setup->absent_count = kept;
}

/* [blas "NAME"] path = FILE adds or replaces a library; enabled = false leaves one out. */
static bool apply_blas_setting(struct bench_setup *setup, const struct config_entry *entry, struct error *err)
{
	bool enabled = true;
	remove_absent(setup, entry->subsection);
	if (strcmp(entry->name, "enabled") == 0) {
		if (!config_switch(&enabled, entry->value, err))
			return error_context(err, "%s", entry->where);
		if (!enabled)
			remove_blas(setup, entry->subsection);
		return true;
	}
	char *path = realpath(entry->value, NULL);
	if (!path)
		return error_errno(err, "%s: the BLAS library %s", entry->where, entry->value);
	remove_blas(setup, entry->subsection);
	setup->blas = mem_resize(setup->blas, setup->blas_count + 1, sizeof *setup->blas);
	setup->blas[setup->blas_count++] = (struct blas){mem_text(entry->subsection), path};
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct blas *)a)->name, ((const struct blas *)b)->name);
}

bool bench_setup_find_blas(struct bench_setup *setup, const struct config *config, struct error *err)
{
	blas_find(&setup->blas, &setup->blas_count, "");
	find_absent(setup);
	for (size_t i = 0; i < config->count; i++)
		if (strcmp(config->entries[i].section, "blas") == 0 &&
		    !apply_blas_setting(setup, &config->entries[i], err))
			return false;
	if (setup->blas_count)
		qsort(setup->blas, setup->blas_count, sizeof *setup->blas, by_name);
	return true;
}

const struct blas *bench_setup_blas(const struct bench_setup *setup, const char *name)
{
	for (size_t i = 0; i < setup->blas_count; i++)
		if (strcmp(setup->blas[i].name, name) == 0)
			return &setup->blas[i];
	return NULL;
}
