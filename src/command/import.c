/* `lapchart import FORMAT PATH...`: results of another database into this one. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/path.h"
#include "command/command.h"
#include "command/import_sink.h"

/* --- which files --- */

struct file_names {
	char **items;
	size_t count, capacity;
};

static void add_name(struct file_names *names, char *path)
{
	MEM_GROW(names->items, names->count, names->capacity);
	names->items[names->count++] = path;
}

static bool ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name), of_ending = strlen(ending);
	return length > of_ending && strcmp(name + length - of_ending, ending) == 0;
}

/* The files of the format, in the order of their names; folders in it are left alone. */
static bool add_folder(struct file_names *names, const char *folder, const char *ending, struct error *err)
{
	char **entries;
	size_t count, before = names->count;
	if (!path_list(&entries, &count, folder, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		char *path = path_join(folder, entries[i]);
		if (ends_with(path, ending) && !path_is_folder(path))
			add_name(names, path);
		else
			free(path);
	}
	path_list_free(entries, count);
	return names->count > before ||
	       error_set(err, ERROR_USAGE, "%s has no file whose name ends with %s", folder, ending);
}

static bool find_files(struct file_names *names, const struct exchange_format *format,
		       const struct invocation *invocation, struct error *err)
{
	bool good = true;
	for (int i = 1; good && i < invocation->operand_count; i++) {
		const char *path = invocation->operands[i];
		if (path_is_folder(path))
			good = add_folder(names, path, format->ending, err);
		else
			add_name(names, mem_text(path));
	}
	return good;
}

/* --- what came of it --- */

static size_t sum(const struct import_counts *counts, enum taken taken)
{
	size_t all = 0;
	for (size_t kind = 0; kind < IMPORT_KINDS; kind++)
		all += counts->of[kind][taken];
	return all;
}

/* ": 2 runs, 8 visits added" */
static void write_counts(struct buf *out, const struct import_counts *counts, enum taken taken, const char *verb)
{
	const char *between = out->data[out->length - 1] == ':' ? " " : "; ";
	if (!sum(counts, taken))
		return;
	for (size_t kind = 0; kind < IMPORT_KINDS; kind++) {
		if (!counts->of[kind][taken])
			continue;
		buf_text(out, between);
		import_kind_write(out, (enum import_kind)kind, counts->of[kind][taken]);
		between = ", ";
	}
	buf_printf(out, " %s", verb);
}

static void print_text(const char *path, const struct import_counts *counts)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s:", path);
	write_counts(&text, counts, TAKEN_NEW, "added");
	write_counts(&text, counts, TAKEN_CHANGED, "brought up to date");
	write_counts(&text, counts, TAKEN_NOT, "there already");
	printf("%s\n", text.data);
	buf_free(&text);
}

static void json_counts(struct json *json, const char *key, const struct import_counts *counts, enum taken taken)
{
	json_open_object(json, key);
	for (size_t kind = 0; kind < IMPORT_KINDS; kind++)
		json_uint(json, import_kind_name((enum import_kind)kind), counts->of[kind][taken]);
	json_close(json);
}

static void json_file(struct json *json, const char *path, const struct import_counts *counts)
{
	json_open_object(json, NULL);
	json_text(json, "file", path);
	json_counts(json, "added", counts, TAKEN_NEW);
	json_counts(json, "changed", counts, TAKEN_CHANGED);
	json_counts(json, "skipped", counts, TAKEN_NOT);
	json_close(json);
}

/* --- the command --- */

/* What came before a file that is refused is stored, and was told. */
static bool import_all(struct store *store, const struct exchange_format *format, const struct file_names *names,
		       const struct common *common, struct error *err)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_INDENTED);
	bool good = true;
	json_open_array(&json, NULL);
	for (size_t i = 0; good && i < names->count; i++) {
		struct import_counts counts;
		good = import_file(&counts, store, format, names->items[i], err);
		if (good && common->json)
			json_file(&json, names->items[i], &counts);
		else if (good && !common->quiet)
			print_text(names->items[i], &counts);
	}
	json_close(&json);
	if (common->json)
		printf("%s\n", text.data);
	buf_free(&text);
	return good;
}

static int run(const struct invocation *invocation, struct error *err)
{
	struct file_names names = {0};
	struct store *store = NULL;
	if (invocation->operand_count < 2) {
		error_set(err, ERROR_USAGE, "which files? lapchart import FORMAT PATH...");
		return -1;
	}
	const struct exchange_format *format = exchange_find(invocation->operands[0], err);
	bool good = format && find_files(&names, format, invocation, err) &&
		    store_open(&store, invocation->common->db, err) &&
		    import_all(store, format, &names, invocation->common, err);
	store_close(store);
	path_list_free(names.items, names.count);
	return good ? EXIT_GOOD : -1;
}

extern const struct command import_command;
const struct command import_command = {
	.name = "import",
	.summary = "take in results that another database exported",
	.operands = "FORMAT PATH...",
	.operands_max = INT_MAX,
	.description =
		"Reads files, and the files of folders (not of folders in them), into the database, which is made "
		"where there is none. FORMAT is lapchart: what `lapchart export` wrote.\n\n"
		"A file is taken in as a whole or not at all; what is wrong with it is said with its line. What the "
		"database has already stays, so importing twice is importing once. A run that had no end takes the "
		"one that comes, and of two visits of the same round of a run the later one counts. Results of "
		"another machine stay apart from one's own everywhere.",
	.examples =
		(const struct example[]){
			{"lapchart import lapchart data/results", "the results of all the other machines"},
			{NULL, NULL},
		},
	.run = run,
};
