#include "plan/config.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "plan/config_entries.h"
#include "plan/config_lines.h"

#define FILE_BYTES_MAX (4u << 20)

void config_add(struct config *config, const struct config_entry *entry)
{
	MEM_GROW(config->entries, config->count, config->capacity);
	config->entries[config->count++] = (struct config_entry){
		.section = mem_text(entry->section),
		.subsection = mem_text(entry->subsection),
		.name = mem_text(entry->name),
		.value = mem_text(entry->value ? entry->value : "true"),
		.where = mem_text(entry->where),
	};
}

void config_free(struct config *config)
{
	for (size_t i = 0; i < config->count; i++) {
		struct config_entry *entry = &config->entries[i];
		free(entry->section);
		free(entry->subsection);
		free(entry->name);
		free(entry->value);
		free(entry->where);
	}
	free(config->entries);
	*config = (struct config){0};
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

const char *config_get(const struct config *config, const char *section, const char *subsection, const char *name,
		       const struct config_entry **entry_out)
{
	for (size_t i = config->count; i-- > 0;) {
		const struct config_entry *entry = &config->entries[i];
		if (!same(entry->section, section) || !same(entry->subsection, subsection) || !same(entry->name, name))
			continue;
		if (entry_out)
			*entry_out = entry;
		return entry->value;
	}
	return NULL;
}

void config_write_section(struct buf *out, const char *section, const char *subsection)
{
	buf_printf(out, "[%s", section);
	if (subsection)
		buf_printf(out, " \"%s\"", subsection);
	buf_char(out, ']');
}

bool config_switch(bool *out, const char *value, struct error *err)
{
	static const struct {
		const char *word;
		bool on;
	} words[] = {
		{"true", true},   {"yes", true}, {"on", true},   {"1", true},
		{"false", false}, {"no", false}, {"off", false}, {"0", false},
	};
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (strcasecmp(value, words[i].word) == 0) {
			*out = words[i].on;
			return true;
		}
	}
	return error_set(err, ERROR_USAGE, "'%s' is neither true nor false", value);
}

/* What the callback of libgit2 fills. */
struct reading {
	struct config *config;
	const char *shown;
	const int *lines; /* of the file's own variables; NULL: not known */
	size_t line_count, next_line;
	struct error error; /* of the callback */
};

/* libgit2 writes "section.name" or "section.SUB.SECTION.name", the outer two in lower case. */
static bool split_name(const char *full, char **section, char **subsection, char **name)
{
	const char *first = strchr(full, '.'), *last = strrchr(full, '.');
	if (!first)
		return false;
	*section = mem_text_n(full, (size_t)(first - full));
	*subsection = last > first ? mem_text_n(first + 1, (size_t)(last - first - 1)) : NULL;
	*name = mem_text(last + 1);
	return true;
}

static char *place(struct reading *reading, const git_config_entry *entry)
{
	if (entry->include_depth > 0)
		return mem_printf("%s (in a file that it includes)", reading->shown);
	if (reading->next_line < reading->line_count)
		return mem_printf("%s:%d", reading->shown, reading->lines[reading->next_line++]);
	return mem_text(reading->shown);
}

/* libgit2 has followed [include] already: it is no setting. */
static bool is_include(const char *section)
{
	return strcmp(section, "include") == 0 || strcmp(section, "includeif") == 0;
}

static int add_entry(const git_config_entry *from, void *context)
{
	struct reading *reading = context;
	struct config_entry entry = {.value = (char *)from->value, .where = place(reading, from)};
	bool good = split_name(from->name, &entry.section, &entry.subsection, &entry.name);
	if (!good)
		error_set(&reading->error, ERROR_USAGE, "%s: '%s' stands in no section", entry.where, from->name);
	else if (!is_include(entry.section))
		config_add(reading->config, &entry);
	free(entry.section);
	free(entry.subsection);
	free(entry.name);
	free(entry.where);
	return good ? 0 : GIT_EUSER;
}

/* libgit2 says "failed to parse config file: WHAT (in PATH:LINE)"; people get "PATH:LINE: WHAT". */
static void write_git_error(const char *shown, struct error *err)
{
	static const char lead[] = "failed to parse config file: ";
	const git_error *last = git_error_last();
	const char *message = last && last->message ? last->message : "libgit2 cannot read it", *tail = NULL;
	if (strncmp(message, lead, strlen(lead)) == 0)
		message += strlen(lead);
	for (const char *at = message; (at = strstr(at, " (in ")); at++)
		tail = at;
	const char *colon = tail ? strrchr(tail, ':') : NULL;
	if (colon)
		error_set(err, ERROR_USAGE, "%s:%d: %.*s", shown, atoi(colon + 1), (int)(tail - message), message);
	else
		error_set(err, ERROR_USAGE, "%s: %s", shown, message);
}

bool config_read_shown(struct config *config, const char *path, const char *shown, struct error *err)
{
	struct buf text = BUF_INIT;
	if (!file_read(&text, path, FILE_BYTES_MAX, err))
		return false;
	struct reading reading = {.config = config, .shown = shown};
	int *lines = config_lines(text.data, &reading.line_count);
	reading.lines = lines;
	git_config *file = NULL;
	git_libgit2_init();
	bool good = git_config_open_ondisk(&file, path) == 0 && git_config_foreach(file, add_entry, &reading) == 0;
	if (!good && reading.error.kind)
		error_set(err, reading.error.kind, "%s", reading.error.message);
	else if (!good)
		write_git_error(shown, err);
	git_config_free(file);
	git_libgit2_shutdown();
	free(lines);
	buf_free(&text);
	return good;
}

bool config_read_file(struct config *config, const char *path, struct error *err)
{
	return config_read_shown(config, path, path, err);
}
