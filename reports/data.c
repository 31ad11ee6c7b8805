/* The numbers for other programs: CSV (RFC 4180) and JSON, of each comparison and of everything. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "reports/kinds.h"
#include "reports/name_list.h"
#include "reports/page_data.h"

#define EVERYTHING "all"

static void list_data(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t i = 0; i < site->board_count; i++) {
		char *path = mem_printf("data/%s", site->boards[i].slug);
		page_list_add_number(list, report, path, i);
		free(path);
	}
	page_list_add(list, report, "data/results", EVERYTHING);
}

/* The entries that a file is about: of a board, or all of them. */
struct selection {
	const struct site *site;
	const size_t *entries; /* NULL: all */
	size_t count;
	struct name_list parameters, metrics; /* of all of them, sorted */
};

static const struct entry *item_of(const struct selection *selection, size_t i)
{
	return &selection->site->entries[selection->entries ? selection->entries[i] : i];
}

static struct selection select_entries(const struct site *site, const struct page *page)
{
	struct selection selection = {.site = site, .count = site->entry_count};
	if (strcmp(page->key, EVERYTHING) != 0) {
		selection.entries = site->boards[page_number(page)].entries;
		selection.count = site->boards[page_number(page)].entry_count;
	}
	for (size_t i = 0; i < selection.count; i++) {
		const struct params *params = &item_of(&selection, i)->point.params;
		const struct metric_table *metrics = &item_of(&selection, i)->metrics;
		for (size_t p = 0; p < params->count; p++)
			name_list_add(&selection.parameters, params->items[p].name);
		for (size_t m = 0; m < metrics->count; m++)
			name_list_add(&selection.metrics, metrics->items[m].name);
	}
	return selection;
}

/* The numbers of an entry in one order, for both forms. */
#define NUMBER_COUNT 15
static const char *const number_names[NUMBER_COUNT] = {
	"seconds",    "seconds_low", "seconds_high", "seconds_min",         "seconds_max",
	"visits",     "samples",     "speed_up",     "speed_up_low",        "speed_up_high",
	"peak_bytes", "flops",       "bytes",        "flops_share_of_peak", "bytes_share_of_peak"};

static void fill_numbers(double *out, const struct entry *entry)
{
	const struct summary *time = &entry->time, *gain = &entry->speed_up;
	bool measured = isfinite(time->median);
	const double numbers[NUMBER_COUNT] = {
		time->median,
		time->has_interval ? time->low : NAN,
		time->has_interval ? time->high : NAN,
		measured ? time->min : NAN,
		measured ? time->max : NAN,
		measured ? (double)time->visits : NAN,
		measured ? (double)time->samples : NAN,
		gain->median,
		gain->has_interval ? gain->low : NAN,
		gain->has_interval ? gain->high : NAN,
		entry->peak_bytes ? (double)entry->peak_bytes : NAN,
		entry->flops,
		entry->bytes,
		entry->flops_share,
		entry->bytes_share,
	};
	memcpy(out, numbers, sizeof numbers);
}

static void csv_text(struct buf *out, const char *text)
{
	const char *value = text ? text : "";
	if (!value[strcspn(value, ",\"\r\n")]) {
		buf_text(out, value);
		return;
	}
	buf_char(out, '"');
	for (const char *c = value; *c; c++) {
		if (*c == '"')
			buf_char(out, '"');
		buf_char(out, *c);
	}
	buf_char(out, '"');
}

static void csv_number(struct buf *out, double number)
{
	buf_char(out, ',');
	if (isfinite(number))
		number_write_exact(out, number);
}

static void csv_head(struct buf *out, const struct selection *selection)
{
	buf_text(out, "benchmark,backend,device,peer_of,commit,dirty,machine,state,reason");
	for (size_t i = 0; i < selection->parameters.count; i++)
		buf_printf(out, ",%s", selection->parameters.items[i]);
	for (size_t i = 0; i < NUMBER_COUNT; i++)
		buf_printf(out, ",%s", number_names[i]);
	/* A metric may be called as one of the numbers before. */
	for (size_t i = 0; i < selection->metrics.count; i++)
		buf_printf(out, ",metric_%s", selection->metrics.items[i]);
	buf_text(out, "\r\n");
}

static void csv_row(struct buf *out, const struct selection *selection, const struct entry *entry)
{
	const struct site *site = selection->site;
	const char *const texts[] = {entry->point.benchmark,
				     entry->point.backend,
				     entry_on_gpu(site, entry) ? "gpu" : NULL,
				     entry_native(site, entry),
				     site->commits[entry->commit].sha,
				     entry->dirty ? "1" : "0",
				     site->machines[entry->machine].fingerprint,
				     state_name(entry->state),
				     entry->reason};
	double numbers[NUMBER_COUNT];
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		buf_text(out, i ? "," : "");
		csv_text(out, texts[i]);
	}
	for (size_t i = 0; i < selection->parameters.count; i++) {
		buf_char(out, ',');
		csv_text(out, params_get(&entry->point.params, selection->parameters.items[i]));
	}
	fill_numbers(numbers, entry);
	for (size_t i = 0; i < NUMBER_COUNT; i++)
		csv_number(out, numbers[i]);
	for (size_t i = 0; i < selection->metrics.count; i++)
		csv_number(out, metric_table_median(&entry->metrics, selection->metrics.items[i]));
	buf_text(out, "\r\n");
}

static void write_csv(struct buf *out, const struct selection *selection)
{
	csv_head(out, selection);
	for (size_t i = 0; i < selection->count; i++)
		csv_row(out, selection, item_of(selection, i));
}

static void json_metrics(struct json *json, const struct metric_table *metrics)
{
	if (!metrics->count)
		return;
	json_open_object(json, "metrics");
	for (size_t i = 0; i < metrics->count; i++)
		json_number(json, metrics->items[i].name, metric_table_median(metrics, metrics->items[i].name));
	json_close(json);
}

static void json_entry(struct json *json, const struct site *site, const struct entry *entry)
{
	double numbers[NUMBER_COUNT];
	json_open_object(json, NULL);
	json_text(json, "benchmark", entry->point.benchmark);
	json_text(json, "backend", entry->point.backend);
	json_maybe_text(json, "device", entry_on_gpu(site, entry) ? "gpu" : NULL);
	json_maybe_text(json, "peer_of", entry_native(site, entry));
	json_text(json, "commit", site->commits[entry->commit].sha);
	json_flag(json, "dirty", entry->dirty);
	json_text(json, "machine", site->machines[entry->machine].fingerprint);
	json_text(json, "state", state_name(entry->state));
	json_maybe_text(json, "reason", entry->reason);
	json_open_object(json, "parameters");
	for (size_t i = 0; i < entry->point.params.count; i++)
		json_text(json, entry->point.params.items[i].name, entry->point.params.items[i].value);
	json_close(json);
	fill_numbers(numbers, entry);
	for (size_t i = 0; i < NUMBER_COUNT; i++)
		if (isfinite(numbers[i]))
			json_number(json, number_names[i], numbers[i]);
	json_metrics(json, &entry->metrics);
	json_close(json);
}

static void write_json(struct buf *out, const struct selection *selection)
{
	const struct site *site = selection->site;
	struct json json = json_start(out, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_open_array(&json, "machines");
	for (size_t i = 0; i < site->machine_count; i++) {
		json_open_object(&json, NULL);
		json_text(&json, "fingerprint", site->machines[i].fingerprint);
		json_text(&json, "name", site->machines[i].name);
		json_close(&json);
	}
	json_close(&json);
	json_open_array(&json, "results");
	for (size_t i = 0; i < selection->count; i++)
		json_entry(&json, site, item_of(selection, i));
	json_close(&json);
	json_close(&json);
	buf_char(out, '\n');
}

static bool write_file(const struct render *render, const struct page *page, const char *ending, struct buf *bytes,
		       struct error *err)
{
	char *path = mem_printf("%s%s", page->path, ending);
	bool good = output_write(render->output, path, bytes->data, bytes->length, err);
	buf_free(bytes);
	free(path);
	return good;
}

static bool render_data(const struct render *render, const struct page *page, struct error *err)
{
	struct selection selection = select_entries(render->site, page);
	struct buf csv = BUF_INIT, json = BUF_INIT;
	write_csv(&csv, &selection);
	write_json(&json, &selection);
	free(selection.parameters.items);
	free(selection.metrics.items);
	bool good = write_file(render, page, ".csv", &csv, err);
	good = write_file(render, page, ".json", &json, good ? err : NULL) && good;
	return good || error_context(err, "%s", page->path);
}

extern const struct report data_report;
const struct report data_report = {.name = "data", .list = list_data, .render = render_data};
