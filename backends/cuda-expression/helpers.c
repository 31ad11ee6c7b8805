#include "cuda-expression/helpers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MARK        "ARITHMETIC "
#define HELPERS_MAX 64

/* A function: a paragraph of the text in which a line begins with the mark. */
struct helper {
	char *text, *call; /* "int_add(" */
	bool needed;
};

struct helpers {
	struct helper items[HELPERS_MAX];
	size_t count;
};

/* Where the line of the function's name begins; NULL: the paragraph is none. */
static const char *find_mark(const char *paragraph)
{
	if (strncmp(paragraph, MARK, strlen(MARK)) == 0)
		return paragraph;
	const char *found = strstr(paragraph, "\n" MARK);
	return found ? found + 1 : NULL;
}

static void take(struct helpers *helpers, const char *begin, size_t length)
{
	char *text = mem_printf("%.*s", (int)length, begin);
	const char *mark = find_mark(text);
	if (!mark || helpers->count == HELPERS_MAX) {
		free(text);
		return;
	}
	const char *end = strchr(mark, '('), *name = end;
	while (name[-1] != ' ')
		name--;
	helpers->items[helpers->count++] = (struct helper){text, mem_printf("%.*s(", (int)(end - name), name), false};
}

static void read_paragraphs(struct helpers *helpers)
{
	for (const char *at = helpers_text; *at;) {
		const char *end = strstr(at, "\n\n");
		size_t length = end ? (size_t)(end - at) : strlen(at);
		take(helpers, at, length);
		at += length;
		at += strspn(at, "\n");
	}
}

/* A name that is the end of a longer one is another. */
static bool calls(const char *text, const char *call)
{
	for (const char *at = strstr(text, call); at; at = strstr(at + 1, call))
		if (at == text || !strchr("abcdefghijklmnopqrstuvwxyz0123456789_", at[-1]))
			return true;
	return false;
}

/* A function calls those above it only. */
static void choose(struct helpers *helpers, const char *text)
{
	for (size_t i = helpers->count; i-- > 0;) {
		struct helper *own = &helpers->items[i];
		own->needed = calls(text, own->call);
		for (size_t k = i + 1; !own->needed && k < helpers->count; k++)
			own->needed = helpers->items[k].needed && calls(helpers->items[k].text, own->call);
	}
}

void helpers_write(struct buf *out, const char *text)
{
	struct helpers helpers = {.count = 0};
	read_paragraphs(&helpers);
	choose(&helpers, text);
	for (size_t i = 0; i < helpers.count; i++) {
		if (helpers.items[i].needed)
			buf_printf(out, "%s\n\n", helpers.items[i].text);
		free(helpers.items[i].text);
		free(helpers.items[i].call);
	}
}
