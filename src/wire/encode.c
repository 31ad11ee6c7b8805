#include <math.h>

#include "base/json.h"
#include "wire/message.h"

/* The worker's object is written whole by its own floor; its members follow ours in one object. */
static void write_describe(struct buf *out, const struct worker *worker)
{
	struct buf object = BUF_INIT;
	struct json json = json_start(&object, JSON_LINE);
	worker_write_json(&json, NULL, worker);
	buf_printf(out, "{\"type\":\"describe\",\"wire\":%d%s%s", WIRE_VERSION, object.length > 2 ? "," : "",
		   object.data + 1);
	buf_free(&object);
}

static void write_known(struct json *json, const char *key, double value)
{
	if (!isnan(value))
		json_number(json, key, value);
}

static void write_usage(struct json *json, const struct usage *usage)
{
	write_known(json, "user_seconds", usage->user_seconds);
	write_known(json, "system_seconds", usage->system_seconds);
	if (usage->peak_bytes)
		json_uint(json, "peak_bytes", usage->peak_bytes);
	json_int(json, "voluntary_switches", usage->voluntary_switches);
	json_int(json, "involuntary_switches", usage->involuntary_switches);
	json_int(json, "minor_faults", usage->minor_faults);
	json_int(json, "major_faults", usage->major_faults);
}

static void write_libraries(struct json *json, const struct message *message)
{
	json_open_array(json, "libraries");
	for (size_t i = 0; i < message->library_count; i++)
		library_write_json(json, NULL, &message->libraries[i]);
	json_close(json);
}

static void write_planes(struct json *json, const struct planes *planes)
{
	json_open_array(json, "planes");
	for (size_t i = 0; i < planes->count; i++)
		plane_write_json(json, NULL, &planes->items[i]);
	json_close(json);
}

static void write_members(struct json *json, const struct message *message)
{
	switch (message->type) {
	case MESSAGE_UNAVAILABLE:
		json_text(json, "reason", message->text);
		break;
	case MESSAGE_ERROR:
		json_text(json, "message", message->text);
		break;
	case MESSAGE_CALIBRATION:
		json_uint(json, "iterations", message->iterations);
		json_uint(json, "warmups", message->warmups);
		break;
	case MESSAGE_SAMPLE:
		json_number(json, "seconds", message->seconds);
		json_uint(json, "iterations", message->iterations);
		break;
	case MESSAGE_ANSWER:
		answer_write_json(json, "values", &message->answer);
		json_maybe_text(json, "file", message->answer.file);
		break;
	case MESSAGE_METRICS:
		answer_write_json(json, "values", &message->answer);
		break;
	case MESSAGE_PLANES:
		write_planes(json, &message->planes);
		break;
	case MESSAGE_LIBRARIES:
		write_libraries(json, message);
		break;
	case MESSAGE_USAGE:
		write_usage(json, &message->usage);
		break;
	case MESSAGE_DESCRIBE:
	case MESSAGE_DONE:
		break;
	}
}

void message_encode(struct buf *out, const struct message *message)
{
	if (message->type == MESSAGE_DESCRIBE) {
		write_describe(out, &message->worker);
	} else {
		struct json json = json_start(out, JSON_LINE);
		json_open_object(&json, NULL);
		json_text(&json, "type", message_name(message->type));
		write_members(&json, message);
		json_close(&json);
	}
	buf_char(out, '\n');
}
