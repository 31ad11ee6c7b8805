#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char buf_empty[1];

void buf_free(struct buf *buf)
{
	if (buf->capacity)
		free(buf->data);
	*buf = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *buf)
{
	buf->length = 0;
	if (buf->capacity)
		buf->data[0] = '\0';
}

void buf_reserve(struct buf *buf, size_t more)
{
	size_t needed = buf->length + more + 1;
	if (needed <= buf->capacity)
		return;
	size_t capacity = buf->capacity ? buf->capacity : 64;
	while (capacity < needed)
		capacity *= 2;
	buf->data = mem_resize(buf->capacity ? buf->data : NULL, capacity, 1);
	buf->capacity = capacity;
	buf->data[buf->length] = '\0';
}

void buf_add(struct buf *buf, const void *bytes, size_t length)
{
	if (!length)
		return;
	buf_reserve(buf, length);
	memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void buf_text(struct buf *buf, const char *text)
{
	if (text)
		buf_add(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_printf(struct buf *buf, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (length > 0) {
		buf_reserve(buf, (size_t)length);
		vsnprintf(buf->data + buf->length, (size_t)length + 1, fmt, again);
		buf->length += (size_t)length;
	}
	va_end(again);
}

void buf_drop_front(struct buf *buf, size_t length)
{
	if (length >= buf->length) {
		buf_clear(buf);
		return;
	}
	memmove(buf->data, buf->data + length, buf->length - length + 1);
	buf->length -= length;
}

char *buf_detach(struct buf *buf)
{
	char *data = buf->capacity ? buf->data : mem_text("");
	*buf = (struct buf)BUF_INIT;
	return data;
}
