/* One row a visit. The doubles of a visit are one packed blob: they are always read together. */
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/query.h"
#include "store/tables.h"

#define SAMPLE_COLUMNS                                                                                                 \
	"round, position, started_ns, seconds, overhead_seconds, state, reason, stderr_tail, iterations, samples,"     \
	" answer, user_seconds, system_seconds, peak_bytes, voluntary_switches, involuntary_switches, minor_faults,"   \
	" major_faults, steal_seconds, busy_seconds, cpu_pressure, memory_pressure, load, frequency_hz, libraries"

/* --- doubles, little-endian whatever the machine --- */

static void pack(struct buf *out, const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t bits;
		unsigned char bytes[8];
		memcpy(&bits, &values[i], sizeof bits);
		for (int byte = 0; byte < 8; byte++)
			bytes[byte] = (unsigned char)(bits >> (8 * byte));
		buf_add(out, bytes, sizeof bytes);
	}
}

static void unpack(struct visit *visit, const unsigned char *bytes, size_t length)
{
	visit->sample_count = visit->sample_capacity = length / 8;
	visit->samples = mem_zero(visit->sample_count, sizeof *visit->samples);
	for (size_t i = 0; i < visit->sample_count; i++) {
		uint64_t bits = 0;
		for (int byte = 0; byte < 8; byte++)
			bits |= (uint64_t)bytes[8 * i + byte] << (8 * byte);
		memcpy(&visit->samples[i], &bits, sizeof bits);
	}
}

/* --- writing --- */

static void write_libraries(struct buf *out, const struct visit *visit)
{
	struct json json = json_start(out, JSON_LINE);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < visit->library_count; i++)
		library_write_json(&json, NULL, &visit->libraries[i]);
	json_close(&json);
}

static void bind_usage(struct query *query, const struct usage *usage)
{
	query_bind_number(query, usage->user_seconds);
	query_bind_number(query, usage->system_seconds);
	query_bind_int(query, (int64_t)usage->peak_bytes);
	query_bind_int(query, usage->voluntary_switches);
	query_bind_int(query, usage->involuntary_switches);
	query_bind_int(query, usage->minor_faults);
	query_bind_int(query, usage->major_faults);
}

static void bind_noise(struct query *query, const struct noise *noise)
{
	query_bind_number(query, noise->steal_seconds);
	query_bind_number(query, noise->busy_seconds);
	query_bind_number(query, noise->cpu_pressure);
	query_bind_number(query, noise->memory_pressure);
	query_bind_number(query, noise->load);
	query_bind_number(query, noise->frequency_hz);
}

/* The texts of a row that have to live until the row is written. */
struct row_text {
	struct buf samples, answer, libraries;
};

static void bind_visit(struct query *query, const struct visit *visit, const struct row_text *text)
{
	query_bind_int(query, visit->round);
	query_bind_int(query, visit->order);
	query_bind_int(query, visit->started_ns);
	query_bind_number(query, visit->seconds);
	query_bind_number(query, visit->overhead_seconds);
	query_bind_text(query, state_name(visit->state));
	query_bind_text(query, visit->reason);
	query_bind_text(query, visit->stderr_tail);
	query_bind_int(query, (int64_t)visit->iterations);
	query_bind_bytes(query, text->samples.data, text->samples.length);
	query_bind_text(query, text->answer.data);
	bind_usage(query, &visit->usage);
	bind_noise(query, &visit->noise);
	query_bind_text(query, visit->library_count ? text->libraries.data : NULL);
}

bool sample_put(struct store *store, int64_t result_id, const struct visit *visit, struct error *err)
{
	static const char sql[] = "INSERT OR REPLACE INTO sample (result_id, " SAMPLE_COLUMNS ") VALUES"
				  " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct row_text text = {BUF_INIT, BUF_INIT, BUF_INIT};
	pack(&text.samples, visit->samples, visit->sample_count);
	struct json json = json_start(&text.answer, JSON_LINE);
	answer_write_json(&json, NULL, &visit->answer);
	write_libraries(&text.libraries, visit);
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	bind_visit(&query, visit, &text);
	bool good = query_run(&query, err);
	buf_free(&text.samples);
	buf_free(&text.answer);
	buf_free(&text.libraries);
	return good;
}

/* --- reading --- */

void library_memo_free(struct library_memo *memo)
{
	for (size_t i = 0; i < memo->count; i++)
		library_free(&memo->items[i]);
	free(memo->items);
	free(memo->text);
	*memo = (struct library_memo){0};
}

static bool parse_libraries(struct library_memo *memo, const char *text, struct error *err)
{
	library_memo_free(memo);
	struct json_object *array = json_tokener_parse(text);
	bool good =
		json_object_is_type(array, json_type_array) || error_set(err, ERROR_DATA, "the libraries are no list");
	size_t count = good ? json_object_array_length(array) : 0;
	memo->items = mem_zero(count, sizeof *memo->items);
	while (good && memo->count < count) {
		struct json_object *element = json_object_array_get_idx(array, memo->count);
		good = library_read_json(&memo->items[memo->count++], element, err);
	}
	json_object_put(array);
	if (good)
		memo->text = mem_text(text);
	return good;
}

static bool read_libraries(struct visit *visit, const char *text, struct library_memo *memo, struct error *err)
{
	if (!text)
		return true;
	if ((!memo->text || strcmp(memo->text, text) != 0) && !parse_libraries(memo, text, err))
		return false;
	visit->libraries = mem_zero(memo->count, sizeof *visit->libraries);
	for (; visit->library_count < memo->count; visit->library_count++)
		visit->libraries[visit->library_count] = library_copy(&memo->items[visit->library_count]);
	return true;
}

static bool read_answer(struct answer *out, const char *text, struct error *err)
{
	struct json_object *object = json_tokener_parse(text);
	bool good = answer_read_json(out, object, err);
	json_object_put(object);
	return good;
}

static void read_usage(struct usage *usage, struct query *query)
{
	usage->user_seconds = query_number(query);
	usage->system_seconds = query_number(query);
	usage->peak_bytes = (uint64_t)query_int(query);
	usage->voluntary_switches = query_int(query);
	usage->involuntary_switches = query_int(query);
	usage->minor_faults = query_int(query);
	usage->major_faults = query_int(query);
}

static void read_noise(struct noise *noise, struct query *query)
{
	noise->steal_seconds = query_number(query);
	noise->busy_seconds = query_number(query);
	noise->cpu_pressure = query_number(query);
	noise->memory_pressure = query_number(query);
	noise->load = query_number(query);
	noise->frequency_hz = query_number(query);
}

static bool read_visit(struct visit *visit, struct query *query, struct library_memo *memo, struct error *err)
{
	visit->round = (int)query_int(query);
	visit->order = (int)query_int(query);
	visit->started_ns = query_int(query);
	visit->seconds = query_number(query);
	visit->overhead_seconds = query_number(query);
	if (!state_parse(&visit->state, query_text(query), err))
		return false;
	visit->reason = query_copy(query);
	visit->stderr_tail = query_copy(query);
	visit->iterations = (uint64_t)query_int(query);
	size_t length;
	const void *bytes = query_bytes(query, &length);
	unpack(visit, bytes, length);
	if (!read_answer(&visit->answer, query_text(query), err))
		return false;
	read_usage(&visit->usage, query);
	read_noise(&visit->noise, query);
	return read_libraries(visit, query_text(query), memo, err);
}

bool samples_read(struct result *out, struct store *store, int64_t result_id, struct library_memo *memo,
		  struct error *err)
{
	static const char sql[] = "SELECT " SAMPLE_COLUMNS " FROM sample WHERE result_id = ? ORDER BY round";
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	size_t capacity = 0;
	bool good = true;
	while (good && query_next(&query, err)) {
		MEM_GROW(out->visits, out->visit_count, capacity);
		struct visit *visit = &out->visits[out->visit_count++];
		*visit = (struct visit){0};
		good = read_visit(visit, &query, memo, err);
	}
	return query_close(&query) && good;
}
