/* `lapchart publish`: the site. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"
#include "command/command.h"
#include "command/places.h"
#include "plan/published.h"
#include "reports/report.h"

struct publish_settings {
	const char *output, *title;
	struct text_list benchmark_path, published_path;
};

static const struct publish_settings defaults = {.output = "site"};

#define AT(field) offsetof(struct publish_settings, field)
static const struct option options[] = {
	{"output", 'o', OPTION_TEXT, AT(output), "DIR", "folder of the site (default: site)", "publish.output"},
	{"title", 0, OPTION_TEXT, AT(title), "TEXT", "name of the site (default: that of the repository's folder)",
	 "publish.title"},
	{"benchmark-path", 0, OPTION_LIST, AT(benchmark_path), "DIR", "read benchmark definitions from this folder too",
	 "benchmark.path"},
	{"published-path", 0, OPTION_LIST, AT(published_path), "DIR",
	 "read figures of other texts from this folder too", "published.path"},
};

static void write_json(struct buf *out, const struct publish_result *result, const char *index)
{
	struct json json = json_start(out, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_text(&json, "verdict", result->verdict);
	json_text(&json, "index", index);
	json_uint(&json, "created", result->files.created);
	json_uint(&json, "changed", result->files.changed);
	json_uint(&json, "unchanged", result->files.unchanged);
	json_uint(&json, "removed", result->files.removed);
	json_close(&json);
}

static void write_text(struct buf *out, const struct publish_result *result, const char *index)
{
	const struct output_counts *files = &result->files;
	buf_printf(out, "%s\n%s: ", result->verdict, index);
	number_write_count(out, files->created + files->changed, "file", "files");
	buf_printf(out, " written, %zu unchanged, %zu removed\n", files->unchanged, files->removed);
}

static void print_outcome(const struct common *common, const struct publish_result *result, const char *folder)
{
	struct buf text = BUF_INIT;
	char *index = path_join(folder, "index.html");
	if (common->json)
		write_json(&text, result, index);
	else if (!common->quiet)
		write_text(&text, result, index);
	fputs(text.data, stdout);
	free(index);
	buf_free(&text);
}

/* A user's folder comes behind ours: its texts win. */
static bool read_published(struct published *out, struct places *places, const struct text_list *own, struct error *err)
{
	places_add_published(places, own);
	return published_read(out, places->published.items, places->published.count, err);
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct publish_settings *settings = invocation->settings;
	const struct text_list none = {0};
	struct places places;
	struct definitions definitions = {0};
	struct published published = {0};
	struct publish_result result = {0};
	const char *repository = invocation->repository ? path_name(invocation->repository) : "lapchart";
	bool good = places_find(&places, &none, &settings->benchmark_path, err) &&
		    definitions_read(&definitions, places.definitions.items, places.definitions.count, err) &&
		    read_published(&published, &places, &settings->published_path, err);
	if (good) {
		const struct publish_options options_of_site = {
			.database = invocation->common->db,
			.folder = settings->output,
			.templates = places.templates,
			.definitions = &definitions,
			.published = &published,
			.font = LAPCHART_FONT,
			.font_bold = LAPCHART_FONT_BOLD,
			.title = settings->title ? settings->title : repository,
		};
		good = publish(&options_of_site, &result, err);
	}
	if (good)
		print_outcome(invocation->common, &result, settings->output);
	free(result.verdict);
	published_free(&published);
	definitions_free(&definitions);
	places_free(&places);
	return good ? EXIT_GOOD : -1;
}

extern const struct command publish_command;
const struct command publish_command = {
	.name = "publish",
	.summary = "render the stored results as a static site",
	.description = "Renders the database as pages that need no server, no script and no other host. Only files "
		       "whose contents "
		       "changed are written. Publishing needs no repository: the database has all it takes.",
	.options = options,
	.option_count = COUNT_OF(options),
	.defaults = &defaults,
	.settings_size = sizeof defaults,
	.examples =
		(const struct example[]){
			{"lapchart publish -o public", "the site in public/"},
			{NULL, NULL},
		},
	.run = run,
};
