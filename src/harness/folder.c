#include "harness/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"

/* realpath() would replace a link by its target, and a program may look at the name it was called by. */
char *folder_absolute(const char *path)
{
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	char *here = *path == '/' ? NULL : getcwd(NULL, 0);
	char *absolute = here ? path_join(here, path) : mem_text(path);
	free(here);
	return absolute;
}

static bool link_library(const char *folder, const char *library_path, struct error *err)
{
	char *target = realpath(library_path, NULL);
	if (!target)
		return error_errno(err, "cannot find the library %s", library_path);
	char *link = path_join(folder, FOLDER_LIBRARY_NAME);
	bool good = symlink(target, link) == 0 || error_errno(err, "cannot make the link %s", link);
	free(link);
	free(target);
	return good;
}

bool folder_make(struct folder *out, const char *scratch, const char *library_path, struct error *err)
{
	char *absolute = folder_absolute(scratch);
	*out = (struct folder){0};
	bool good = path_make_temporary(&out->path, absolute, "visit-", err);
	free(absolute);
	if (good && library_path)
		good = link_library(out->path, library_path, err);
	if (good)
		out->reply = path_join(out->path, "reply");
	else
		folder_remove(out);
	return good;
}

void folder_remove(struct folder *folder)
{
	if (folder->path)
		path_remove_all(folder->path, NULL);
	free(folder->path);
	free(folder->reply);
	*folder = (struct folder){0};
}
