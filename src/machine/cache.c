/* cache.*: size, ways, line and sharing of each level and kind, from /sys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "machine/hardware.h"
#include "machine/tree.h"

#define CPU_FOLDER "/sys/devices/system/cpu"

/* All caches of one level and kind. On a chip with two kinds of core the numbers of one cache are CPU 0's. */
struct cache {
	char name[8]; /* "l1d", "l2" */
	int64_t bytes, ways, line, shared_by, total;
	struct words instances; /* lists of the CPUs that share one */
};

struct caches {
	struct cache *items;
	size_t count, capacity;
};

static bool cache_name(char name[static 8], const char *root, const char *folder)
{
	int64_t level;
	const char *letter = "";
	char *type = tree_text(root, "%s/type", folder);
	bool good = type && tree_int(&level, root, "%s/level", folder) && level > 0 && level < 10;
	if (type && strcmp(type, "Data") == 0)
		letter = "d";
	else if (type && strcmp(type, "Instruction") == 0)
		letter = "i";
	if (good)
		snprintf(name, 8, "l%d%s", (int)level, letter);
	free(type);
	return good;
}

/* "48K", "491520K", "2M". */
static int64_t cache_bytes(const char *root, const char *folder)
{
	int64_t bytes = 0;
	char *size = tree_text(root, "%s/size", folder), *end = size;
	if (size) {
		bytes = strtoll(size, &end, 10);
		bytes *= *end == 'K' ? 1024 : *end == 'M' ? 1 << 20 : 1;
	}
	free(size);
	return bytes;
}

static struct cache *find_cache(struct caches *caches, const char *name)
{
	for (size_t i = 0; i < caches->count; i++)
		if (strcmp(caches->items[i].name, name) == 0)
			return &caches->items[i];
	MEM_GROW(caches->items, caches->count, caches->capacity);
	struct cache *cache = &caches->items[caches->count++];
	*cache = (struct cache){0};
	memcpy(cache->name, name, sizeof cache->name);
	return cache;
}

static void count_cache(struct caches *caches, const char *root, const char *folder)
{
	char name[8];
	int64_t bytes = cache_bytes(root, folder);
	if (bytes <= 0 || !cache_name(name, root, folder))
		return;
	struct cache *cache = find_cache(caches, name);
	char *shared = tree_text(root, "%s/shared_cpu_list", folder);
	if (!cache->bytes) {
		cache->bytes = bytes;
		tree_int(&cache->ways, root, "%s/ways_of_associativity", folder);
		tree_int(&cache->line, root, "%s/coherency_line_size", folder);
		cache->shared_by = shared ? (int64_t)cpulist_count(shared) : 0;
	}
	if (shared && words_add(&cache->instances, shared))
		cache->total += bytes;
	free(shared);
}

static void write_cache(struct facts *facts, const struct cache *cache)
{
	const struct {
		const char *key;
		int64_t value;
	} numbers[] = {
		{"bytes", cache->bytes},       {"ways", cache->ways},
		{"line_bytes", cache->line},   {"shared_by", cache->shared_by},
		{"total_bytes", cache->total}, {"instances", (int64_t)cache->instances.count},
	};
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		char key[64];
		snprintf(key, sizeof key, "cache.%s.%s", cache->name, numbers[i].key);
		if (numbers[i].value > 0)
			facts_int(facts, key, numbers[i].value);
	}
}

static void count_caches_of(struct caches *caches, const char *root, int cpu)
{
	int *indices;
	char *folder = mem_printf(CPU_FOLDER "/cpu%d/cache", cpu);
	size_t count = tree_numbered(&indices, root, folder, "index");
	for (size_t i = 0; i < count; i++) {
		char *one = mem_printf("%s/index%d", folder, indices[i]);
		count_cache(caches, root, one);
		free(one);
	}
	free(indices);
	free(folder);
}

void cache_read(struct facts *facts, const char *root)
{
	struct caches caches = {0};
	int *cpus;
	size_t count = tree_numbered(&cpus, root, CPU_FOLDER, "cpu");
	for (size_t i = 0; i < count; i++)
		count_caches_of(&caches, root, cpus[i]);
	for (size_t i = 0; i < caches.count; i++) {
		write_cache(facts, &caches.items[i]);
		words_free(&caches.items[i].instances);
	}
	free(caches.items);
	free(cpus);
}
