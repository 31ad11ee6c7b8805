/*
 * options.h: command-line options as a table. The same table parses, fills
 * from the configuration, prints --help and writes the man page.
 */
#ifndef LAPCHART_COMMAND_OPTIONS_H
#define LAPCHART_COMMAND_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "plan/config.h"

enum option_kind {
	OPTION_FLAG,     /* bool: --quick sets it, --no-quick clears it */
	OPTION_TEXT,     /* const char *: lent from argv or the configuration */
	OPTION_COUNT,    /* int, at least 0 */
	OPTION_UINT,     /* struct optional_uint */
	OPTION_DURATION, /* double, seconds */
	OPTION_BYTES,    /* uint64_t */
	OPTION_LIST,     /* struct text_list: may be given several times */
};

struct text_list {
	const char **items;
	size_t count, capacity;
};

struct optional_uint {
	bool given;
	uint64_t value;
};

struct option {
	const char *name; /* "min-time", without the dashes */
	char letter;      /* 'o', or 0 */
	enum option_kind kind;
	size_t offset;        /* of the value in the command's settings */
	const char *argument; /* "SECONDS", NULL for a flag */
	const char *help;     /* one sentence */
	const char *setting;  /* "run.min-time" where the configuration may give it, or NULL */
};

/* A table with the struct that it fills. */
struct option_table {
	const struct option *options;
	size_t count;
	void *settings;
};

#define OPTION_TABLES_MAX 2

struct parsed {
	char **operands; /* what is no option, in argv's order; lent */
	int operand_count;
	bool help;                              /* --help or -h was there */
	unsigned long given[OPTION_TABLES_MAX]; /* bit i: option i of the table was given */
};

/* Options may stand before and after operands; "--" ends them; --name=value and --name value. An unknown option
 * names the nearest known one. */
bool options_parse(struct parsed *out, const struct option_table *tables, size_t table_count, int argc, char **argv,
		   struct error *err);
/* Fills what argv left open from the configuration; errors name where the value stands. */
bool options_configure(const struct parsed *parsed, const struct option_table *tables, size_t table_count,
		       const struct config *config, struct error *err);
void text_list_free(struct text_list *list);

/* The option as a person writes it: "-o, --output DIR". */
struct buf;
void option_write(struct buf *out, const struct option *option);

#endif
