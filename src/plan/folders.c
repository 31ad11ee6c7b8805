#include "plan/folders.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

static bool is_conf(const char *name)
{
	size_t length = strlen(name), end = strlen(".conf");
	return *name != '.' && length > end && strcmp(name + length - end, ".conf") == 0;
}

static bool read_folder(void *out, const char *folder, folders_take *take, struct error *err)
{
	char **names;
	size_t count;
	if (!path_list(&names, &count, folder, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < count; i++) {
		if (!is_conf(names[i]))
			continue;
		char *path = path_join(folder, names[i]);
		good = take(out, path, folder, err);
		free(path);
	}
	path_list_free(names, count);
	return good;
}

bool folders_read(void *out, const char *const *folders, size_t folder_count, folders_take *take, struct error *err)
{
	for (size_t i = 0; i < folder_count; i++)
		if (path_is_folder(folders[i]) && !read_folder(out, folders[i], take, err))
			return false;
	return true;
}
