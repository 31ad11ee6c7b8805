#include "reports/kinds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

const char *kind_words(enum kind kind)
{
	static const char *const words[] = {
		[KIND_NATIVE] = "native", [KIND_GPU] = "GPU", [KIND_PEER] = "peers", [KIND_ALL] = ""};
	return words[kind];
}

static const char *fact_of(const struct site *site, const struct entry *entry, const char *key)
{
	if (entry->environment == NOWHERE)
		return NULL;
	return facts_get_text(&site->environments[entry->environment].facts, key);
}

bool entry_on_gpu(const struct site *site, const struct entry *entry)
{
	const char *device = fact_of(site, entry, ENVIRONMENT_ABOUT "device");
	return device && strcmp(device, "gpu") == 0;
}

const char *entry_native(const struct site *site, const struct entry *entry)
{
	char *key = mem_printf(ENVIRONMENT_NATIVE "%s", entry->point.benchmark);
	const char *native = fact_of(site, entry, key);
	free(key);
	return native;
}

enum kind entry_kind(const struct site *site, const struct entry *entry)
{
	return entry_on_gpu(site, entry) ? KIND_GPU : entry_native(site, entry) ? KIND_PEER : KIND_NATIVE;
}

double entry_device_seconds(const struct entry *entry)
{
	return entry->state == STATE_OK ? metric_table_median(&entry->metrics, "device_seconds") : NAN;
}

void put_kind(struct value *row, const struct site *site, const struct entry *entry)
{
	struct buf text = BUF_INIT;
	double seconds = entry_device_seconds(entry);
	value_put_flag(row, "gpu", entry_on_gpu(site, entry));
	value_put(row, "peer_of", entry_native(site, entry));
	if (isfinite(seconds))
		number_write_seconds(&text, seconds);
	put_buf(row, "device_time", &text);
}
