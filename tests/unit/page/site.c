#include "site.h"

#include <stdio.h>
#include <string.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/path.h"

/* The test's process is its own: libcheck forks for each. */
static char *above, *folder;

void site_set_up(void)
{
	struct error err = ERROR_INIT;
	const char *place = getenv("TMPDIR");
	ck_assert_msg(path_make_temporary(&above, place ? place : "/tmp", "lapchart-page-", &err), "%s", err.message);
	folder = path_join(above, "new/site");
}

void site_tear_down(void)
{
	path_remove_all(above, NULL);
	free(above);
	free(folder);
}

const char *site_path(const char *path)
{
	static char places[4][4096];
	static int next;
	next = (next + 1) % 4;
	snprintf(places[next], sizeof places[next], "%s%s%s", folder, *path ? "/" : "", path);
	return places[next];
}

struct output *site_open(void)
{
	struct output *output = NULL;
	struct error err = ERROR_INIT;
	CHECK_QUIETLY(output_open(&output, folder, &err), "%s", err.message);
	return output;
}

void site_write(struct output *output, const char *path, const char *text)
{
	struct error err = ERROR_INIT;
	CHECK_QUIETLY(output_write(output, path, text, strlen(text), &err), "%s", err.message);
}

struct output_counts site_finish(struct output *output)
{
	struct output_counts counts = {0};
	struct error err = ERROR_INIT;
	CHECK_QUIETLY(output_finish(output, &counts, &err), "%s", err.message);
	return counts;
}

struct output_counts site_publish(const char *const *paths)
{
	struct output *output = site_open();
	for (; *paths; paths++)
		site_write(output, *paths, *paths);
	return site_finish(output);
}

void site_put_foreign(const char *path, const char *text)
{
	const char *full = site_path(path);
	char *way = path_folder(full);
	ck_assert(path_make_folders(way, NULL));
	ck_assert_int_ne(file_write(full, text, strlen(text), NULL), FILE_FAILED);
	free(way);
}

void site_expect(const char *path, const char *text)
{
	struct buf found = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(file_read(&found, site_path(path), 1 << 20, &err), "%s", err.message);
	ck_assert_str_eq(found.data, text);
	buf_free(&found);
}
