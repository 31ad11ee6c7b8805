#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

char *path_join(const char *folder, const char *name)
{
	if (*name == '/' || !*folder)
		return mem_text(name);
	size_t length = strlen(folder);
	return mem_printf("%s%s%s", folder, folder[length - 1] == '/' ? "" : "/", name);
}

char *path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return mem_text(".");
	return mem_text_n(path, slash == path ? 1 : (size_t)(slash - path));
}

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

bool path_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool path_is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool path_make_folders(const char *path, struct error *err)
{
	char *copy = mem_text(path);
	bool good = true;
	for (char *end = copy; good && *end; end++) {
		if (*end != '/' || end == copy)
			continue;
		*end = '\0';
		good = mkdir(copy, 0777) == 0 || errno == EEXIST || path_is_folder(copy);
		*end = '/';
	}
	if (good)
		good = mkdir(copy, 0777) == 0 || path_is_folder(copy);
	free(copy);
	return good || error_errno(err, "cannot create the folder %s", path);
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *where)
{
	(void)info, (void)kind, (void)where;
	return remove(path);
}

bool path_remove_all(const char *path, struct error *err)
{
	struct stat info;
	if (lstat(path, &info) != 0 && errno == ENOENT)
		return true;
	if (nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS) != 0)
		return error_errno(err, "cannot remove %s", path);
	return true;
}

bool path_make_temporary(char **out, const char *folder, const char *prefix, struct error *err)
{
	char *path = mem_printf("%s/%sXXXXXX", folder, prefix);
	if (!mkdtemp(path)) {
		error_errno(err, "cannot create a private folder in %s", folder);
		free(path);
		return false;
	}
	*out = path;
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool path_list(char ***names, size_t *count, const char *folder, struct error *err)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return error_errno(err, "cannot read the folder %s", folder);
	char **list = NULL;
	size_t used = 0, capacity = 0;
	for (struct dirent *entry; (entry = readdir(dir));) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		MEM_GROW(list, used, capacity);
		list[used++] = mem_text(entry->d_name);
	}
	closedir(dir);
	if (used)
		qsort(list, used, sizeof *list, by_bytes);
	*names = list;
	*count = used;
	return true;
}

void path_list_free(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

char *path_slug(const char *text)
{
	static const char keep[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	struct buf out = BUF_INIT;
	for (; *text; text++)
		buf_char(&out, strchr(keep, *text) ? *text : '-');
	if (!out.length || out.data[0] == '.') {
		char *rest = buf_detach(&out);
		buf_printf(&out, "-%s", rest);
		free(rest);
	}
	return buf_detach(&out);
}

static bool is_program(const char *path)
{
	return access(path, X_OK) == 0 && !path_is_folder(path);
}

char *path_find_program(const char *name)
{
	if (strchr(name, '/'))
		return is_program(name) ? mem_text(name) : NULL;
	char *folders = mem_text(getenv("PATH")), *rest = folders, *folder, *found = NULL;
	while (!found && *name && (folder = strsep(&rest, ":"))) {
		char *path = path_join(*folder ? folder : ".", name);
		if (is_program(path))
			found = path;
		else
			free(path);
	}
	free(folders);
	return found;
}

char *path_of_program(void)
{
	char target[4096];
	ssize_t length = readlink("/proc/self/exe", target, sizeof target - 1);
	if (length <= 0)
		return NULL;
	target[length] = '\0';
	return path_folder(target);
}
