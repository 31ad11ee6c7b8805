#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *err, enum error_kind kind, const char *fmt, ...)
{
	if (!err)
		return false;
	va_list args;
	va_start(args, fmt);
	err->kind = kind;
	vsnprintf(err->message, sizeof err->message, fmt, args);
	va_end(args);
	return false;
}

bool error_errno(struct error *err, const char *fmt, ...)
{
	int saved = errno;
	if (!err)
		return false;
	va_list args;
	va_start(args, fmt);
	err->kind = ERROR_SYSTEM;
	vsnprintf(err->message, sizeof err->message, fmt, args);
	va_end(args);
	size_t used = strlen(err->message);
	snprintf(err->message + used, sizeof err->message - used, ": %s", strerror(saved));
	return false;
}

bool error_context(struct error *err, const char *fmt, ...)
{
	if (!err)
		return false;
	char inner[sizeof err->message];
	memcpy(inner, err->message, sizeof inner);
	va_list args;
	va_start(args, fmt);
	vsnprintf(err->message, sizeof err->message, fmt, args);
	va_end(args);
	size_t used = strlen(err->message);
	snprintf(err->message + used, sizeof err->message - used, ": %s", inner);
	return false;
}
