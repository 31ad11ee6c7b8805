/*
 * pickle.h: arrays of numbers through a pipe, as multiprocessing sends them: pickled, which copies them into one
 * string of bytes; written with its length in front; read as a whole; and copied out of it. Private to the backend
 * `processes`.
 */
#ifndef LAPCHART_SQUARE_MAP_PICKLE_H
#define LAPCHART_SQUARE_MAP_PICKLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* The string of bytes, with room for its capacity. */
struct pickle {
	char *bytes;
};

/* Room for `capacity` numbers; the memory is touched, if that is asked for. */
bool pickle_allocate(struct pickle *out, int64_t capacity, bool touch, struct error *err);
void pickle_free(struct pickle *pickle);

/* Bytes that go through the pipe for `count` numbers. */
size_t pickle_size(int64_t count);
/* `count` is at most the capacity. */
bool pickle_send(struct pickle *pickle, int fd, const int64_t *values, int64_t count, struct error *err);
/* A pickle of another length, or its end before it is complete, is an error. */
bool pickle_receive(struct pickle *pickle, int fd, int64_t *values, int64_t count, struct error *err);

#endif
