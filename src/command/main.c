/* Finds the subcommand, reads its options and the configuration, and turns errors into exit codes. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "command/command.h"
#include "command/version.h"
#include "plan/nearest.h"
#include "repo/repo.h"

static int exit_code_of(const struct error *err)
{
	return err->kind == ERROR_INTERRUPTED ? EXIT_INTERRUPTED : EXIT_USAGE;
}

static int complain(const struct error *err, const struct command *command)
{
	struct buf text = BUF_INIT;
	utf8_plain_line(&text, err->message);
	fprintf(stderr, "lapchart%s%s: %s\n", command ? " " : "", command ? command->name : "", text.data);
	buf_free(&text);
	if (err->kind == ERROR_USAGE && command)
		fprintf(stderr, "`lapchart %s --help` tells what it takes.\n", command->name);
	return exit_code_of(err);
}

static int print(struct buf *text)
{
	fputs(text->data, stdout);
	buf_free(text);
	return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_USAGE;
}

static int print_help(const struct command *command)
{
	struct buf text = BUF_INIT;
	help_write(&text, command);
	return print(&text);
}

static int print_version(void)
{
	struct buf text = BUF_INIT;
	version_write(&text);
	return print(&text);
}

/* The repository's top folder, for its lapchart.conf; being outside of one is no error here. */
static char *find_repository(void)
{
	struct repo *repo;
	if (!repo_open(&repo, ".", NULL))
		return NULL;
	char *folder = mem_text(repo_folder(repo));
	repo_free(repo);
	return folder;
}

static int invoke(const struct command *command, struct common *common, const struct parsed *parsed,
		  const struct option_table *tables, struct error *err)
{
	if (parsed->operand_count > command->operands_max) {
		error_set(err, ERROR_USAGE, "unexpected argument '%s'", parsed->operands[command->operands_max]);
		return -1;
	}
	struct config config = {0};
	char *repository = find_repository();
	int code = -1;
	if (config_load(&config, repository, common->config, err) &&
	    options_configure(parsed, tables, OPTION_TABLES_MAX, &config, err)) {
		if (!common->db)
			common->db = "lapchart.db";
		code = command->run(&(struct invocation){command, common, tables[1].settings, &config, repository,
							 parsed->operands, parsed->operand_count},
				    err);
	}
	config_free(&config);
	free(repository);
	return code;
}

static void free_lists(const struct option_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->options[i].kind == OPTION_LIST)
			text_list_free((struct text_list *)((char *)table->settings + table->options[i].offset));
}

/* Global options may stand before the command's name: the first argument that is none of them names it. */
static int find_command(int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		if (argv[i][0] != '-')
			return i;
		if (strcmp(argv[i], "--db") == 0 || strcmp(argv[i], "--config") == 0)
			i++;
	}
	return -1;
}

static int unknown_command(const char *name)
{
	struct nearest nearest = nearest_to(name);
	for (size_t i = 0; i < command_count; i++)
		nearest_try(&nearest, commands[i]->name);
	struct error err;
	if (nearest.word)
		error_set(&err, ERROR_DATA, "there is no command '%s'; did you mean '%s'?", name, nearest.word);
	else
		error_set(&err, ERROR_DATA, "there is no command '%s'", name);
	int code = complain(&err, NULL);
	fputs("`lapchart help` lists the commands.\n", stderr);
	return code;
}

static int run_command_line(const struct command *command, int argc, char **argv)
{
	struct error err = ERROR_INIT;
	struct common common = {0};
	void *settings = mem_zero(1, command->settings_size);
	if (command->defaults)
		memcpy(settings, command->defaults, command->settings_size);
	const struct option_table tables[OPTION_TABLES_MAX] = {
		{common_options, common_option_count, &common},
		{command->options, command->option_count, settings},
	};
	struct parsed parsed;
	int code = -1;
	if (options_parse(&parsed, tables, OPTION_TABLES_MAX, argc, argv, &err))
		code = parsed.help ? print_help(command) : invoke(command, &common, &parsed, tables, &err);
	if (code < 0)
		code = complain(&err, command);
	free_lists(&tables[1]);
	free(settings);
	return code;
}

static bool is_word(const char *argument, const char *word, const char *letter)
{
	return strcmp(argument, word) == 0 || strcmp(argument, letter) == 0;
}

int main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write(), not a death */
	int at = find_command(argc - 1, argv + 1) + 1;
	if (at == 0) {
		for (int i = 1; i < argc; i++)
			if (is_word(argv[i], "--version", "-V"))
				return print_version();
		bool asked = argc > 1 && is_word(argv[1], "--help", "-h");
		int code = print_help(NULL);
		return asked ? code : EXIT_USAGE;
	}
	const struct command *command = command_find(argv[at]);
	if (!command)
		return unknown_command(argv[at]);
	memmove(&argv[at], &argv[at + 1], sizeof *argv * (size_t)(argc - at)); /* with the final NULL */
	return run_command_line(command, argc - 2, argv + 1);
}
