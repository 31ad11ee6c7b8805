#include "harness/wordlist.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

static void add(struct wordlist *words, char *word)
{
	MEM_GROW(words->items, words->count, words->capacity);
	words->items[words->count++] = word;
	MEM_GROW(words->items, words->count, words->capacity);
	words->items[words->count] = NULL;
}

void wordlist_add(struct wordlist *words, const char *fmt, ...)
{
	va_list args;
	char *word = NULL;
	va_start(args, fmt);
	int length = vasprintf(&word, fmt, args);
	va_end(args);
	add(words, length < 0 ? mem_text("") : word);
}

static size_t find(const struct wordlist *words, const char *name)
{
	size_t length = strlen(name);
	size_t i = 0;
	while (i < words->count && (strncmp(words->items[i], name, length) != 0 || words->items[i][length] != '='))
		i++;
	return i;
}

const char *wordlist_get(const struct wordlist *words, const char *name)
{
	size_t i = find(words, name);
	return i < words->count ? words->items[i] + strlen(name) + 1 : NULL;
}

void wordlist_set(struct wordlist *words, const char *name, const char *value)
{
	char *word = value ? mem_printf("%s=%s", name, value) : NULL; /* first: value may lie in the old word */
	size_t i = find(words, name);
	if (i < words->count) {
		free(words->items[i]);
		words->items[i] = words->items[--words->count];
		words->items[words->count] = NULL;
	}
	if (word)
		add(words, word);
}

struct wordlist wordlist_of_environment(void)
{
	struct wordlist words = {0};
	for (char **word = environ; word && *word; word++)
		add(&words, mem_text(*word));
	return words;
}

void wordlist_free(struct wordlist *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
	*words = (struct wordlist){0};
}
