#include "wire/message.h"

#include <stdlib.h>

static const char *const names[] = {
	[MESSAGE_DESCRIBE] = "describe",
	[MESSAGE_UNAVAILABLE] = "unavailable",
	[MESSAGE_CALIBRATION] = "calibration",
	[MESSAGE_SAMPLE] = "sample",
	[MESSAGE_ANSWER] = "answer",
	[MESSAGE_METRICS] = "metrics",
	[MESSAGE_PLANES] = "planes",
	[MESSAGE_LIBRARIES] = "libraries",
	[MESSAGE_USAGE] = "usage",
	[MESSAGE_ERROR] = "error",
	[MESSAGE_DONE] = "done",
};

const char *message_name(enum message_type type)
{
	return names[type];
}

void message_free(struct message *message)
{
	worker_free(&message->worker);
	free(message->text);
	answer_free(&message->answer);
	planes_free(&message->planes);
	for (size_t i = 0; i < message->library_count; i++)
		library_free(&message->libraries[i]);
	free(message->libraries);
	*message = (struct message){0};
}
