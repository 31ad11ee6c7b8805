/* `lapchart help [COMMAND]` and --help. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "command/command.h"

#include <stdio.h>

enum { WIDTH = 80, OPTION_COLUMN = 28 };

/* Breaks a paragraph into lines of at most WIDTH columns, each after `indent` spaces. */
static void write_wrapped(struct buf *out, const char *text, size_t length, int indent, int at)
{
	int column = at;
	for (size_t i = 0; i < length;) {
		size_t word = strcspn(text + i, " \n");
		if (word > length - i)
			word = length - i;
		if (column > indent && column + 1 + (int)word > WIDTH) {
			buf_printf(out, "\n%*s", indent, "");
			column = indent;
		}
		if (column > indent) {
			buf_char(out, ' ');
			column++;
		}
		buf_add(out, text + i, word);
		column += (int)word;
		i += word;
		i += strspn(text + i, " \n");
	}
	buf_char(out, '\n');
}

static void write_paragraphs(struct buf *out, const char *text)
{
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t length = end ? (size_t)(end - text) : strlen(text);
		buf_char(out, '\n');
		write_wrapped(out, text, length, 0, 0);
		text += length + (end ? 2 : 0);
	}
}

static void write_options(struct buf *out, const char *title, const struct option *options, size_t count)
{
	if (!count)
		return;
	buf_printf(out, "\n%s:\n", title);
	for (size_t i = 0; i < count; i++) {
		size_t before = out->length;
		buf_text(out, options[i].letter ? "  " : "      ");
		option_write(out, &options[i]);
		int column = (int)(out->length - before);
		if (column > OPTION_COLUMN - 2) {
			buf_char(out, '\n');
			column = 0;
		}
		buf_printf(out, "%*s", OPTION_COLUMN - column, "");
		write_wrapped(out, options[i].help, strlen(options[i].help), OPTION_COLUMN, OPTION_COLUMN);
	}
}

static void write_all(struct buf *out)
{
	buf_text(out, "lapchart races every way of computing a thing and publishes the result.\n\n"
		      "usage: lapchart [--db FILE] [--config FILE] COMMAND [OPTIONS]\n\nCommands:\n");
	for (size_t i = 0; i < command_count; i++)
		if (!commands[i]->hidden)
			buf_printf(out, "  %-14s%s\n", commands[i]->name, commands[i]->summary);
	buf_text(out, "\n`lapchart COMMAND --help` tells more of one; `lapchart --version` what this is.\n");
}

static void write_exit_codes(struct buf *out)
{
	static const char text[] =
		"Exit status: 0 good, 2 usage or configuration, 3 some points failed, 130 interrupted.";
	buf_char(out, '\n');
	write_wrapped(out, text, strlen(text), 0, 0);
}

void help_write(struct buf *out, const struct command *command)
{
	if (!command) {
		write_all(out);
		return;
	}
	buf_printf(out, "usage: lapchart %s [OPTIONS]%s%s\n", command->name, command->operands ? " " : "",
		   command->operands ? command->operands : "");
	write_paragraphs(out, command->description);
	write_options(out, "Options", command->options, command->option_count);
	write_options(out, "Options of every command", common_options, common_option_count);
	if (command->examples)
		buf_text(out, "\nExamples:\n");
	for (const struct example *example = command->examples; example && example->line; example++)
		buf_printf(out, "  %s\n      %s\n", example->line, example->says);
	write_exit_codes(out);
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct command *command = NULL;
	if (invocation->operand_count) {
		command = command_find(invocation->operands[0]);
		if (!command) {
			error_set(err, ERROR_USAGE, "there is no command '%s'", invocation->operands[0]);
			return -1;
		}
	}
	struct buf text = BUF_INIT;
	help_write(&text, command);
	fputs(text.data, stdout);
	buf_free(&text);
	return EXIT_GOOD;
}

extern const struct command help_command;
const struct command help_command = {
	.name = "help",
	.summary = "tell what a command does and takes",
	.operands = "[COMMAND]",
	.operands_max = 1,
	.description = "Lists the commands, or tells what one does, its options and some examples.",
	.run = run,
};
