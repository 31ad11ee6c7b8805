/* `lapchart show [COMMIT]`: the stored results of a commit. */
#include <stdlib.h>

#include "base/mem.h"
#include "command/command.h"
#include "command/places.h"
#include "command/results.h"
#include "command/stored_commit.h"

struct show_settings {
	const char *bench, *backend, *machine;
	struct text_list benchmark_path;
	bool metrics;
};

#define AT(field) offsetof(struct show_settings, field)
static const struct option options[] = {
	{"bench", 'b', OPTION_TEXT, AT(bench), "NAME", "only this benchmark", NULL},
	{"backend", 0, OPTION_TEXT, AT(backend), "NAME", "only this backend", NULL},
	{"machine", 'm', OPTION_TEXT, AT(machine), "FINGERPRINT", "only this machine", NULL},
	{"metrics", 0, OPTION_FLAG, AT(metrics), NULL,
	 "the numbers beside the time too (start-up, bytes copied ...): medians over the visits; --json always has "
	 "them",
	 NULL},
	{"benchmark-path", 0, OPTION_LIST, AT(benchmark_path), "DIR", "read benchmark definitions from this folder too",
	 "benchmark.path"},
};

static bool show_commit(struct store *store, const char *name, const struct invocation *invocation,
			const struct definitions *definitions, struct error *err)
{
	const struct show_settings *settings = invocation->settings;
	char *sha;
	if (!stored_commit_find(&sha, store, name, err))
		return false;
	struct result_set set;
	const struct result_filter filter = {settings->bench, settings->backend, sha, settings->machine, 0};
	bool good = results_read(&set, store, &filter, definitions, err);
	if (good && invocation->common->json)
		results_print_json(&set, stdout);
	else if (good)
		results_print_table(&set, settings->metrics, stdout);
	if (good)
		results_free(&set);
	free(sha);
	return good;
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct show_settings *settings = invocation->settings;
	const struct text_list none = {0};
	struct places places;
	struct definitions definitions = {0};
	struct store *store = NULL;
	bool good = places_find(&places, &none, &settings->benchmark_path, err) &&
		    definitions_read(&definitions, places.definitions.items, places.definitions.count, err) &&
		    store_open_read(&store, invocation->common->db, err) &&
		    show_commit(store, invocation->operand_count ? invocation->operands[0] : NULL, invocation,
				&definitions, err);
	store_close(store);
	definitions_free(&definitions);
	places_free(&places);
	return good ? EXIT_GOOD : -1;
}

extern const struct command show_command;
const struct command show_command = {
	.name = "show",
	.summary = "print the stored results of a commit",
	.operands = "[COMMIT]",
	.operands_max = 1,
	.description = "Prints every point of a commit (by default that of the latest run): median, 95 % interval, "
		       "speed-up over the "
		       "benchmark's reference, peak memory, and for points without a time the reason.",
	.options = options,
	.option_count = COUNT_OF(options),
	.settings_size = sizeof(struct show_settings),
	.examples =
		(const struct example[]){
			{"lapchart show --bench mandelbrot-tutorial", "one benchmark of the latest run"},
			{"lapchart show 1a2b3c4 --json", "everything of that commit, with all samples"},
			{NULL, NULL},
		},
	.run = run,
};
