/*
 * path.h: file names and folders. Paths are bytes; nothing here changes the
 * current folder. Returned strings belong to the caller.
 */
#ifndef LAPCHART_BASE_PATH_H
#define LAPCHART_BASE_PATH_H

#include <stddef.h>

#include "base/error.h"

char *path_join(const char *folder, const char *name); /* an absolute `name` wins */
char *path_folder(const char *path);                   /* "." for a bare name */
const char *path_name(const char *path);               /* lent: the part behind the last '/' */
bool path_exists(const char *path);
bool path_is_folder(const char *path);

/* Creates the folder and those above it; one that is there is good. */
bool path_make_folders(const char *path, struct error *err);

/* Removes a file or a folder with all it holds; does not follow links; absent is good. */
bool path_remove_all(const char *path, struct error *err);

/* Creates a private folder FOLDER/PREFIXxxxxxx; *out is its path. */
bool path_make_temporary(char **out, const char *folder, const char *prefix, struct error *err);

/* The names in a folder without "." and "..", sorted bytewise. Free each and the array. */
bool path_list(char ***names, size_t *count, const char *folder, struct error *err);
void path_list_free(char **names, size_t count);

/* "foo-bar_1.2" from any text: other bytes become '-', never empty, never starting with '.'. For file names. */
char *path_slug(const char *text);

/* The executable file of that name in the folders of PATH; a name with a '/' is a path. NULL: there is none. */
char *path_find_program(const char *name);

/* Folder of the running program (through /proc/self/exe), or NULL. */
char *path_of_program(void);

#endif
