#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/metric.h"
#include "wire/field.h"
#include "wire/message.h"

static bool read_describe(struct message *out, struct json_object *object, struct error *err)
{
	int64_t version = WIRE_VERSION;
	if (!field_maybe_count(&version, object, "wire", err))
		return false;
	if (version != WIRE_VERSION)
		return error_set(
			err, ERROR_DATA,
			"speaks version %lld of the contract, this lapchart speaks version %d: rebuild the worker",
			(long long)version, WIRE_VERSION);
	if (!field_check_facts(object, "facts", err))
		return false;
	return worker_read_json(&out->worker, object, err) || error_context(err, "has a bad description");
}

static bool read_text(struct message *out, struct json_object *object, struct error *err)
{
	const char *text;
	if (!field_text(&text, object, out->type == MESSAGE_ERROR ? "message" : "reason", err))
		return false;
	out->text = mem_text(text);
	return true;
}

static bool read_iterations(struct message *out, struct json_object *object, struct error *err)
{
	if (!field_count(&out->iterations, object, "iterations", err))
		return false;
	return out->iterations > 0 || error_set(err, ERROR_DATA, "has \"iterations\" 0, must be at least 1");
}

static bool read_calibration(struct message *out, struct json_object *object, struct error *err)
{
	return read_iterations(out, object, err) && field_count(&out->warmups, object, "warmups", err);
}

static bool read_sample(struct message *out, struct json_object *object, struct error *err)
{
	if (!field_number(&out->seconds, object, "seconds", err) || !read_iterations(out, object, err))
		return false;
	return out->seconds > 0 || error_set(err, ERROR_DATA, "has \"seconds\" %g, must be more than 0", out->seconds);
}

/* The file lies in the visit's own folder and nowhere else. */
static bool is_plain_name(const char *name)
{
	return name[0] != '.' && !strchr(name, '/');
}

static bool read_answer(struct message *out, struct json_object *object, struct error *err)
{
	const char *file = NULL;
	struct json_object *values;
	if (!field_object(&values, object, "values", err) || !field_maybe_text(&file, object, "file", err))
		return false;
	if (file && !is_plain_name(file))
		return error_set(err, ERROR_DATA,
				 "has a \"file\" that is not a plain name in the current folder: %.60s", file);
	if (!answer_read_json(&out->answer, values, err))
		return error_context(err, "has bad \"values\"");
	mem_replace(&out->answer.file, file);
	return true;
}

static bool read_metrics(struct message *out, struct json_object *object, struct error *err)
{
	struct json_object *values;
	if (!field_object(&values, object, "values", err))
		return false;
	return metrics_read_json(&out->answer, values, err) || error_context(err, "has bad \"values\"");
}

static bool add_plane(void *context, struct json_object *object, struct error *err)
{
	struct planes *planes = context;
	struct plane plane = {0};
	if (!plane_read_json(&plane, object, err))
		return error_context(err, "has bad \"planes\"");
	bool good = !planes_find(planes, plane.name) ||
		    error_set(err, ERROR_DATA, "has two planes of the name '%s'", plane.name);
	good = good &&
	       (planes->count < PLANES_MAX || error_set(err, ERROR_DATA, "has more than %d planes", PLANES_MAX));
	if (good)
		planes_add(planes, plane);
	else
		plane_free(&plane);
	return good;
}

static bool read_planes(struct message *out, struct json_object *object, struct error *err)
{
	return field_each_object(object, "planes", add_plane, &out->planes, err);
}

static bool add_library(void *context, struct json_object *object, struct error *err)
{
	struct message *message = context;
	size_t count = message->library_count + 1;
	message->libraries = mem_resize(message->libraries, count, sizeof *message->libraries);
	struct library *library = &message->libraries[message->library_count];
	*library = (struct library){0};
	message->library_count = count; /* counted first: message_free() takes a half-read one */
	return library_read_json(library, object, err) || error_context(err, "has bad \"libraries\"");
}

static bool read_libraries(struct message *out, struct json_object *object, struct error *err)
{
	return field_each_object(object, "libraries", add_library, out, err);
}

static bool read_usage(struct message *out, struct json_object *object, struct error *err)
{
	struct usage *usage = &out->usage;
	int64_t peak = 0;
	usage->user_seconds = usage->system_seconds = NAN;
	bool good = field_maybe_number(&usage->user_seconds, object, "user_seconds", err) &&
		    field_maybe_number(&usage->system_seconds, object, "system_seconds", err) &&
		    field_maybe_count(&peak, object, "peak_bytes", err) &&
		    field_maybe_count(&usage->voluntary_switches, object, "voluntary_switches", err) &&
		    field_maybe_count(&usage->involuntary_switches, object, "involuntary_switches", err) &&
		    field_maybe_count(&usage->minor_faults, object, "minor_faults", err) &&
		    field_maybe_count(&usage->major_faults, object, "major_faults", err);
	usage->peak_bytes = (uint64_t)peak;
	return good;
}

static bool read_done(struct message *out, struct json_object *object, struct error *err)
{
	(void)out, (void)object, (void)err;
	return true;
}

/* What each type's line must hold. */
static const struct {
	enum message_type type;
	bool (*read)(struct message *out, struct json_object *object, struct error *err);
} readers[] = {
	{MESSAGE_DESCRIBE, read_describe}, {MESSAGE_UNAVAILABLE, read_text}, {MESSAGE_CALIBRATION, read_calibration},
	{MESSAGE_SAMPLE, read_sample},     {MESSAGE_ANSWER, read_answer},    {MESSAGE_LIBRARIES, read_libraries},
	{MESSAGE_METRICS, read_metrics},   {MESSAGE_PLANES, read_planes},    {MESSAGE_USAGE, read_usage},
	{MESSAGE_ERROR, read_text},        {MESSAGE_DONE, read_done},
};

static bool read_object(struct message *out, struct json_object *object, struct error *err)
{
	const char *type;
	if (!field_text(&type, object, "type", err))
		return false;
	for (size_t i = 0; i < COUNT_OF(readers); i++) {
		if (strcmp(message_name(readers[i].type), type) != 0)
			continue;
		out->type = readers[i].type;
		return readers[i].read(out, object, err);
	}
	return error_set(err, ERROR_DATA, "has the unknown type \"%.40s\"", type);
}

bool message_decode(struct message *out, const char *line, size_t length, struct error *err)
{
	struct json_object *object;
	*out = (struct message){0};
	if (length > WIRE_LINE_MAX)
		return error_set(err, ERROR_DATA, "is longer than %u bytes", WIRE_LINE_MAX);
	if (!field_parse(&object, line, length, err))
		return false;
	bool good = read_object(out, object, err);
	field_free(object);
	if (!good)
		message_free(out);
	return good;
}
