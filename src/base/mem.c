#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *present(void *memory, size_t size)
{
	if (!memory && size) {
		fprintf(stderr, "lapchart: out of memory (%zu bytes asked for)\n", size);
		exit(2);
	}
	return memory;
}

void *mem_alloc(size_t size)
{
	return present(malloc(size ? size : 1), size);
}

void *mem_zero(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return present(NULL, SIZE_MAX);
	return present(calloc(count ? count : 1, size ? size : 1), count * size);
}

void *mem_resize(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return present(NULL, SIZE_MAX);
	size_t total = count * size;
	return present(realloc(old, total ? total : 1), total);
}

char *mem_text(const char *text)
{
	return text ? mem_text_n(text, strlen(text)) : NULL;
}

char *mem_text_n(const char *text, size_t length)
{
	char *copy = mem_alloc(length + 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *mem_printf(const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *text = NULL;
	if (vasprintf(&text, fmt, args) < 0)
		text = NULL;
	va_end(args);
	return present(text, 1);
}

void mem_replace(char **slot, const char *text)
{
	char *copy = mem_text(text); /* first: text may lie inside *slot */
	free(*slot);
	*slot = copy;
}
