#include "command/options.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "plan/nearest.h"

static void *value_of(const struct option_table *table, const struct option *option)
{
	return (char *)table->settings + option->offset;
}

static bool set_count(int *out, const char *text, struct error *err)
{
	uint64_t value;
	if (!number_uint(&value, text, err))
		return false;
	if (value > INT_MAX)
		return error_set(err, ERROR_USAGE, "'%s' is too large", text);
	*out = (int)value;
	return true;
}

/* Limits may be "none". */
static bool set_duration(double *out, const char *text, struct error *err)
{
	if (strcmp(text, "none") != 0)
		return number_duration(out, text, err);
	*out = INFINITY;
	return true;
}

static bool set_bytes(uint64_t *out, const char *text, struct error *err)
{
	if (strcmp(text, "none") != 0)
		return number_bytes(out, text, err);
	*out = UINT64_MAX;
	return true;
}

static void add_text(struct text_list *list, const char *text)
{
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = text;
}

static bool set_value(const struct option_table *table, const struct option *option, const char *text,
		      struct error *err)
{
	void *value = value_of(table, option);
	switch (option->kind) {
	case OPTION_FLAG:
		return config_switch(value, text, err);
	case OPTION_TEXT:
		*(const char **)value = text;
		return true;
	case OPTION_COUNT:
		return set_count(value, text, err);
	case OPTION_UINT:
		((struct optional_uint *)value)->given = true;
		return number_uint(&((struct optional_uint *)value)->value, text, err);
	case OPTION_DURATION:
		return set_duration(value, text, err);
	case OPTION_BYTES:
		return set_bytes(value, text, err);
	case OPTION_LIST:
		add_text(value, text);
		return true;
	}
	return false;
}

struct place {
	size_t table, index;
	bool negated; /* --no-NAME of a flag */
};

static bool names_option(const struct option *option, const char *name, size_t length, bool *negated)
{
	*negated = false;
	if (strlen(option->name) == length && memcmp(option->name, name, length) == 0)
		return true;
	*negated = option->kind == OPTION_FLAG && length > 3 && memcmp(name, "no-", 3) == 0 &&
		   strlen(option->name) == length - 3 && memcmp(option->name, name + 3, length - 3) == 0;
	return *negated;
}

static bool find_long(struct place *out, const struct option_table *tables, size_t count, const char *name,
		      size_t length)
{
	for (out->table = 0; out->table < count; out->table++)
		for (out->index = 0; out->index < tables[out->table].count; out->index++)
			if (names_option(&tables[out->table].options[out->index], name, length, &out->negated))
				return true;
	return false;
}

static bool find_letter(struct place *out, const struct option_table *tables, size_t count, char letter)
{
	out->negated = false;
	for (out->table = 0; out->table < count; out->table++)
		for (out->index = 0; out->index < tables[out->table].count; out->index++)
			if (letter && tables[out->table].options[out->index].letter == letter)
				return true;
	return false;
}

static bool unknown_option(const char *argument, const struct option_table *tables, size_t count, struct error *err)
{
	char *word = mem_text_n(argument + strspn(argument, "-"), strcspn(argument + strspn(argument, "-"), "="));
	struct nearest nearest = nearest_to(word);
	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t].count; i++)
			nearest_try(&nearest, tables[t].options[i].name);
	bool is_long = argument[1] == '-';
	free(word);
	if (is_long && nearest.word)
		return error_set(err, ERROR_USAGE, "unknown option %s; did you mean --%s?", argument, nearest.word);
	return error_set(err, ERROR_USAGE, "unknown option %s", argument);
}

/* One option at argv[*at]; moves *at to the last argument that belongs to it. */
static bool parse_option(struct parsed *out, const struct option_table *tables, size_t count, int argc, char **argv,
			 int *at, struct error *err)
{
	char *argument = argv[*at];
	bool is_long = argument[1] == '-';
	const char *name = argument + 2;
	size_t length = strcspn(name, "=");
	struct place place = {0};
	if (is_long ? !find_long(&place, tables, count, name, length)
		    : !find_letter(&place, tables, count, argument[1]))
		return unknown_option(argument, tables, count, err);
	const struct option_table *table = &tables[place.table];
	const struct option *option = &table->options[place.index];
	const char *value = is_long ? (name[length] ? name + length + 1 : NULL) : (argument[2] ? argument + 2 : NULL);
	out->given[place.table] |= 1ul << place.index;
	if (option->kind == OPTION_FLAG) {
		if (value)
			return error_set(err, ERROR_USAGE, "--%s takes no value", option->name);
		*(bool *)value_of(table, option) = !place.negated;
		return true;
	}
	if (!value && *at + 1 < argc)
		value = argv[++*at];
	if (!value)
		return error_set(err, ERROR_USAGE, "--%s needs a value: --%s %s", option->name, option->name,
				 option->argument);
	return set_value(table, option, value, err) || error_context(err, "--%s", option->name);
}

bool options_parse(struct parsed *out, const struct option_table *tables, size_t count, int argc, char **argv,
		   struct error *err)
{
	*out = (struct parsed){.operands = argv};
	bool only_operands = false;
	for (int i = 0; i < argc; i++) {
		if (only_operands || argv[i][0] != '-' || !argv[i][1]) {
			argv[out->operand_count++] = argv[i]; /* never behind i: overwrites what was read */
		} else if (strcmp(argv[i], "--") == 0) {
			only_operands = true;
		} else if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			out->help = true;
		} else if (!parse_option(out, tables, count, argc, argv, &i, err)) {
			err->kind = ERROR_USAGE;
			return false;
		}
	}
	return true;
}

/* All values of a list, or the strongest one of anything else. */
static bool configure_option(const struct option_table *table, const struct option *option, const struct config *config,
			     struct error *err)
{
	const char *dot = strchr(option->setting, '.');
	char *section = mem_text_n(option->setting, (size_t)(dot - option->setting));
	const struct config_entry *strongest = NULL;
	bool good = true;
	config_get(config, section, NULL, dot + 1, &strongest);
	for (size_t i = 0; good && i < config->count; i++) {
		const struct config_entry *entry = &config->entries[i];
		bool ours =
			!entry->subsection && strcmp(entry->section, section) == 0 && strcmp(entry->name, dot + 1) == 0;
		if (ours && (option->kind == OPTION_LIST || entry == strongest))
			good = set_value(table, option, entry->value, err) ||
			       error_context(err, "%s: %s", entry->where, option->setting);
	}
	free(section);
	if (!good)
		err->kind = ERROR_USAGE;
	return good;
}

bool options_configure(const struct parsed *parsed, const struct option_table *tables, size_t count,
		       const struct config *config, struct error *err)
{
	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t].count; i++)
			if (tables[t].options[i].setting && !(parsed->given[t] & 1ul << i) &&
			    !configure_option(&tables[t], &tables[t].options[i], config, err))
				return false;
	return true;
}

void text_list_free(struct text_list *list)
{
	free(list->items);
	*list = (struct text_list){0};
}

void option_write(struct buf *out, const struct option *option)
{
	if (option->letter)
		buf_printf(out, "-%c, ", option->letter);
	buf_printf(out, "--%s", option->name);
	if (option->argument)
		buf_printf(out, " %s", option->argument);
}
