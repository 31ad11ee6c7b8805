/*
 * reply.h: the way back to the harness, a line at a time. Never stdout, where libraries print.
 */
#ifndef LAPCHART_WORKER_REPLY_H
#define LAPCHART_WORKER_REPLY_H

#include "base/error.h"
#include "wire/message.h"

struct reply {
	int fd;
	struct error failure; /* the first one in writing; what follows it is dropped */
};

/* Takes over the descriptor whose number is `descriptor`, or, where it is not open for writing (a launcher may close
 * descriptors), opens the file `path`, to which is appended. Each may be NULL or empty. */
bool reply_open(struct reply *out, const char *descriptor, const char *path, struct error *err);

/* Writes the message in one piece, at once. */
void reply_send(struct reply *reply, const struct message *message);
/* Messages that are a text, and the one that is nothing but its type. */
void reply_send_text(struct reply *reply, enum message_type type, const char *text);
void reply_send_done(struct reply *reply);

void reply_close(struct reply *reply);

#endif
