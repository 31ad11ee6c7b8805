#include "model/facts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

/* Segments that two keys have in common: "cache.l1.bytes" and "cache.l1.ways" share two. */
static size_t shared_segments(const char *a, const char *b)
{
	size_t shared = 0;
	for (; *a && *a == *b; a++, b++)
		shared += *a == '.';
	return shared;
}

static void clear_value(struct fact *fact)
{
	free(fact->text);
	for (size_t i = 0; i < fact->list_count; i++)
		free(fact->list[i]);
	free(fact->list);
	*fact = (struct fact){.key = fact->key};
}

static struct fact *find(const struct facts *facts, const char *key)
{
	for (size_t i = 0; i < facts->count; i++)
		if (strcmp(facts->items[i].key, key) == 0)
			return &facts->items[i];
	return NULL;
}

/* The fact under `key` without a value: the old one, or a new one at the end of its group, and in there of its
 * subgroup: as JSON each group is one object. */
static struct fact *slot(struct facts *facts, const char *key)
{
	struct fact *old = find(facts, key);
	if (old) {
		clear_value(old);
		return old;
	}
	size_t place = facts->count, nearest = 1;
	for (size_t i = 0; i < facts->count; i++) {
		size_t shared = shared_segments(facts->items[i].key, key);
		if (shared >= nearest) {
			nearest = shared;
			place = i + 1;
		}
	}
	MEM_GROW(facts->items, facts->count, facts->capacity);
	memmove(&facts->items[place + 1], &facts->items[place], (facts->count - place) * sizeof *facts->items);
	facts->items[place] = (struct fact){.key = mem_text(key)};
	facts->count++;
	return &facts->items[place];
}

void facts_text(struct facts *facts, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	char *copy = mem_text(value); /* first: value may be the fact's own text */
	struct fact *fact = slot(facts, key);
	fact->kind = FACT_TEXT;
	fact->text = copy;
}

void facts_int(struct facts *facts, const char *key, int64_t value)
{
	struct fact *fact = slot(facts, key);
	fact->kind = FACT_INT;
	fact->integer = value;
}

void facts_number(struct facts *facts, const char *key, double value)
{
	if (!isfinite(value))
		return;
	struct fact *fact = slot(facts, key);
	fact->kind = FACT_NUMBER;
	fact->number = value;
}

void facts_bool(struct facts *facts, const char *key, bool value)
{
	struct fact *fact = slot(facts, key);
	fact->kind = FACT_BOOL;
	fact->integer = value;
}

static void add_word(struct fact *fact, const char *word, size_t length)
{
	fact->list = mem_resize(fact->list, fact->list_count + 1, sizeof *fact->list);
	fact->list[fact->list_count++] = mem_text_n(word, length);
}

void facts_words(struct facts *facts, const char *key, const char *words)
{
	static const char space[] = " \t\n";
	if (!words || !words[strspn(words, space)])
		return;
	struct fact *fact = slot(facts, key);
	fact->kind = FACT_LIST;
	for (words += strspn(words, space); *words; words += strspn(words, space)) {
		size_t length = strcspn(words, space);
		add_word(fact, words, length);
		words += length;
	}
}

const struct fact *facts_find(const struct facts *facts, const char *key)
{
	return find(facts, key);
}

const char *facts_get_text(const struct facts *facts, const char *key)
{
	const struct fact *fact = find(facts, key);
	return fact && fact->kind == FACT_TEXT ? fact->text : NULL;
}

int64_t facts_get_int(const struct facts *facts, const char *key, int64_t otherwise)
{
	const struct fact *fact = find(facts, key);
	return fact && fact->kind == FACT_INT ? fact->integer : otherwise;
}

bool facts_has_word(const struct facts *facts, const char *key, const char *word)
{
	const struct fact *fact = find(facts, key);
	for (size_t i = 0; fact && i < fact->list_count; i++)
		if (strcmp(fact->list[i], word) == 0)
			return true;
	return false;
}

static void append(struct facts *to, const struct fact *source)
{
	struct fact *fact = slot(to, source->key);
	fact->kind = source->kind;
	fact->integer = source->integer;
	fact->number = source->number;
	fact->text = mem_text(source->text);
	for (size_t w = 0; w < source->list_count; w++)
		add_word(fact, source->list[w], strlen(source->list[w]));
}

void facts_append(struct facts *to, const struct facts *from)
{
	for (size_t i = 0; i < from->count; i++)
		append(to, &from->items[i]);
}

bool facts_append_group(struct facts *to, const struct facts *from, const char *group)
{
	size_t length = strlen(group);
	bool any = false;
	for (size_t i = 0; i < from->count; i++) {
		const char *key = from->items[i].key;
		if (strncmp(key, group, length) != 0 || key[length] != '.')
			continue;
		append(to, &from->items[i]);
		any = true;
	}
	return any;
}

void facts_free(struct facts *facts)
{
	for (size_t i = 0; i < facts->count; i++) {
		clear_value(&facts->items[i]);
		free(facts->items[i].key);
	}
	free(facts->items);
	*facts = (struct facts){0};
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);
	return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void write_with_unit(struct buf *out, const struct fact *fact, double value)
{
	if (ends_with(fact->key, "bytes")) {
		number_write_bytes(out, value);
	} else if (ends_with(fact->key, "hz")) {
		number_write_si(out, value);
		buf_text(out, "Hz");
	} else if (ends_with(fact->key, "seconds")) {
		number_write_seconds(out, value);
	} else if (fact->kind == FACT_INT) {
		buf_printf(out, "%lld", (long long)fact->integer);
	} else {
		number_write_short(out, value);
	}
}

void fact_write(struct buf *out, const struct fact *fact)
{
	switch (fact->kind) {
	case FACT_TEXT:
		buf_text(out, fact->text);
		break;
	case FACT_BOOL:
		buf_text(out, fact->integer ? "yes" : "no");
		break;
	case FACT_INT:
		write_with_unit(out, fact, (double)fact->integer);
		break;
	case FACT_NUMBER:
		write_with_unit(out, fact, fact->number);
		break;
	case FACT_LIST:
		for (size_t i = 0; i < fact->list_count; i++)
			buf_printf(out, "%s%s", i ? " " : "", fact->list[i]);
		break;
	}
}
