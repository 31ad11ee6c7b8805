#include "square-map/pickle.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

size_t pickle_size(int64_t count)
{
	return sizeof(uint64_t) + (size_t)count * sizeof(int64_t);
}

bool pickle_allocate(struct pickle *out, int64_t capacity, bool touch, struct error *err)
{
	size_t size = pickle_size(capacity);
	*out = (struct pickle){malloc(size)};
	if (!out->bytes)
		return error_errno(err, "no memory for a pickle of %zu bytes", size);
	if (touch)
		memset(out->bytes, 0xff, size);
	return true;
}

void pickle_free(struct pickle *pickle)
{
	free(pickle->bytes);
	*pickle = (struct pickle){0};
}

static bool write_all(int fd, const char *bytes, size_t size, struct error *err)
{
	while (size) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return error_errno(err, "cannot write to a pipe");
		bytes += written;
		size -= (size_t)written;
	}
	return true;
}

static bool read_all(int fd, char *bytes, size_t size, struct error *err)
{
	while (size) {
		ssize_t got = read(fd, bytes, size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_errno(err, "cannot read from a pipe");
		if (got == 0)
			return error_set(err, ERROR_SYSTEM, "the other end of a pipe was closed with %zu bytes missing",
					 size);
		bytes += got;
		size -= (size_t)got;
	}
	return true;
}

bool pickle_send(struct pickle *pickle, int fd, const int64_t *values, int64_t count, struct error *err)
{
	uint64_t length = (uint64_t)count * sizeof *values;
	memcpy(pickle->bytes, &length, sizeof length);
	memcpy(pickle->bytes + sizeof length, values, length);
	return write_all(fd, pickle->bytes, pickle_size(count), err);
}

bool pickle_receive(struct pickle *pickle, int fd, int64_t *values, int64_t count, struct error *err)
{
	uint64_t length, expected = (uint64_t)count * sizeof *values;
	if (!read_all(fd, (char *)&length, sizeof length, err))
		return false;
	if (length != expected)
		return error_set(err, ERROR_SYSTEM, "a pickle of %llu bytes in place of %llu",
				 (unsigned long long)length, (unsigned long long)expected);
	if (!read_all(fd, pickle->bytes, length, err))
		return false;
	memcpy(values, pickle->bytes, length);
	return true;
}
