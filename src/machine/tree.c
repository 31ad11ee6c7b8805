#include "machine/tree.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"

/* /proc/cpuinfo of a thousand processors has more than a megabyte. */
#define TEXT_MAX (16u << 20)

static char *path_below(const char *root, const char *fmt, va_list args)
{
	char relative[PATH_MAX]; /* a longer path could not be opened */
	vsnprintf(relative, sizeof relative, fmt, args);
	return mem_printf("%s%s", root, relative);
}

static char *read_text(const char *path)
{
	struct buf text = BUF_INIT;
	bool good = file_read(&text, path, TEXT_MAX, NULL);
	while (good && text.length && isspace((unsigned char)text.data[text.length - 1]))
		text.data[--text.length] = '\0';
	if (good && text.length)
		return buf_detach(&text);
	buf_free(&text);
	return NULL;
}

char *tree_text(const char *root, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *path = path_below(root, fmt, args);
	va_end(args);
	char *text = read_text(path);
	free(path);
	return text;
}

bool tree_int(int64_t *out, const char *root, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *path = path_below(root, fmt, args);
	va_end(args);
	char *text = read_text(path), *end = text;
	free(path);
	errno = 0;
	long long value = text ? strtoll(text, &end, text[0] == '0' && text[1] == 'x' ? 16 : 10) : 0;
	bool good = text && end != text && *end == '\0' && errno == 0;
	if (good)
		*out = value;
	free(text);
	return good;
}

bool tree_has(const char *root, const char *path)
{
	char *full = mem_printf("%s%s", root, path);
	bool there = access(full, F_OK) == 0;
	free(full);
	return there;
}

/* The n of PREFIXn, or -1. */
static int number_behind(const char *name, const char *prefix)
{
	size_t length = strlen(prefix);
	if (strncmp(name, prefix, length) != 0 || !isdigit((unsigned char)name[length]))
		return -1;
	char *end;
	errno = 0;
	long number = strtol(name + length, &end, 10);
	return *end == '\0' && errno == 0 && number <= 1 << 24 ? (int)number : -1;
}

static int by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

size_t tree_numbered(int **out, const char *root, const char *folder, const char *prefix)
{
	*out = NULL;
	char *path = mem_printf("%s%s", root, folder);
	DIR *dir = opendir(path);
	free(path);
	if (!dir)
		return 0;
	size_t count = 0, capacity = 0;
	for (struct dirent *entry; (entry = readdir(dir));) {
		int number = number_behind(entry->d_name, prefix);
		if (number < 0)
			continue;
		MEM_GROW(*out, count, capacity);
		(*out)[count++] = number;
	}
	closedir(dir);
	if (count)
		qsort(*out, count, sizeof **out, by_value);
	return count;
}

const char *text_next_line(const char *text)
{
	const char *end = strchr(text, '\n');
	return end && end[1] ? end + 1 : NULL;
}

/* The value in this line, or NULL where the line has another key. */
static const char *value_in_line(const char *line, const char *key)
{
	size_t length = strlen(key);
	if (strncmp(line, key, length) != 0)
		return NULL;
	line += length;
	line += strspn(line, " \t");
	if (*line != ':')
		return NULL;
	return line + 1 + strspn(line + 1, " \t");
}

static const char *find_value(const char *text, const char *key)
{
	for (const char *line = text; line; line = text_next_line(line)) {
		const char *value = value_in_line(line, key);
		if (value)
			return value;
	}
	return NULL;
}

char *text_field(const char *text, const char *key)
{
	const char *value = text ? find_value(text, key) : NULL;
	if (!value)
		return NULL;
	size_t length = strcspn(value, "\n");
	while (length && isspace((unsigned char)value[length - 1]))
		length--;
	return length ? mem_text_n(value, length) : NULL;
}

bool text_field_int(int64_t *out, const char *text, const char *key)
{
	const char *value = text ? find_value(text, key) : NULL;
	if (!value)
		return false;
	char *end;
	errno = 0;
	long long number = strtoll(value, &end, strncmp(value, "0x", 2) == 0 ? 16 : 10);
	if (end == value || errno != 0)
		return false;
	*out = number;
	return true;
}

bool text_decimal(double *out, const char *text)
{
	char number[64];
	size_t length = strspn(text, "0123456789.");
	if (!length || length >= sizeof number)
		return false;
	memcpy(number, text, length);
	number[length] = '\0';
	return number_double(out, number, NULL);
}

size_t cpulist_count(const char *list)
{
	size_t count = 0;
	while (isdigit((unsigned char)*list)) {
		char *end;
		unsigned long first = strtoul(list, &end, 10), last = first;
		if (*end == '-')
			last = strtoul(end + 1, &end, 10);
		if (last < first || last > 1 << 20)
			return 0;
		count += last - first + 1;
		list = *end == ',' ? end + 1 : end;
	}
	return *list ? 0 : count;
}

bool words_add(struct words *words, const char *text)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], text) == 0)
			return false;
	MEM_GROW(words->items, words->count, words->capacity);
	words->items[words->count++] = mem_text(text);
	return true;
}

void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
	*words = (struct words){0};
}
