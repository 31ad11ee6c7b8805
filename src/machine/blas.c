#include "machine/blas.h"

#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/path.h"
#include "model/library_name.h"

#define FILE_NAME "libblas.so.3"

/* Where distributions and people put them, below the root. */
static const char *const patterns[] = {
	"/usr/lib/*-linux-*/*/" FILE_NAME, /* Debian: one folder a library */
	"/usr/lib/*-linux-*/" FILE_NAME,
	"/usr/lib64/*/" FILE_NAME, /* Fedora, SUSE */
	"/usr/lib64/" FILE_NAME,
	"/usr/lib/*/" FILE_NAME,
	"/usr/lib/" FILE_NAME, /* Arch */
	"/usr/local/lib/*/" FILE_NAME,
	"/usr/local/lib/" FILE_NAME,
	"/usr/local/lib64/" FILE_NAME,
	"/opt/*/lib/" FILE_NAME,
	"/opt/*/lib64/" FILE_NAME,
	/* Intel's MKL, which has no file of the common name: Debian's package, and Intel's own. */
	"/usr/lib/*-linux-*/libmkl_rt.so",
	"/opt/intel/oneapi/mkl/latest/lib/libmkl_rt.so.2",
};

struct list {
	struct blas *items;
	size_t count, capacity;
	char *root; /* after realpath, without a slash at its end; "" for the running system */
};

/* An absolute link in a captured tree leads out of it, to another machine's file. */
static const char *below_root(const struct list *list, const char *path)
{
	size_t length = strlen(list->root);
	return strncmp(path, list->root, length) == 0 && path[length] == '/' ? path + length : NULL;
}

static void add_file(struct list *list, const char *found)
{
	char *path = realpath(found, NULL);
	const char *below = path ? below_root(list, path) : NULL;
	for (size_t i = 0; below && i < list->count; i++)
		if (strcmp(list->items[i].path, path) == 0)
			below = NULL;
	if (!below) {
		free(path);
		return;
	}
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = (struct blas){library_name_of(below), path};
}

/* The root may hold letters that mean something to glob(3). */
static void add_pattern(struct list *list, const char *pattern)
{
	struct buf escaped = BUF_INIT;
	glob_t found;
	for (const char *c = list->root; *c; c++)
		buf_printf(&escaped, "%s%c", strchr("*?[]\\", *c) ? "\\" : "", *c);
	buf_text(&escaped, pattern);
	if (glob(escaped.data, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			add_file(list, found.gl_pathv[i]);
	globfree(&found);
	buf_free(&escaped);
}

static int by_name(const void *a, const void *b)
{
	const struct blas *one = a, *other = b;
	int order = strcmp(one->name, other->name);
	return order ? order : strcmp(one->path, other->path);
}

/* A name stands for one library in plans and results: of two called "openblas" the second is "openblas-2". */
static void make_names_differ(struct list *list)
{
	size_t same = 1;
	for (size_t i = 1; i < list->count; i++) {
		char *name = list->items[i].name;
		const char *first = list->items[i - same].name;
		same = strcmp(name, first) == 0 ? same + 1 : 1;
		if (same > 1) {
			list->items[i].name = mem_printf("%s-%zu", name, same);
			free(name);
		}
	}
}

void blas_find(struct blas **out, size_t *count, const char *root)
{
	struct list list = {.root = *root ? realpath(root, NULL) : mem_text("")};
	*out = NULL;
	*count = 0;
	if (!list.root)
		return;
	for (size_t i = 0; i < COUNT_OF(patterns); i++)
		add_pattern(&list, patterns[i]);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_name);
	make_names_differ(&list);
	free(list.root);
	*out = list.items;
	*count = list.count;
}

static const struct blas_absent known[] = {
	{"accelerate", "Accelerate is a part of macOS, and this is Linux"},
	{"atlas", "ATLAS is not installed (on Debian: apt install libatlas3-base)"},
	{"mkl", "Intel's MKL is not installed (on Debian: apt install libmkl-rt, from the section non-free)"},
	{"openblas", "OpenBLAS is not installed (on Debian: apt install libopenblas0)"},
};

/* "openblas" is there where "openblas-serial" is. */
static bool any_of(const struct blas *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(list[i].name, name, strlen(name)) == 0)
			return true;
	return false;
}

size_t blas_find_absent(struct blas_absent out[BLAS_KNOWN], const struct blas *list, size_t count)
{
	size_t absent = 0;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (!any_of(list, count, known[i].name))
			out[absent++] = known[i];
	return absent;
}

void blas_free(struct blas *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(list[i].name);
		free(list[i].path);
	}
	free(list);
}
