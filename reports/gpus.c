#include "reports/gpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define START "gpu."

bool is_gpu_fact(const char *key)
{
	if (strncmp(key, START, strlen(START)) != 0)
		return false;
	const char *number = key + strlen(START);
	size_t digits = strspn(number, "0123456789");
	return digits > 0 && number[digits] == '.';
}

static void put_fact(struct value *row, const struct facts *facts, const char *device, const char *name)
{
	char *key = mem_printf(START "%s.%s", device, name);
	const struct fact *fact = facts_find(facts, key);
	struct buf text = BUF_INIT;
	if (fact)
		fact_write(&text, fact);
	put_buf(row, name, &text);
	free(key);
}

/* Facts of one device stand together. */
void put_gpus(struct value *data, const struct facts *facts)
{
	static const char *const names[] = {"name",
					    "compute_capability",
					    "multiprocessors",
					    "clock_hz",
					    "memory_bytes",
					    "memory_clock_hz",
					    "memory_bus_bits",
					    "l2_bytes",
					    "ecc",
					    "pci"};
	struct value *list = value_put_list(data, "gpus");
	char *last = NULL;
	for (size_t i = 0; i < facts->count; i++) {
		const char *key = facts->items[i].key;
		if (!is_gpu_fact(key))
			continue;
		char *device = mem_text_n(key + strlen(START), strspn(key + strlen(START), "0123456789"));
		if (!last || strcmp(last, device) != 0) {
			struct value *row = value_add_map(list);
			value_put(row, "number", device);
			for (size_t n = 0; n < COUNT_OF(names); n++)
				put_fact(row, facts, device, names[n]);
		}
		free(last);
		last = device;
	}
	value_put_flag(data, "has_gpus", last != NULL);
	free(last);
}
