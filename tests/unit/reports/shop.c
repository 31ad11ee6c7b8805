#include "shop.h"

#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "plan/published.h"

/* The test's process is its own: libcheck forks for each. */
static char *folder;
static struct definitions definitions;
static struct published published;
static char *kept[256];
static size_t kept_count;

static char *keep(char *text)
{
	ck_assert_uint_lt(kept_count, COUNT_OF(kept));
	return kept[kept_count++] = text;
}

void shop_open(void)
{
	struct error err = ERROR_INIT;
	const char *where = getenv("TMPDIR");
	const char *const from[] = {SOURCE_DIR "/data/benchmarks", SOURCE_DIR "/tests/unit/reports/definitions"};
	ck_assert_msg(path_make_temporary(&folder, where ? where : "/tmp", "lapchart-reports-", &err), "%s",
		      err.message);
	static const char *const texts[] = {SOURCE_DIR "/tests/unit/reports/published"};
	ck_assert_msg(definitions_read(&definitions, from, COUNT_OF(from), &err), "%s", err.message);
	ck_assert_msg(published_read(&published, texts, COUNT_OF(texts), &err), "%s", err.message);
}

void shop_close(void)
{
	path_remove_all(folder, NULL);
	definitions_free(&definitions);
	published_free(&published);
	while (kept_count)
		free(kept[--kept_count]);
	free(folder);
}

char *shop_path(const char *path)
{
	return path_join(folder, path);
}

struct store *shop_store(void)
{
	struct store *store = NULL;
	struct error err = ERROR_INIT;
	char *path = shop_path("lap.db");
	ck_assert_msg(store_open(&store, path, &err), "%s", err.message);
	free(path);
	return store;
}

const struct definitions *shop_definitions(void)
{
	return &definitions;
}

const struct published *shop_published(void)
{
	return &published;
}

static bool publish_into(const char *site, struct publish_result *result, struct error *err)
{
	char *database = shop_path("lap.db"), *out = shop_path(site);
	const struct publish_options options = {.database = database,
						.folder = out,
						.templates = SOURCE_DIR "/templates",
						.definitions = &definitions,
						.published = &published,
						.font = LC_FONT,
						.font_bold = LC_FONT_BOLD,
						.title = "a <project>"};
	bool good = publish(&options, result, err);
	free(database);
	free(out);
	return good;
}

struct publish_result shop_publish(const char *site)
{
	struct error err = ERROR_INIT;
	struct publish_result result;
	ck_assert_msg(publish_into(site, &result, &err), "%s", err.message);
	keep(result.verdict);
	return result;
}

const char *shop_publish_fails(const char *site)
{
	static struct error err;
	struct publish_result result;
	ck_assert(!publish_into(site, &result, &err));
	ck_assert_ptr_null(result.verdict);
	return err.message;
}

static char *site_path(const char *site, const char *path)
{
	char *relative = mem_printf("%s/%s", site, path), *full = shop_path(relative);
	free(relative);
	return full;
}

const char *shop_read(const char *site, const char *path)
{
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	char *full = site_path(site, path);
	ck_assert_msg(file_read(&text, full, 1 << 24, &err), "%s", err.message);
	free(full);
	return keep(buf_detach(&text));
}

bool shop_has(const char *site, const char *path)
{
	char *full = site_path(site, path);
	bool has = path_exists(full);
	free(full);
	return has;
}

static void add_files(struct shop_files *files, const char *site, const char *under)
{
	char **names, *full = site_path(site, under);
	size_t count;
	struct error err = ERROR_INIT;
	ck_assert_msg(path_list(&names, &count, full, &err), "%s", err.message);
	for (size_t i = 0; i < count; i++) {
		char *path = mem_printf("%s%s%s", under, *under ? "/" : "", names[i]);
		char *place = site_path(site, path);
		if (path_is_folder(place)) {
			add_files(files, site, path);
			free(path);
		} else {
			files->paths = mem_resize(files->paths, files->count + 1, sizeof *files->paths);
			files->paths[files->count++] = path;
		}
		free(place);
	}
	path_list_free(names, count);
	free(full);
}

struct shop_files shop_files(const char *site)
{
	struct shop_files files = {0};
	add_files(&files, site, "");
	return files;
}

void shop_files_free(struct shop_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->paths[i]);
	free(files->paths);
}

size_t shop_count(const char *text, const char *part)
{
	size_t count = 0;
	for (const char *at = strstr(text, part); at; at = strstr(at + strlen(part), part))
		count++;
	return count;
}
