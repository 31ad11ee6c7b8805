#include "chart/quantise.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
	uint32_t colour;
	uint32_t pixels; /* 0: an empty slot */
	uint8_t index;
};

/* Open addressing; never more than half full. */
struct table {
	struct entry *slots;
	size_t size, used;
};

static struct entry *find(const struct table *table, uint32_t colour)
{
	size_t at = (colour * 0x9e3779b1u) >> 7;
	for (;; at++) {
		struct entry *slot = &table->slots[at & (table->size - 1)];
		if (!slot->pixels || slot->colour == colour)
			return slot;
	}
}

static void grow(struct table *table)
{
	struct table old = *table;
	table->size = old.size ? old.size * 2 : 1024;
	table->slots = mem_zero(table->size, sizeof *table->slots);
	for (size_t i = 0; i < old.size; i++) {
		if (old.slots[i].pixels)
			*find(table, old.slots[i].colour) = old.slots[i];
	}
	free(old.slots);
}

static void add(struct table *table, uint32_t colour, uint32_t pixels)
{
	if (table->used * 2 >= table->size)
		grow(table);
	struct entry *slot = find(table, colour);
	table->used += slot->pixels == 0;
	slot->colour = colour;
	slot->pixels += pixels;
}

/* Pixels come in long runs of one colour; a run is one look into the table. */
static size_t run_length(const uint32_t *pixels, size_t count)
{
	size_t length = 1;
	while (length < count && length < UINT32_MAX && ((pixels[length] ^ pixels[0]) & 0xffffff) == 0)
		length++;
	return length;
}

static void count_colours(struct table *table, const uint32_t *pixels, size_t count)
{
	grow(table);
	for (size_t i = 0, length; i < count; i += length) {
		length = run_length(pixels + i, count - i);
		add(table, pixels[i] & 0xffffff, (uint32_t)length);
	}
}

static int by_colour(const void *a, const void *b)
{
	uint32_t x = (*(struct entry *const *)a)->colour, y = (*(struct entry *const *)b)->colour;
	return (x > y) - (x < y);
}

static int by_channel(const void *a, const void *b, void *shift)
{
	uint32_t x = (*(struct entry *const *)a)->colour >> *(int *)shift & 0xff;
	uint32_t y = (*(struct entry *const *)b)->colour >> *(int *)shift & 0xff;
	return x != y ? (x > y) - (x < y) : by_colour(a, b);
}

/* A part of the colours: `count` entries from `first`. */
struct part {
	struct entry **first;
	size_t count;
	uint64_t pixels;
	int widest, shift; /* range of the channel in which the part is widest, and where its byte stands */
};

static void measure(struct part *part)
{
	part->pixels = 0;
	part->widest = -1;
	for (size_t i = 0; i < part->count; i++)
		part->pixels += part->first[i]->pixels;
	for (int shift = 0; shift <= 16; shift += 8) {
		int low = 255, high = 0;
		for (size_t i = 0; i < part->count; i++) {
			int value = part->first[i]->colour >> shift & 0xff;
			low = value < low ? value : low;
			high = value > high ? value : high;
		}
		if (high - low > part->widest) {
			part->widest = high - low;
			part->shift = shift;
		}
	}
}

/* Where half of the pixels are on either side; both sides have an entry. */
static size_t middle(const struct part *part)
{
	uint64_t pixels = 0;
	for (size_t i = 0; i + 1 < part->count; i++) {
		pixels += part->first[i]->pixels;
		if (pixels * 2 >= part->pixels)
			return i + 1;
	}
	return part->count - 1;
}

static void cut(struct part *part, struct part *other)
{
	qsort_r(part->first, part->count, sizeof *part->first, by_channel, &part->shift);
	size_t at = middle(part);
	*other = (struct part){.first = part->first + at, .count = part->count - at};
	part->count = at;
	measure(part);
	measure(other);
}

static struct part *worst(struct part *parts, size_t count)
{
	struct part *found = parts;
	for (size_t i = 1; i < count; i++) {
		if (parts[i].pixels * (uint64_t)parts[i].widest > found->pixels * (uint64_t)found->widest)
			found = &parts[i];
	}
	return found;
}

static uint32_t most_frequent(const struct part *part)
{
	const struct entry *best = part->first[0];
	for (size_t i = 1; i < part->count; i++) {
		if (part->first[i]->pixels > best->pixels)
			best = part->first[i];
	}
	return best->colour;
}

static void name_parts(struct palette *palette, const struct part *parts, size_t count)
{
	palette->count = count;
	for (size_t i = 0; i < count; i++) {
		palette->colours[i] = most_frequent(&parts[i]);
		for (size_t k = 0; k < parts[i].count; k++)
			parts[i].first[k]->index = (uint8_t)i;
	}
}

static void part_colours(struct palette *palette, struct entry **entries, size_t count)
{
	struct part parts[PALETTE_MAX] = {{.first = entries, .count = count}};
	measure(&parts[0]);
	size_t used = 1;
	size_t wanted = count < PALETTE_MAX ? count : PALETTE_MAX;
	for (; used < wanted; used++)
		cut(worst(parts, used), &parts[used]);
	name_parts(palette, parts, used);
}

static void write_indexes(uint8_t *indexes, const struct table *table, const uint32_t *pixels, size_t count)
{
	for (size_t i = 0, length; i < count; i += length) {
		length = run_length(pixels + i, count - i);
		memset(indexes + i, find(table, pixels[i] & 0xffffff)->index, length);
	}
}

void quantise(struct palette *palette, uint8_t *indexes, const uint32_t *pixels, size_t count)
{
	struct table table = {0};
	palette->count = 0;
	if (!count)
		return;
	count_colours(&table, pixels, count);
	struct entry **entries = mem_zero(table.used, sizeof *entries);
	size_t found = 0;
	for (size_t i = 0; i < table.size; i++) {
		if (table.slots[i].pixels)
			entries[found++] = &table.slots[i];
	}
	qsort(entries, found, sizeof *entries, by_colour);
	part_colours(palette, entries, found);
	write_indexes(indexes, &table, pixels, count);
	free(entries);
	free(table.slots);
}
