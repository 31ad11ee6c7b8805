#include "plan/config_lines.h"

#include <string.h>

#include "base/mem.h"

struct scan {
	const char *at;
	int line;
};

static void step(struct scan *scan)
{
	if (*scan->at == '\n')
		scan->line++;
	scan->at++;
}

static void skip_blank(struct scan *scan)
{
	while (*scan->at && strchr(" \t\r\n", *scan->at))
		step(scan);
}

static void skip_comment(struct scan *scan)
{
	while (*scan->at && *scan->at != '\n')
		step(scan);
}

/* From '[' to behind ']'; a subsection in quotes may hold a ']' and escaped quotes. */
static void skip_header(struct scan *scan)
{
	bool quoted = false;
	while (*scan->at && *scan->at != '\n' && (quoted || *scan->at != ']')) {
		if (*scan->at == '\\' && scan->at[1])
			step(scan);
		else if (*scan->at == '"')
			quoted = !quoted;
		step(scan);
	}
	if (*scan->at == ']')
		step(scan);
}

/* To the end of the line, and of those that a backslash at the end joins to it. */
static void skip_variable(struct scan *scan)
{
	bool quoted = false;
	while (*scan->at && *scan->at != '\n') {
		if (!quoted && (*scan->at == '#' || *scan->at == ';')) {
			skip_comment(scan);
			return;
		}
		if (*scan->at == '"')
			quoted = !quoted;
		if (*scan->at == '\\') {
			step(scan);
			if (*scan->at == '\r')
				step(scan);
			if (!*scan->at)
				return;
		}
		step(scan);
	}
}

int *config_lines(const char *text, size_t *count)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	bool marked = strncmp(text, byte_order_mark, strlen(byte_order_mark)) == 0;
	struct scan scan = {.at = marked ? text + strlen(byte_order_mark) : text, .line = 1};
	int *lines = NULL;
	size_t used = 0, capacity = 0;
	for (skip_blank(&scan); *scan.at; skip_blank(&scan)) {
		if (*scan.at == '[') {
			skip_header(&scan);
		} else if (*scan.at == '#' || *scan.at == ';') {
			skip_comment(&scan);
		} else {
			MEM_GROW(lines, used, capacity);
			lines[used++] = scan.line;
			skip_variable(&scan);
		}
	}
	*count = used;
	return lines;
}
