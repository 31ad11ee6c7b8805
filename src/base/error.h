/*
 * error.h: a failure on its way up to the person who can act on it.
 *
 * A function that can fail returns bool (false: it failed) and takes a
 * `struct error *` as its last argument. It fills the error exactly when it
 * returns false. The message says what failed, where, and what to do; it has
 * no final full stop or newline. Callers on the way up may put their own
 * words in front with error_context().
 */
#ifndef LAPCHART_BASE_ERROR_H
#define LAPCHART_BASE_ERROR_H

#include <stdbool.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define PRINTF_LIKE(fmt, first)
#endif

/* What kind of failure: src/command maps each to an exit code. */
enum error_kind {
	ERROR_NONE = 0,
	ERROR_USAGE,       /* command line or configuration: exit 2 */
	ERROR_DATA,        /* a file, database or reply that is not as it must be: exit 2 */
	ERROR_SYSTEM,      /* the operating system said no: exit 2 */
	ERROR_INTERRUPTED, /* SIGINT or SIGTERM: exit 130 */
};

struct error {
	enum error_kind kind;
	char message[1024];
};

#define ERROR_INIT                                                                                                     \
	{                                                                                                              \
		ERROR_NONE, ""                                                                                         \
	}

/* Fills `err` (which may be NULL) and returns false, so that a function can
 * end with `return error_set(err, ...)`. Longer messages are cut. */
bool error_set(struct error *err, enum error_kind kind, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* As error_set() with ERROR_SYSTEM, and ": strerror(errno)" behind the text. */
bool error_errno(struct error *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Puts "TEXT: " in front of the message. Returns false. */
bool error_context(struct error *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
