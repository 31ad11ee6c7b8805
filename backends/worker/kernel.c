#include "worker/kernel.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

bool kernel_unavailable(struct error *err, const char *fmt, ...)
{
	char reason[sizeof err->message];
	va_list args;
	va_start(args, fmt);
	vsnprintf(reason, sizeof reason, fmt, args);
	va_end(args);
	return error_set(err, ERROR_NONE, "%s", reason);
}

static bool required(const char **out, const struct params *params, const char *name, struct error *err)
{
	*out = params_get(params, name);
	if (*out)
		return true;
	return error_set(err, ERROR_USAGE, "the parameter %s is missing; add --param %s=VALUE", name, name);
}

bool kernel_param_int(int64_t *out, const struct params *params, const char *name, int64_t low, int64_t high,
		      struct error *err)
{
	const char *text;
	int64_t value;
	if (!required(&text, params, name, err))
		return false;
	if (!number_int(&value, text, err)) {
		err->kind = ERROR_USAGE;
		return error_context(err, "parameter %s", name);
	}
	if (value < low || value > high)
		return error_set(err, ERROR_USAGE, "parameter %s: %s is not within %" PRId64 " ... %" PRId64, name,
				 text, low, high);
	*out = value;
	return true;
}

bool kernel_param_word(int *out, const struct params *params, const char *name, const char *const *words,
		       struct error *err)
{
	const char *text;
	if (!required(&text, params, name, err))
		return false;
	struct buf known = BUF_INIT;
	for (int i = 0; words[i]; i++) {
		if (strcmp(text, words[i]) == 0) {
			*out = i;
			buf_free(&known);
			return true;
		}
		buf_printf(&known, "%s%s", i ? ", " : "", words[i]);
	}
	error_set(err, ERROR_USAGE, "parameter %s: '%s' is not one of %s", name, text, known.data);
	buf_free(&known);
	return false;
}

static bool is_in(const char *name, const char *const *names)
{
	for (; names && *names; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

bool kernel_params_known(const struct params *params, const char *const *names, const char *const *more,
			 struct error *err)
{
	for (size_t i = 0; i < params->count; i++) {
		const char *name = params->items[i].name;
		if (!is_in(name, names) && !is_in(name, more))
			return error_set(err, ERROR_USAGE, "there is no parameter %s here", name);
	}
	return true;
}
