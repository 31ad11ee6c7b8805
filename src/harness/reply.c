#include "harness/reply.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wire/message.h"

/* Errors below are predicates of the line, as those of message_decode(). Whatever a function takes out of the
 * message it sets to empty there. */
static bool once(bool *seen, const char *what, struct error *err)
{
	if (*seen)
		return error_set(err, ERROR_DATA, "is a second %s", what);
	*seen = true;
	return true;
}

static bool take_describe(struct reply *reply, struct message *message, struct error *err)
{
	if (!once(&reply->described, "description", err))
		return false;
	reply->worker = message->worker;
	message->worker = (struct worker){0};
	return true;
}

static bool take_text(char **slot, struct message *message, struct error *err)
{
	bool seen = *slot != NULL;
	if (!once(&seen, message_name(message->type), err))
		return false;
	*slot = message->text;
	message->text = NULL;
	return true;
}

static bool take_unavailable(struct reply *reply, struct message *message, struct error *err)
{
	return take_text(&reply->unavailable, message, err);
}

static bool take_error(struct reply *reply, struct message *message, struct error *err)
{
	return take_text(&reply->error, message, err);
}

static bool take_calibration(struct reply *reply, struct message *message, struct error *err)
{
	if (reply->sample_count)
		return error_set(err, ERROR_DATA, "is a calibration behind a sample");
	reply->iterations = message->iterations;
	return once(&reply->calibrated, "calibration", err);
}

static bool take_sample(struct reply *reply, struct message *message, struct error *err)
{
	if (!reply->iterations)
		reply->iterations = message->iterations;
	if (reply->iterations != message->iterations)
		return error_set(err, ERROR_DATA, "has %" PRIu64 " iterations where those before had %" PRIu64,
				 message->iterations, reply->iterations);
	MEM_GROW(reply->samples, reply->sample_count, reply->sample_capacity);
	reply->samples[reply->sample_count++] = message->seconds;
	return true;
}

static bool take_answer(struct reply *reply, struct message *message, struct error *err)
{
	if (!once(&reply->answered, "answer", err))
		return false;
	reply->answer = message->answer;
	message->answer = (struct answer){0};
	return true;
}

static bool take_metrics(struct reply *reply, struct message *message, struct error *err)
{
	if (!once(&reply->metered, "line of metrics", err))
		return false;
	reply->metrics = message->answer;
	message->answer = (struct answer){0};
	return true;
}

static bool take_planes(struct reply *reply, struct message *message, struct error *err)
{
	if (!once(&reply->pictured, "list of planes", err))
		return false;
	reply->planes = message->planes;
	message->planes = (struct planes){0};
	return true;
}

static bool take_libraries(struct reply *reply, struct message *message, struct error *err)
{
	if (!once(&reply->linked, "list of libraries", err))
		return false;
	reply->libraries = message->libraries;
	reply->library_count = message->library_count;
	message->libraries = NULL;
	message->library_count = 0;
	return true;
}

static bool take_usage(struct reply *reply, struct message *message, struct error *err)
{
	reply->usage = message->usage;
	return once(&reply->used, "usage", err);
}

static bool take_done(struct reply *reply, struct message *message, struct error *err)
{
	(void)message, (void)err;
	reply->done = true;
	return true;
}

static bool (*const takers[])(struct reply *reply, struct message *message, struct error *err) = {
	[MESSAGE_DESCRIBE] = take_describe,
	[MESSAGE_UNAVAILABLE] = take_unavailable,
	[MESSAGE_CALIBRATION] = take_calibration,
	[MESSAGE_SAMPLE] = take_sample,
	[MESSAGE_ANSWER] = take_answer,
	[MESSAGE_METRICS] = take_metrics,
	[MESSAGE_PLANES] = take_planes,
	[MESSAGE_LIBRARIES] = take_libraries,
	[MESSAGE_USAGE] = take_usage,
	[MESSAGE_ERROR] = take_error,
	[MESSAGE_DONE] = take_done,
};

static bool take_line(struct reply *reply, const char *line, size_t length, struct error *err)
{
	struct message message;
	if (reply->done)
		return error_set(err, ERROR_DATA, "follows the done line");
	if (!message_decode(&message, line, length, err))
		return false;
	bool good = takers[message.type](reply, &message, err);
	message_free(&message);
	return good;
}

bool reply_read(struct reply *out, const char *bytes, size_t length, struct error *err)
{
	const char *end = bytes + length;
	struct error why = ERROR_INIT;
	*out = (struct reply){0};
	for (const char *line = bytes; line < end; out->lines++) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop)
			return error_set(err, ERROR_DATA, "line %zu of the reply is cut: it does not end",
					 out->lines + 1);
		if (!take_line(out, line, (size_t)(stop - line), &why))
			return error_set(err, ERROR_DATA, "line %zu of the reply %s", out->lines + 1, why.message);
		line = stop + 1;
	}
	return true;
}

void reply_free(struct reply *reply)
{
	worker_free(&reply->worker);
	free(reply->unavailable);
	free(reply->error);
	free(reply->samples);
	answer_free(&reply->answer);
	answer_free(&reply->metrics);
	planes_free(&reply->planes);
	for (size_t i = 0; i < reply->library_count; i++)
		library_free(&reply->libraries[i]);
	free(reply->libraries);
	*reply = (struct reply){0};
}
