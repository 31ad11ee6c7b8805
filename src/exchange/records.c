#include "exchange/records.h"

#include <stdlib.h>

#include "base/mem.h"
#include "exchange/own_members.h"

#define TABLE(words, members)                                                                                          \
	{                                                                                                              \
		.type = (words), .items = (members), .count = COUNT_OF(members)                                        \
	}
#define FIELD(record, field, kind, required)                                                                           \
	{                                                                                                              \
#field, kind, offsetof(record, field), required, NULL, NULL                                            \
	}
#define OWN(name, offset, required, functions)                                                                         \
	{                                                                                                              \
		name, MEMBER_OWN, offset, required, functions##_write, functions##_read                                \
	}

void library_set_free(struct library_set *set)
{
	free(set->hash);
	for (size_t i = 0; i < set->count; i++)
		library_free(&set->items[i]);
	free(set->items);
	*set = (struct library_set){0};
}

void library_set_hash(char out[HASH_TEXT_SIZE], const struct library *items, size_t count)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	const struct library_set set = {.items = (struct library *)items, .count = count};
	set_libraries_write(&json, NULL, &set);
	hash_content(out, text.data, text.length);
	buf_free(&text);
}

static const struct member head[] = {FIELD(struct head_line, format, MEMBER_SMALL, true)};
const struct member_table head_table = TABLE("lapchart", head);

static const struct member end[] = {FIELD(struct end_line, lines, MEMBER_SIZE, true)};
const struct member_table end_table = TABLE("end", end);

static const struct member commit[] = {
	FIELD(struct commit, sha, MEMBER_TEXT, true),        OWN("parents", 0, true, parents),
	FIELD(struct commit, author_time, MEMBER_INT, true), FIELD(struct commit, author, MEMBER_TEXT, true),
	FIELD(struct commit, subject, MEMBER_TEXT, true),
};
const struct member_table commit_table = TABLE("commit", commit);

static const struct member machine[] = {
	FIELD(struct machine, fingerprint, MEMBER_TEXT, true),
	FIELD(struct machine, name, MEMBER_TEXT, true),
	OWN("facts", offsetof(struct machine, facts), true, fact_list),
};
const struct member_table machine_table = TABLE("machine", machine);

static const struct member environment[] = {
	FIELD(struct environment, hash, MEMBER_TEXT, true),
	OWN("facts", offsetof(struct environment, facts), true, fact_list),
	OWN("libraries", 0, true, environment_libraries),
};
const struct member_table environment_table = TABLE("environment", environment);

static const struct member libraries[] = {
	FIELD(struct library_set, hash, MEMBER_TEXT, true),
	OWN("libraries", 0, true, set_libraries),
};
const struct member_table libraries_table = TABLE("libraries", libraries);

static const struct member run[] = {
	FIELD(struct run, key, MEMBER_TEXT, true),
	FIELD(struct run, commit, MEMBER_TEXT, true),
	FIELD(struct run, machine, MEMBER_TEXT, true),
	FIELD(struct run, dirty, MEMBER_FLAG, false),
	FIELD(struct run, started, MEMBER_INT, true),
	FIELD(struct run, finished, MEMBER_INT, false),
	FIELD(struct run, seed, MEMBER_UINT, true),
	FIELD(struct run, version, MEMBER_TEXT, true),
	OWN("options", offsetof(struct run, options), true, options),
};
const struct member_table run_table = TABLE("run", run);

static const struct member result[] = {
	{"benchmark", MEMBER_TEXT, offsetof(struct exchange_result, point.benchmark), true, NULL, NULL},
	{"backend", MEMBER_TEXT, offsetof(struct exchange_result, point.backend), true, NULL, NULL},
	OWN("params", offsetof(struct exchange_result, point.params), true, point_params),
	FIELD(struct exchange_result, run, MEMBER_TEXT, true),
	FIELD(struct exchange_result, environment, MEMBER_TEXT, true),
	FIELD(struct exchange_result, flops, MEMBER_NUMBER, false),
	FIELD(struct exchange_result, bytes, MEMBER_NUMBER, false),
	FIELD(struct exchange_result, elements, MEMBER_NUMBER, false),
};
const struct member_table result_table = TABLE("result", result);

#define AT(field) offsetof(struct visit_line, visit.field)
static const struct member visit[] = {
	{"round", MEMBER_SMALL, AT(round), true, NULL, NULL},
	{"order", MEMBER_SMALL, AT(order), true, NULL, NULL},
	OWN("state", AT(state), true, visit_state),
	{"reason", MEMBER_TEXT, AT(reason), false, NULL, NULL},
	OWN("samples", offsetof(struct visit_line, visit), true, visit_samples),
	{"iterations", MEMBER_UINT, AT(iterations), true, NULL, NULL},
	OWN("answer", AT(answer), true, visit_answer),
	OWN("metrics", AT(metrics), false, visit_metrics),
	{"started_ns", MEMBER_INT, AT(started_ns), true, NULL, NULL},
	{"seconds", MEMBER_NUMBER, AT(seconds), false, NULL, NULL},
	{"overhead_seconds", MEMBER_NUMBER, AT(overhead_seconds), false, NULL, NULL},
	{"user_seconds", MEMBER_NUMBER, AT(usage.user_seconds), false, NULL, NULL},
	{"system_seconds", MEMBER_NUMBER, AT(usage.system_seconds), false, NULL, NULL},
	{"peak_bytes", MEMBER_UINT, AT(usage.peak_bytes), false, NULL, NULL},
	{"voluntary_switches", MEMBER_INT, AT(usage.voluntary_switches), false, NULL, NULL},
	{"involuntary_switches", MEMBER_INT, AT(usage.involuntary_switches), false, NULL, NULL},
	{"minor_faults", MEMBER_INT, AT(usage.minor_faults), false, NULL, NULL},
	{"major_faults", MEMBER_INT, AT(usage.major_faults), false, NULL, NULL},
	{"steal_seconds", MEMBER_NUMBER, AT(noise.steal_seconds), false, NULL, NULL},
	{"busy_seconds", MEMBER_NUMBER, AT(noise.busy_seconds), false, NULL, NULL},
	{"cpu_pressure", MEMBER_NUMBER, AT(noise.cpu_pressure), false, NULL, NULL},
	{"memory_pressure", MEMBER_NUMBER, AT(noise.memory_pressure), false, NULL, NULL},
	{"load", MEMBER_NUMBER, AT(noise.load), false, NULL, NULL},
	{"frequency_hz", MEMBER_NUMBER, AT(noise.frequency_hz), false, NULL, NULL},
	FIELD(struct visit_line, libraries, MEMBER_TEXT, false),
	{"stderr_tail", MEMBER_TEXT, AT(stderr_tail), false, NULL, NULL},
};
const struct member_table visit_table = TABLE("visit", visit);

static const struct member plane[] = {
	FIELD(struct plane, name, MEMBER_TEXT, true),         FIELD(struct plane, title, MEMBER_TEXT, true),
	FIELD(struct plane, log_scale, MEMBER_FLAG, false),   FIELD(struct plane, width, MEMBER_NUMBER, false),
	FIELD(struct plane, width_unit, MEMBER_TEXT, false),  FIELD(struct plane, rows, MEMBER_SIZE, true),
	FIELD(struct plane, columns, MEMBER_SIZE, true),      FIELD(struct plane, kept_rows, MEMBER_SIZE, true),
	FIELD(struct plane, kept_columns, MEMBER_SIZE, true), FIELD(struct plane, low, MEMBER_NUMBER, true),
	FIELD(struct plane, high, MEMBER_NUMBER, true),       OWN("values", 0, true, plane_values),
};
const struct member_table plane_table = TABLE("plane", plane);
