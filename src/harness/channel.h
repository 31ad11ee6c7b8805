/*
 * channel.h: the reading end of a pipe from a worker, emptied while the worker
 * runs so that it never waits for us.
 */
#ifndef LAPCHART_HARNESS_CHANNEL_H
#define LAPCHART_HARNESS_CHANNEL_H

#include "base/buf.h"

struct channel {
	int fd; /* -1: closed by the other side */
	struct buf bytes;
	size_t keep;       /* more than twice this: only the end is kept; 0: keep all */
	size_t line_start; /* of the last, unfinished line */
	size_t lines;      /* whole ones so far */
};

#define CHANNEL_INIT                                                                                                   \
	{                                                                                                              \
		-1, BUF_INIT, 0, 0, 0                                                                                  \
	}

/* Makes the pipe; *writer is the worker's end. */
bool channel_open(struct channel *channel, int *writer, size_t keep, struct error *err);
/* Reads what is there now, but no more than some of a flood at once. Returns the bytes read. */
size_t channel_drain(struct channel *channel);
/* Cuts `bytes` down to the last `keep`. */
void channel_trim(struct channel *channel);
void channel_close(struct channel *channel); /* releases the bytes too */

#endif
