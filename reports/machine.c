/* machine/FINGERPRINT.html: what the machine is, what it reached at most, and the libraries that workers found. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/gpus.h"
#include "reports/line_words.h"
#include "reports/page_data.h"

static void list_machines(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t i = 0; i < site->machine_count; i++) {
		char *path = machine_page(site, i);
		page_list_add_number(list, report, path, i);
		free(path);
	}
}

static bool starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* "total bytes" of "memory.total_bytes" without its unit, which the value has. */
static void put_label(struct value *item, const char *key)
{
	static const char *const units[] = {"_bytes", "_hz", "_seconds"};
	struct buf text = BUF_INIT;
	size_t length = strlen(key);
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (length > strlen(units[i]) && strcmp(key + length - strlen(units[i]), units[i]) == 0)
			length -= strlen(units[i]);
	for (size_t i = 0; i < length; i++)
		buf_char(&text, key[i] == '_' || key[i] == '.' ? ' ' : key[i]);
	put_buf(item, "label", &text);
}

/* Facts with the same first segment stand together. Caches have a table of their own. */
static void put_facts(struct value *groups, const struct facts *facts)
{
	struct value *rows = NULL;
	const char *group = NULL;
	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *fact = &facts->items[i];
		const char *dot = strchr(fact->key, '.');
		if (!dot || starts_with(fact->key, "cache.") || starts_with(fact->key, "worker.") ||
		    starts_with(fact->key, ENVIRONMENT_ABOUT) || is_gpu_fact(fact->key))
			continue;
		size_t length = (size_t)(dot - fact->key);
		if (!group || strncmp(group, fact->key, length + 1) != 0) {
			struct value *item = value_add_map(groups);
			value_putf(item, "group", "%.*s", (int)length, fact->key);
			rows = value_put_list(item, "facts");
			group = fact->key;
		}
		struct value *row = value_add_map(rows);
		struct buf text = BUF_INIT;
		fact_write(&text, fact);
		value_put_flag(row, "is_long", text.length > 160);
		if (fact->kind == FACT_LIST)
			value_putf(row, "count", "%zu", fact->list_count);
		put_label(row, dot + 1);
		put_buf(row, "value", &text);
	}
}

static void put_cache_fact(struct value *row, const struct facts *facts, const char *level, const char *name)
{
	char *key = mem_printf("cache.%s.%s", level, name);
	const struct fact *fact = facts_find(facts, key);
	struct buf text = BUF_INIT;
	if (fact)
		fact_write(&text, fact);
	put_buf(row, name, &text);
	free(key);
}

static void put_caches(struct value *data, const struct facts *facts)
{
	static const char *const names[] = {"bytes", "ways", "line_bytes", "shared_by", "total_bytes", "instances"};
	struct value *list = value_put_list(data, "caches");
	char *last = NULL;
	for (size_t i = 0; i < facts->count; i++) {
		const char *key = facts->items[i].key;
		const char *level = starts_with(key, "cache.") ? key + strlen("cache.") : NULL;
		size_t length = level ? strcspn(level, ".") : 0;
		if (!level || !level[length] || (last && strlen(last) == length && strncmp(last, level, length) == 0))
			continue;
		free(last);
		last = mem_text_n(level, length);
		struct value *row = value_add_map(list);
		value_putf(row, "level", "%c%s", toupper((unsigned char)last[0]), last + 1);
		for (size_t n = 0; n < COUNT_OF(names); n++)
			put_cache_fact(row, facts, last, names[n]);
	}
	value_put_flag(data, "has_caches", last != NULL);
	free(last);
}

/* Of the entries on this machine that `of_machine` selects, the newest commit's. */
static size_t newest_commit(const struct site *site, size_t machine, bool of_machine)
{
	size_t newest = NOWHERE;
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->machine == machine && entry->commit < newest &&
		    (!of_machine || site_benchmark(site, entry->point.benchmark)->of_machine))
			newest = entry->commit;
	}
	return newest;
}

static void put_peak(struct value *row, const struct site *site, const struct entry *entry)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < entry->point.params.count; i++) {
		buf_text(&text, text.length ? ", " : "");
		param_words(&text, entry->point.params.items[i].name, entry->point.params.items[i].value);
	}
	put_buf(row, "what", &text);
	value_put(row, "backend", entry->point.backend);
	if (entry->flops > 0)
		words_rate(&text, entry->flops / entry->time.median, "flop");
	put_buf(row, "flops_rate", &text);
	if (entry->bytes > 0)
		words_rate(&text, entry->bytes / entry->time.median, "B");
	put_buf(row, "bytes_rate", &text);
	put_entry(row, site, entry);
}

static void put_peaks(struct value *data, const struct site *site, size_t machine)
{
	size_t commit = newest_commit(site, machine, true), count = 0;
	struct value *list = value_put_list(data, "peaks");
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->machine != machine || entry->commit != commit ||
		    !site_benchmark(site, entry->point.benchmark)->of_machine)
			continue;
		put_peak(value_add_map(list), site, entry);
		count++;
	}
	value_put_flag(data, "has_peaks", count > 0);
	if (count)
		put_commit(data, "peak_commit", site, commit, false);
}

/* System and settings, as the latest measured commit saw them. */
static const struct environment *latest_environment(const struct site *site, size_t machine)
{
	size_t commit = newest_commit(site, machine, false);
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->machine == machine && entry->commit == commit && entry->environment != NOWHERE)
			return &site->environments[entry->environment];
	}
	return NULL;
}

static bool is_of_machine(const void *fingerprint, const struct run *run)
{
	return strcmp(fingerprint, run->machine) == 0;
}

static bool render_machine(const struct render *render, const struct page *page, struct error *err)
{
	const struct site *site = render->site;
	size_t index = page_number(page);
	const struct machine *machine = &site->machines[index];
	struct value *data = page_begin(render, page, machine->name, "Hardware, settings and libraries of one machine");
	value_put(data, "name", machine->name);
	value_put(data, "fingerprint", machine->fingerprint);
	put_peaks(data, site, index);
	put_libraries(data, site, index);
	put_gpus(data, &machine->facts);
	put_caches(data, &machine->facts);
	struct value *groups = value_put_list(data, "groups");
	put_facts(groups, &machine->facts);
	const struct environment *environment = latest_environment(site, index);
	if (environment)
		put_facts(groups, &environment->facts);
	put_runs(data, site, is_of_machine, machine->fingerprint, 12);
	return page_finish(render, page, data, err);
}

extern const struct report machine_report;
const struct report machine_report = {.name = "machine", .list = list_machines, .render = render_machine};
