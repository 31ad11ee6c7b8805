/* `lapchart completion SHELL` prints completions for bash, zsh or fish, made from the tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "command/command.h"

static void write_option_words(struct buf *out, const struct command *command)
{
	for (size_t i = 0; i < command->option_count; i++)
		buf_printf(out, " --%s", command->options[i].name);
	for (size_t i = 0; i < common_option_count; i++)
		buf_printf(out, " --%s", common_options[i].name);
	buf_text(out, " --help");
}

static void write_command_words(struct buf *out)
{
	for (size_t i = 0; i < command_count; i++)
		if (!commands[i]->hidden)
			buf_printf(out, " %s", commands[i]->name);
}

static void write_bash(struct buf *out)
{
	buf_text(out,
		 "# bash completion for lapchart: source it, or put it into bash-completion's folder as `lapchart`\n"
		 "_lapchart() {\n"
		 "  local word=${COMP_WORDS[COMP_CWORD]} command='' i\n"
		 "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
		 "    [[ ${COMP_WORDS[i]} != -* ]] && { command=${COMP_WORDS[i]}; break; }\n"
		 "  done\n"
		 "  case $command in\n");
	for (size_t i = 0; i < command_count; i++) {
		if (commands[i]->hidden)
			continue;
		buf_printf(out, "    %s) COMPREPLY=($(compgen -W '", commands[i]->name);
		write_option_words(out, commands[i]);
		buf_text(out, "' -- \"$word\")) ;;\n");
	}
	buf_text(out, "    *) COMPREPLY=($(compgen -W '");
	write_command_words(out);
	buf_text(out, "' -- \"$word\")) ;;\n  esac\n  [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "
		      "\"$word\"))\n}\n"
		      "complete -o filenames -F _lapchart lapchart\n");
}

static void write_zsh(struct buf *out)
{
	/* zsh runs bash completions; one source is better than two that drift apart. */
	buf_text(out, "#compdef lapchart\nautoload -U +X bashcompinit && bashcompinit\n");
	write_bash(out);
}

/* Text inside single quotes of fish, where \ and ' are escaped by \. */
static void write_fish_text(struct buf *out, const char *text)
{
	buf_char(out, '\'');
	for (; *text; text++)
		buf_printf(out, "%s%c", *text == '\'' || *text == '\\' ? "\\" : "", *text);
	buf_char(out, '\'');
}

static void write_fish_option(struct buf *out, const char *condition, const struct option *option)
{
	buf_printf(out, "complete -c lapchart -n '%s' -l %s%s -d ", condition, option->name,
		   option->argument ? " -r" : "");
	write_fish_text(out, option->help);
	buf_char(out, '\n');
}

static void write_fish(struct buf *out)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = commands[i];
		if (command->hidden)
			continue;
		buf_printf(out, "complete -c lapchart -f -n __fish_use_subcommand -a %s -d ", command->name);
		write_fish_text(out, command->summary);
		buf_char(out, '\n');
		char *condition = mem_printf("__fish_seen_subcommand_from %s", command->name);
		for (size_t o = 0; o < command->option_count; o++)
			write_fish_option(out, condition, &command->options[o]);
		free(condition);
	}
	for (size_t o = 0; o < common_option_count; o++)
		write_fish_option(out, "true", &common_options[o]);
}

static int run(const struct invocation *invocation, struct error *err)
{
	static const struct {
		const char *shell;
		void (*write)(struct buf *out);
	} shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};
	const char *wanted = invocation->operand_count ? invocation->operands[0] : "";
	for (size_t i = 0; i < COUNT_OF(shells); i++) {
		if (strcmp(shells[i].shell, wanted) != 0)
			continue;
		struct buf text = BUF_INIT;
		shells[i].write(&text);
		fputs(text.data, stdout);
		buf_free(&text);
		return EXIT_GOOD;
	}
	error_set(err, ERROR_USAGE, "which shell? There are completions for bash, zsh and fish");
	return -1;
}

extern const struct command completion_command;
const struct command completion_command = {
	.name = "completion",
	.summary = "print completions for bash, zsh or fish",
	.operands = "SHELL",
	.operands_max = 1,
	.description = "Prints a completion script for the shell, to be sourced or put where the shell looks for them.",
	.examples =
		(const struct example[]){
			{"source <(lapchart completion bash)", "completes commands and options in this shell"},
			{NULL, NULL},
		},
	.run = run,
};
