/*
 * command.h: a subcommand is one line of the table in commands.c and one file.
 * Data goes to stdout, messages and progress to stderr.
 */
#ifndef LAPCHART_COMMAND_COMMAND_H
#define LAPCHART_COMMAND_COMMAND_H

#include "base/error.h"
#include "command/options.h"

enum exit_code {
	EXIT_GOOD = 0,
	EXIT_REGRESSION = 1,
	EXIT_USAGE = 2,
	EXIT_SOME_FAILED = 3,
	EXIT_UNDECIDED = 4,
	EXIT_INTERRUPTED = 130,
};

/* Options that every command takes, before its name or after. */
struct common {
	const char *db;     /* --db, else run.db, else "lapchart.db" */
	const char *config; /* --config, or NULL */
	bool quiet, json;
};

struct invocation {
	const struct command *command;
	const struct common *common;
	void *settings; /* the command's own options */
	const struct config *config;
	const char *repository; /* top folder, or NULL outside of one */
	char **operands;
	int operand_count;
};

struct example {
	const char *line, *says;
};

struct command {
	const char *name;
	const char *summary;  /* "race the backends and store every sample" */
	const char *operands; /* "[COMMIT]", or NULL: takes none */
	int operands_max;
	const char *description; /* paragraphs, separated by an empty line */
	const struct option *options;
	size_t option_count;
	const void *defaults; /* of the settings, or NULL: all zero */
	size_t settings_size;
	const struct example *examples; /* ends with {NULL, NULL} */
	bool hidden;                    /* for the build, not for people */
	/* Returns an exit code, or -1 with `err` set. */
	int (*run)(const struct invocation *invocation, struct error *err);
};

extern const struct command *const commands[];
extern const size_t command_count;
extern const struct option common_options[];
extern const size_t common_option_count;

const struct command *command_find(const char *name);

/* help.c: what --help prints, for one command or (NULL) for all. */
void help_write(struct buf *out, const struct command *command);

#endif
