/*
 * buf.h: a growable run of bytes.
 *
 * Invariants: `data` is never NULL and data[length] is '\0'; the bytes may
 * contain other NULs. A buffer starts as BUF_INIT and ends with buf_free(),
 * after which it is BUF_INIT again.
 */
#ifndef LAPCHART_BASE_BUF_H
#define LAPCHART_BASE_BUF_H

#include <stddef.h>

#include "base/error.h"

struct buf {
	char *data;
	size_t length;
	size_t capacity; /* 0: data points at a shared empty string */
};

extern char buf_empty[];
#define BUF_INIT                                                                                                       \
	{                                                                                                              \
		buf_empty, 0, 0                                                                                        \
	}

void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);                /* keeps the memory */
void buf_reserve(struct buf *buf, size_t more); /* room for `more` bytes */
void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_text(struct buf *buf, const char *text); /* NULL adds nothing */
void buf_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *fmt, ...) PRINTF_LIKE(2, 3);
void buf_drop_front(struct buf *buf, size_t length); /* at most all of it */
char *buf_detach(struct buf *buf);                   /* caller frees; buf is BUF_INIT */

#endif
