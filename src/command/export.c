/* `lapchart export`: what was measured, as a file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "command/command.h"
#include "command/export_choice.h"
#include "exchange/file.h"

struct export_settings {
	const char *output;
	struct export_wishes wishes;
	bool planes;
};

#define AT(field) offsetof(struct export_settings, field)
static const struct option options[] = {
	{"output", 'o', OPTION_TEXT, AT(output), "FILE", "write this file (default: standard output)", NULL},
	{"commit", 0, OPTION_TEXT, AT(wishes.commit), "REV", "only results of this commit", NULL},
	{"machine", 'm', OPTION_TEXT, AT(wishes.machine), "REGEX", "only machines whose name or fingerprint matches",
	 NULL},
	{"bench", 'b', OPTION_TEXT, AT(wishes.bench), "REGEX",
	 "only benchmarks whose name matches; pages that are to have shares of the machine's peak need machine-peak "
	 "too",
	 NULL},
	{"backend", 0, OPTION_TEXT, AT(wishes.backend), "REGEX", "only backends whose name matches", NULL},
	{"planes", 0, OPTION_FLAG, AT(planes), NULL, "planes too, which are large (about 1 MB each)", NULL},
};

/* One export on its way through the store. */
struct session {
	struct store *store;
	const struct export_settings *settings;
	struct export_choice choice;
	struct exchange_writer writer;
	size_t results, visits;
	struct error *err;
	bool good;
};

static bool write_commit(void *context, const struct commit *commit)
{
	struct session *session = context;
	if (name_set_has(&session->choice.commits, commit->sha))
		exchange_write_commit(&session->writer, commit);
	return true;
}

static bool write_machine(void *context, const struct machine *machine)
{
	struct session *session = context;
	if (name_set_has(&session->choice.machines, machine->fingerprint))
		exchange_write_machine(&session->writer, machine);
	return true;
}

static bool write_environments(struct session *session, struct error *err)
{
	const struct name_set *names = &session->choice.environments;
	bool good = true, found;
	for (size_t i = 0; good && i < names->count; i++) {
		struct environment environment = {0};
		good = store_get_environment(session->store, names->items[i], &environment, &found, err);
		if (good)
			exchange_write_environment(&session->writer, &environment);
		environment_free(&environment);
	}
	return good;
}

static bool write_planes(struct session *session, const struct result *result)
{
	struct planes planes = {0};
	bool good = store_get_planes(session->store, result->id, &planes, session->err);
	for (size_t i = 0; good && i < planes.count; i++)
		exchange_write_plane(&session->writer, &planes.items[i]);
	planes_free(&planes);
	return good;
}

static bool write_result(void *context, const struct result *result)
{
	struct session *session = context;
	const struct run *run = export_run_of(&session->choice, result);
	if (!run)
		return true;
	const struct exchange_result line = {.point = result->point,
					     .run = run->key,
					     .environment = result->environment,
					     .flops = result->flops,
					     .bytes = result->bytes,
					     .elements = result->elements};
	exchange_write_result(&session->writer, &line);
	for (size_t i = 0; i < result->visit_count; i++)
		exchange_write_visit(&session->writer, &result->visits[i]);
	session->results++;
	session->visits += result->visit_count;
	session->good = !session->settings->planes || !result->plane_count || write_planes(session, result);
	return session->good;
}

static bool write_records(struct session *session, struct error *err)
{
	if (!store_each_commit(session->store, write_commit, session, err) ||
	    !store_each_machine(session->store, write_machine, session, err) || !write_environments(session, err))
		return false;
	for (size_t i = 0; i < session->choice.run_count; i++)
		exchange_write_run(&session->writer, &session->choice.runs[i].run);
	const struct result_filter filter = {.commit = session->choice.commit};
	return store_each_result(session->store, &filter, write_result, session, err) && session->good;
}

static bool write_text(struct buf *out, struct session *session, struct error *err)
{
	if (!store_begin_reading(session->store, err))
		return false;
	bool good = export_choose(&session->choice, session->store, &session->settings->wishes, err);
	if (good) {
		session->writer = exchange_begin(out);
		good = write_records(session, err);
		exchange_end(&session->writer);
	}
	store_end_reading(session->store);
	return good;
}

static void print_outcome(const struct session *session, const struct common *common, size_t bytes)
{
	struct buf text = BUF_INIT;
	if (common->json) {
		struct json json = json_start(&text, JSON_INDENTED);
		json_open_object(&json, NULL);
		json_text(&json, "file", session->settings->output);
		json_uint(&json, "runs", session->choice.run_count);
		json_uint(&json, "results", session->results);
		json_uint(&json, "visits", session->visits);
		json_uint(&json, "bytes", bytes);
		json_close(&json);
	} else if (!common->quiet) {
		buf_printf(&text, "%s: ", session->settings->output);
		number_write_count(&text, session->choice.run_count, "run, ", "runs, ");
		number_write_count(&text, session->results, "result, ", "results, ");
		number_write_count(&text, session->visits, "visit, ", "visits, ");
		number_write_bytes(&text, (double)bytes);
		buf_char(&text, '\n');
	}
	fputs(text.data, stdout);
	buf_free(&text);
}

static bool deliver(const struct session *session, const struct buf *text, const struct common *common,
		    struct error *err)
{
	const char *path = session->settings->output;
	if (!path) {
		fwrite(text->data, 1, text->length, stdout);
		return fflush(stdout) == 0 || error_errno(err, "cannot write the results");
	}
	if (file_write(path, text->data, text->length, err) == FILE_FAILED)
		return false;
	print_outcome(session, common, text->length);
	return true;
}

static int run(const struct invocation *invocation, struct error *err)
{
	struct session session = {.settings = invocation->settings, .err = err, .good = true};
	struct buf text = BUF_INIT;
	bool good = store_open_read(&session.store, invocation->common->db, err) && write_text(&text, &session, err) &&
		    deliver(&session, &text, invocation->common, err);
	buf_free(&text);
	export_choice_free(&session.choice);
	store_close(session.store);
	return good ? EXIT_GOOD : -1;
}

extern const struct command export_command;
const struct command export_command = {
	.name = "export",
	.summary = "write stored results to a file, for another database",
	.description =
		"Writes all that was measured, or what is asked for, with its commits, machines, environments and "
		"every sample, to one text file: a JSON object a line, sorted, the same bytes for the same database. "
		"Results of another machine can so be kept in a repository and published beside one's own; "
		"`lapchart import lapchart FILE` reads them. REV is the beginning of a stored commit's hash, or what "
		"git knows "
		"by that name in the current repository.",
	.options = options,
	.option_count = COUNT_OF(options),
	.settings_size = sizeof(struct export_settings),
	.examples =
		(const struct example[]){
			{"lapchart export -o data/results/cluster.json", "everything, to be committed"},
			{"lapchart export --commit HEAD --bench 'psf|machine-peak' --planes -o psf.json",
			 "one commit, some benchmarks, with their planes"},
			{NULL, NULL},
		},
	.run = run,
};
