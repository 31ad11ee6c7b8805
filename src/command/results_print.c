/* Results on the terminal and as JSON. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "command/results.h"
#include "command/terminal.h"
#include "model/metric.h"

typedef void (*write_number)(struct buf *out, double value);

static void add_number(struct columns *columns, double value, write_number write, const char *unit, enum colour colour)
{
	struct buf text = BUF_INIT;
	if (isfinite(value)) {
		write(&text, value);
		buf_text(&text, unit);
	}
	columns_add(columns, text.data, colour);
	buf_free(&text);
}

static void add_interval(struct columns *columns, const struct summary *time)
{
	struct buf text = BUF_INIT;
	if (time->has_interval) {
		buf_char(&text, '[');
		number_write_seconds(&text, time->low);
		buf_text(&text, ", ");
		number_write_seconds(&text, time->high);
		buf_char(&text, ']');
	}
	columns_add(columns, text.data, COLOUR_DIM);
	buf_free(&text);
}

static void add_state(struct columns *columns, const struct point_result *item)
{
	struct buf text = BUF_INIT;
	bool bad = state_is_failure(item->state);
	if (item->state != STATE_OK)
		buf_printf(&text, "%s: %s", state_name(item->state), item->reason);
	columns_add(columns, text.data, bad ? COLOUR_RED : COLOUR_DIM);
	buf_free(&text);
}

static void add_rate(struct columns *columns, const struct benchmark *benchmark, const struct point_result *item)
{
	const char *unit;
	double work = benchmark_work(benchmark, item->flops, item->bytes, item->elements, &unit);
	char *per_second = mem_printf("%s/s", unit);
	add_number(columns, work > 0 ? work / item->time.median : NAN, number_write_si, per_second, COLOUR_PLAIN);
	free(per_second);
}

static void add_row(struct columns *columns, const char *name, const struct benchmark *benchmark,
		    const struct point_result *item)
{
	columns_add(columns, name, COLOUR_PLAIN);
	add_number(columns, item->time.median, number_write_seconds, "", COLOUR_BOLD);
	add_interval(columns, &item->time);
	bool faster = item->speedup.has_interval && item->speedup.low > 1;
	add_number(columns, item->speedup.median, number_write_short, "×", faster ? COLOUR_GREEN : COLOUR_PLAIN);
	add_rate(columns, benchmark, item);
	add_number(columns, item->peak_bytes ? (double)item->peak_bytes : NAN, number_write_bytes, "", COLOUR_PLAIN);
	add_state(columns, item);
}

/* "start-up 1.20 ms, ranks 4" */
static void add_metrics(struct columns *columns, const struct metric_table *metrics)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < metrics->count; i++) {
		const char *name = metrics->items[i].name;
		buf_text(&text, i ? ", " : "");
		metric_write_name(&text, name);
		buf_char(&text, ' ');
		metric_write_value(&text, name, metric_table_median(metrics, name));
	}
	columns_add(columns, text.data, COLOUR_PLAIN);
	buf_free(&text);
}

static void add_heading(struct columns *columns, const char *first)
{
	const char *const words[] = {first, "median", "95 % interval", "speed-up", "rate", "memory", ""};
	for (size_t i = 0; i < COUNT_OF(words); i++)
		columns_add(columns, words[i], COLOUR_DIM);
}

static void print_columns(struct columns *columns, FILE *stream)
{
	struct buf text = BUF_INIT;
	columns_write(&text, columns, terminal_has_colour(stream));
	fputs(text.data, stream);
	buf_free(&text);
	columns_free(columns);
}

void results_print_table(const struct result_set *set, bool metrics, FILE *stream)
{
	struct columns columns = {.width = metrics ? 8 : 7, .align = "lrrrrrll"};
	add_heading(&columns, "point");
	if (metrics)
		columns_add(&columns, "beside the time", COLOUR_DIM);
	for (size_t i = 0; i < set->count; i++) {
		struct buf name = BUF_INIT;
		point_write(&name, &set->items[i].point);
		if (set->items[i].dirty)
			buf_text(&name, " (uncommitted changes)");
		add_row(&columns, name.data, definitions_find(set->definitions, set->items[i].point.benchmark),
			&set->items[i]);
		if (metrics)
			add_metrics(&columns, &set->items[i].metrics);
		buf_free(&name);
	}
	print_columns(&columns, stream);
}

/* The largest axis value at which the reference (or, without one, anything) has a time. */
static const char *top_of_axis(const struct result_set *set, const struct benchmark *benchmark)
{
	const char *top = NULL;
	for (size_t i = 0; i < set->count; i++) {
		const struct point_result *item = &set->items[i];
		const char *value = params_get(&item->point.params, benchmark->axis);
		bool counts = !benchmark->reference || strcmp(item->point.backend, benchmark->reference) == 0;
		if (strcmp(item->point.benchmark, benchmark->name) == 0 && counts && item->state == STATE_OK && value &&
		    (!top || params_value_compare(value, top) > 0))
			top = value;
	}
	return top;
}

/* Has this parameter one and the same value in all results of the benchmark that have it? */
static bool is_constant(const struct result_set *set, const char *benchmark, const char *name)
{
	const char *first = NULL;
	for (size_t i = 0; i < set->count; i++) {
		const char *value = strcmp(set->items[i].point.benchmark, benchmark) == 0
					    ? params_get(&set->items[i].point.params, name)
					    : NULL;
		if (value && first && strcmp(value, first) != 0)
			return false;
		first = value ? value : first;
	}
	return true;
}

/* "openmp threads=2": the backend with what is neither the axis nor the same for all. */
static char *short_name(const struct result_set *set, const struct point_result *item, const char *axis)
{
	const struct params *params = &item->point.params;
	struct buf name = BUF_INIT;
	buf_printf(&name, "  %s", item->point.backend);
	for (size_t i = 0; i < params->count; i++)
		if (strcmp(params->items[i].name, axis) != 0 &&
		    !is_constant(set, item->point.benchmark, params->items[i].name))
			buf_printf(&name, " %s=%s", params->items[i].name, params->items[i].value);
	return buf_detach(&name);
}

static void add_benchmark(struct columns *columns, const struct result_set *set, const struct benchmark *benchmark)
{
	const char *top = benchmark->axis ? top_of_axis(set, benchmark) : NULL;
	if (!top)
		return;
	char *heading = mem_printf("%s, %s %s", benchmark->name, benchmark->axis, top);
	add_heading(columns, heading);
	free(heading);
	for (size_t i = 0; i < set->count; i++) {
		const struct point_result *item = &set->items[i];
		const char *value = params_get(&item->point.params, benchmark->axis);
		if (strcmp(item->point.benchmark, benchmark->name) != 0 || !value || strcmp(value, top) != 0)
			continue;
		char *name = short_name(set, item, benchmark->axis);
		add_row(columns, name, benchmark, item);
		free(name);
	}
}

static void print_totals(const struct result_set *set, FILE *stream)
{
	size_t counts[STATE_OUT_OF_MEMORY + 1] = {0};
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < set->count; i++)
		counts[set->items[i].state]++;
	number_write_count(&text, counts[STATE_OK], "point measured with a right answer",
			   "points measured, each with a right answer");
	for (int state = STATE_OK + 1; state <= STATE_OUT_OF_MEMORY; state++)
		if (counts[state])
			buf_printf(&text, "; %zu %s", counts[state], state_name((enum state)state));
	fprintf(stream, "%s\n", text.data);
	buf_free(&text);
}

void results_print_short(const struct result_set *set, FILE *stream)
{
	struct columns columns = {.width = 7, .align = "lrrrrrl"};
	for (size_t i = 0; i < set->definitions->count; i++)
		add_benchmark(&columns, set, &set->definitions->items[i]);
	print_columns(&columns, stream);
	print_totals(set, stream);
}

static void json_summary(struct json *json, const char *key, const struct summary *summary)
{
	if (!isfinite(summary->median))
		return;
	json_open_object(json, key);
	json_number(json, "median", summary->median);
	if (summary->has_interval) {
		json_number(json, "low", summary->low);
		json_number(json, "high", summary->high);
	}
	json_close(json);
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

static void json_work(struct json *json, const char *key, double value)
{
	if (isfinite(value))
		json_number(json, key, value);
}

static void json_result(struct json *json, const struct point_result *item)
{
	json_open_object(json, NULL);
	json_text(json, "benchmark", item->point.benchmark);
	json_text(json, "backend", item->point.backend);
	json_open_object(json, "params");
	for (size_t i = 0; i < item->point.params.count; i++)
		json_text(json, item->point.params.items[i].name, item->point.params.items[i].value);
	json_close(json);
	json_text(json, "commit", item->commit);
	json_flag(json, "dirty", item->dirty);
	json_text(json, "machine", item->machine);
	json_text(json, "environment", item->environment);
	json_text(json, "state", state_name(item->state));
	json_maybe_text(json, "reason", item->reason);
	json_summary(json, "seconds", &item->time);
	json_summary(json, "speedup", &item->speedup);
	if (item->peak_bytes)
		json_uint(json, "peak_bytes", item->peak_bytes);
	json_metrics(json, &item->metrics);
	json_work(json, "flops", item->flops);
	json_work(json, "bytes", item->bytes);
	json_work(json, "elements", item->elements);
	json_open_array(json, "samples");
	for (size_t v = 0; v < item->visit_count; v++) {
		json_open_array(json, NULL);
		for (size_t s = 0; s < item->visits[v].count; s++)
			json_number(json, NULL, item->visits[v].samples[s]);
		json_close(json);
	}
	json_close(json);
	json_close(json);
}

void results_print_json(const struct result_set *set, FILE *stream)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_open_array(&json, "results");
	for (size_t i = 0; i < set->count; i++)
		json_result(&json, &set->items[i]);
	json_close(&json);
	json_close(&json);
	fputs(text.data, stream);
	buf_free(&text);
}
