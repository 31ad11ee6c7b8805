/* The list of subcommands, in the order in which --help shows them. */
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "command/command.h"

extern const struct command run_command, publish_command, show_command, list_command, machine_command;
extern const struct command export_command, import_command, worker_check_command, help_command, manual_command,
	completion_command;

const struct command *const commands[] = {
	&run_command,     &publish_command,      &show_command, &export_command, &import_command,     &list_command,
	&machine_command, &worker_check_command, &help_command, &manual_command, &completion_command,
};
const size_t command_count = COUNT_OF(commands);

const struct option common_options[] = {
	{"db", 0, OPTION_TEXT, offsetof(struct common, db), "FILE", "database to use (default: lapchart.db)", "run.db"},
	{"config", 0, OPTION_TEXT, offsetof(struct common, config), "FILE",
	 "read this file in place of the repository's lapchart.conf", NULL},
	{"quiet", 'q', OPTION_FLAG, offsetof(struct common, quiet), NULL, "print errors only", NULL},
	{"json", 0, OPTION_FLAG, offsetof(struct common, json), NULL, "print the data as JSON", NULL},
};
const size_t common_option_count = COUNT_OF(common_options);

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}
