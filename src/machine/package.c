/* Which package owns a file, from the database of dpkg (dpkg(1), "FILES"): info/NAME.list or info/NAME:ARCH.list
 * has the paths, status the versions. Distributions with another database tell nothing here. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "machine/blas.h"
#include "machine/tree.h"

#define DPKG_FOLDER "/var/lib/dpkg"

/* Is there a line with exactly this text? */
static bool has_line(const char *text, const char *line)
{
	size_t length = strlen(line);
	for (const char *at = text; (at = strstr(at, line)); at += length)
		if ((at == text || at[-1] == '\n') && (at[length] == '\n' || at[length] == '\0'))
			return true;
	return false;
}

/* Where /lib is a link to /usr/lib a file has two paths, and packages built before it was one write the short one. */
static bool list_has(const char *root, const char *list, const char *path)
{
	char *text = tree_text(root, DPKG_FOLDER "/info/%s", list);
	bool found = text && (has_line(text, path) ||
			      (strncmp(path, "/usr/lib", 8) == 0 && has_line(text, path + strlen("/usr"))));
	free(text);
	return found;
}

static bool is_list(const char *name)
{
	size_t length = strlen(name);
	return length > 5 && strcmp(name + length - 5, ".list") == 0;
}

/* "libopenblas0-openmp:amd64.list" is likely to own ".../openblas-openmp/libblas.so.3", and "libfftw3-double3"
 * ".../libfftw3.so.3.6.9": likely is what has the word of the folder's or the file's name in its own. */
static bool is_likely(const char *list, const char *path)
{
	const char *file = path_name(path);
	char *folder = path_folder(path);
	const char *last = path_name(folder);
	char *folder_word = mem_text_n(last, strcspn(last, "-"));
	char *file_word = mem_text_n(file, strcspn(file, ".-_"));
	bool likely = (*folder_word && strstr(list, folder_word)) || strstr(list, file_word);
	free(file_word);
	free(folder_word);
	free(folder);
	return likely;
}

/* The likely ones first: a database of a thousand packages has ten megabytes of lists. */
static const char *find_list(char *const *names, size_t count, const char *root, const char *path)
{
	for (int likely = 1; likely >= 0; likely--)
		for (size_t i = 0; i < count; i++)
			if (is_list(names[i]) && is_likely(names[i], path) == likely && list_has(root, names[i], path))
				return names[i];
	return NULL;
}

/* Paragraphs of the status file are parted by empty lines; the first field is the package's name. */
static const char *next_paragraph(const char *text)
{
	const char *end = strstr(text, "\n\n");
	return end ? end + 2 : NULL;
}

static char *paragraph_of(const char *status, const char *package, const char *architecture)
{
	char *start = mem_printf("Package: %s\n", package);
	for (const char *at = status, *next; at; at = next) {
		next = next_paragraph(at);
		if (strncmp(at, start, strlen(start)) != 0)
			continue;
		char *paragraph = mem_text_n(at, next ? (size_t)(next - at) : strlen(at));
		char *its_architecture = text_field(paragraph, "Architecture");
		bool good = !*architecture || (its_architecture && strcmp(its_architecture, architecture) == 0);
		free(its_architecture);
		if (good) {
			free(start);
			return paragraph;
		}
		free(paragraph);
	}
	free(start);
	return NULL;
}

static char *version_of(const char *root, const char *package, const char *architecture)
{
	char *status = tree_text(root, DPKG_FOLDER "/status");
	char *paragraph = paragraph_of(status, package, architecture);
	char *version = text_field(paragraph, "Version");
	free(paragraph);
	free(status);
	return version;
}

/* Takes the list's name apart: NAME[:ARCH].list. */
static void fill(struct library *library, const char *root, const char *list)
{
	size_t length = strlen(list) - strlen(".list"), name = strcspn(list, ":");
	name = name < length ? name : length;
	free(library->package);
	library->package = mem_text_n(list, name);
	char *architecture = name < length ? mem_text_n(list + name + 1, length - name - 1) : mem_text("");
	free(library->package_version);
	library->package_version = version_of(root, library->package, architecture);
	free(architecture);
}

static const char *without_root(const char *path, const char *root)
{
	size_t length = strlen(root);
	return length && strncmp(path, root, length) == 0 && path[length] == '/' ? path + length : path;
}

void library_find_package(struct library *library, const char *root)
{
	char **names, *folder = mem_printf("%s" DPKG_FOLDER "/info", root);
	size_t count;
	if (library->path && path_list(&names, &count, folder, NULL)) {
		const char *list = find_list(names, count, root, without_root(library->path, root));
		if (list)
			fill(library, root, list);
		path_list_free(names, count);
	}
	free(folder);
}
