/*
 * `lapchart manual [COMMAND]` prints the man page of a command in mdoc(7): the
 * build makes lapchart-COMMAND.1 of it, so that the pages and --help have one
 * source. `lapchart manual` alone prints lapchart.1.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "command/command.h"

/* mdoc reads lines that begin with '.' or '\'' as requests, and '\\' as an escape. A sentence ends its line. */
static void write_escaped(struct buf *out, const char *text, size_t length)
{
	bool line_begins = true;
	for (size_t i = 0; i < length; i++) {
		bool ends_sentence = text[i] == ' ' && i > 0 && strchr(".?", text[i - 1]);
		if (text[i] == '\\')
			buf_text(out, "\\e");
		else if (text[i] == '-')
			buf_text(out, "\\-");
		else if (line_begins && strchr(".'", text[i]))
			buf_printf(out, "\\&%c", text[i]);
		else
			buf_char(out, ends_sentence ? '\n' : text[i]);
		line_begins = ends_sentence || text[i] == '\n';
	}
}

static void write_text(struct buf *out, const char *text)
{
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t length = end ? (size_t)(end - text) : strlen(text);
		write_escaped(out, text, length);
		buf_char(out, '\n');
		text += length;
		if (end) {
			buf_text(out, ".Pp\n");
			text += 2;
		}
	}
}

static void write_option_list(struct buf *out, const struct option *options, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_text(out, ".It ");
		if (options[i].letter)
			buf_printf(out, "Fl %c , ", options[i].letter);
		buf_printf(out, "Fl \\-%s", options[i].name);
		if (options[i].argument)
			buf_printf(out, " Ar %s", options[i].argument);
		buf_char(out, '\n');
		write_text(out, options[i].help);
		if (options[i].setting)
			buf_printf(out, ".Pq configuration: Va %s\n", options[i].setting);
	}
}

static void write_head(struct buf *out, const char *name, const char *summary)
{
	/* No date of the build: same source, same bytes. */
	buf_printf(out, ".Dd November 21, 2026\n.Dt ");
	for (const char *c = name; *c; c++)
		buf_char(out, (char)toupper((unsigned char)*c));
	buf_printf(out, " 1\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n", name, summary);
}

static void write_exit_status(struct buf *out)
{
	buf_text(out, ".Sh EXIT STATUS\n.Bl -tag -width 4n\n"
		      ".It 0\nAll went well.\n"
		      ".It 2\nThe command line, the configuration, a file or the repository is not as it must be.\n"
		      ".It 3\nSome points failed; the others were measured and stored.\n"
		      ".It 130\nInterrupted; what was measured is stored, and the next run goes on.\n.El\n");
}

static void write_command(struct buf *out, const struct command *command)
{
	struct buf name = BUF_INIT;
	buf_printf(&name, "lapchart-%s", command->name);
	write_head(out, name.data, command->summary);
	buf_printf(out, ".Sh SYNOPSIS\n.Nm lapchart %s\n.Op Ar options\n", command->name);
	if (command->operands)
		buf_printf(out, ".Ar %s\n", command->operands);
	buf_text(out, ".Sh DESCRIPTION\n");
	write_text(out, command->description);
	buf_text(out, ".Sh OPTIONS\n.Bl -tag -width Ds\n");
	write_option_list(out, command->options, command->option_count);
	write_option_list(out, common_options, common_option_count);
	buf_text(out, ".El\n");
	write_exit_status(out);
	if (command->examples)
		buf_text(out, ".Sh EXAMPLES\n");
	for (const struct example *example = command->examples; example && example->line; example++) {
		buf_text(out, example == command->examples ? ".Dl " : ".Pp\n.Dl ");
		write_escaped(out, example->line, strlen(example->line));
		buf_text(out, "\n");
		write_text(out, example->says);
	}
	buf_text(out, ".Sh SEE ALSO\n.Xr lapchart 1\n");
	buf_free(&name);
}

static void write_overview(struct buf *out)
{
	write_head(out, "lapchart", "race every way of computing a thing, night after night");
	buf_text(out,
		 ".Sh SYNOPSIS\n.Nm\n.Op Fl \\-db Ar FILE\n.Op Fl \\-config Ar FILE\n.Ar command\n.Op Ar options\n"
		 ".Sh DESCRIPTION\n.Nm\n"
		 "races every backend of a benchmark over a sweep, checks each answer, stores every sample in one\n"
		 "SQLite file keyed by git commit, and publishes the result as a static site.\n"
		 "The commands are:\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < command_count; i++)
		if (!commands[i]->hidden)
			buf_printf(out, ".It Xr lapchart-%s 1\n%s\n", commands[i]->name, commands[i]->summary);
	buf_text(
		out,
		".El\n.Sh ENVIRONMENT\n.Bl -tag -width Ds\n"
		".It Ev LAPCHART_DB , LAPCHART_MIN_TIME No ...\na setting of the section\n.Va run ,\n"
		"stronger than the files and weaker than an option.\n"
		".It Ev NO_COLOR\nno colours on the terminal.\n.El\n"
		".Sh FILES\n.Bl -tag -width Ds\n"
		".It Pa lapchart.conf\nat the top of a repository: its settings, in the syntax of\n.Xr git-config 1 .\n"
		".It Pa $XDG_CONFIG_HOME/lapchart/config\nthe user's settings; those of the repository are stronger.\n"
		".It Pa lapchart.db\nthe results.\n.El\n");
	write_exit_status(out);
}

static int run(const struct invocation *invocation, struct error *err)
{
	struct buf text = BUF_INIT;
	const struct command *command = invocation->operand_count ? command_find(invocation->operands[0]) : NULL;
	if (command) {
		write_command(&text, command);
	} else if (!invocation->operand_count || strcmp(invocation->operands[0], "lapchart") == 0) {
		write_overview(&text);
	} else {
		error_set(err, ERROR_USAGE, "there is no command '%s'", invocation->operands[0]);
		return -1;
	}
	fputs(text.data, stdout);
	buf_free(&text);
	return EXIT_GOOD;
}

extern const struct command manual_command;
const struct command manual_command = {
	.name = "manual",
	.summary = "print a man page in mdoc",
	.operands = "[COMMAND]",
	.operands_max = 1,
	.description = "Prints the man page of a command, or of lapchart itself, for man(1) or mandoc(1).",
	.hidden = true,
	.run = run,
};
