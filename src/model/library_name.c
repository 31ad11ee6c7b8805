#include "model/library_name.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"

/* Does a folder of this name say nothing of the library in it? */
static bool is_plain(const char *folder_name)
{
	static const char *const plain[] = {"lib", "lib64", "local", "usr", "opt", ""};
	for (size_t i = 0; i < COUNT_OF(plain); i++)
		if (strcmp(folder_name, plain[i]) == 0)
			return true;
	return strstr(folder_name, "-linux-") != NULL;
}

/* The top: above it, nothing can say more. */
static bool is_top(const char *folder_name)
{
	return !*folder_name || strcmp(folder_name, "usr") == 0;
}

/* Intel's folders are named after its version, "/opt/intel/oneapi/mkl/2024.0/lib". */
static bool is_mkl(const char *path)
{
	return strncmp(path_name(path), "libmkl_", strlen("libmkl_")) == 0;
}

char *library_name_of_folder(const char *path)
{
	if (is_mkl(path))
		return mem_text("mkl");
	char *folder = path_folder(path);
	while (is_plain(path_name(folder)) && !is_top(path_name(folder))) {
		char *above = path_folder(folder);
		free(folder);
		folder = above;
	}
	const char *last = path_name(folder);
	char *name = is_plain(last) ? NULL : mem_text(strcmp(last, "blas") == 0 ? "netlib" : last);
	free(folder);
	return name;
}

static char *name_of_file(const char *file)
{
	static const char *const prefixes[][2] = {
		{"libopenblas", "openblas"}, {"libblis", "blis"},    {"libflexiblas", "flexiblas"},
		{"libsatlas", "atlas"},      {"libtatlas", "atlas"},
	};
	for (size_t i = 0; i < COUNT_OF(prefixes); i++)
		if (strncmp(file, prefixes[i][0], strlen(prefixes[i][0])) == 0)
			return mem_text(prefixes[i][1]);
	return mem_text("blas");
}

char *library_name_of(const char *path)
{
	char *name = library_name_of_folder(path);
	return name ? name : name_of_file(path_name(path));
}
