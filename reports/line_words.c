#include "reports/line_words.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"

bool value_is_number(const char *value)
{
	double number;
	return value && number_double(&number, value, NULL);
}

/* "threads" is a plural that the value counts; "processes" loses two letters in the singular. */
static bool is_plural(const char *name, size_t *singular)
{
	size_t length = strlen(name);
	bool long_ending = length > 4 && strcmp(name + length - 4, "sses") == 0;
	*singular = length - (long_ending ? 2 : 1);
	return length > 3 && name[length - 1] == 's' && (long_ending || name[length - 2] != 's');
}

void param_words_named(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, strlen(name) == 1 ? "%s = %s" : "%s %s", name, value);
}

void param_words(struct buf *out, const char *name, const char *value)
{
	size_t singular;
	if (!value_is_number(value))
		buf_text(out, value);
	else if (is_plural(name, &singular))
		buf_printf(out, "%s %.*s", value, (int)(strcmp(value, "1") == 0 ? singular : strlen(name)), name);
	else
		param_words_named(out, name, value);
}

/* A backend that is named as its own parameter: a word stands for it ("openblas-serial" of `blas`), a number counts it
 * ("2 processes"). */
static void write_own(struct line_words *out, const char *backend, const char *value)
{
	bool number = value_is_number(value);
	buf_text(&out->family, number ? backend : value);
	if (number) {
		param_words(&out->label, backend, value);
		buf_printf(&out->phrase, "%s (%s)", backend, value);
	} else {
		buf_text(&out->label, value);
		buf_text(&out->phrase, value);
	}
}

static void write_words(struct line_words *out, const struct param *param)
{
	struct buf *const all[] = {&out->family, &out->label, &out->phrase};
	for (size_t i = 0; i < COUNT_OF(all); i++)
		buf_printf(all[i], ", %s", param->value);
}

void line_words_write(struct line_words *out, const char *backend, const struct params *params)
{
	const char *own = params_get(params, backend);
	if (own) {
		write_own(out, backend, own);
	} else {
		buf_text(&out->family, backend);
		buf_text(&out->label, backend);
		buf_text(&out->phrase, backend);
	}
	for (size_t i = 0; i < params->count; i++) {
		const struct param *param = &params->items[i];
		if (strcmp(param->name, backend) != 0 && !value_is_number(param->value))
			write_words(out, param);
	}
	const char *joint = " with ";
	for (size_t i = 0; i < params->count; i++) {
		const struct param *param = &params->items[i];
		if (strcmp(param->name, backend) == 0 || !value_is_number(param->value))
			continue;
		buf_text(&out->label, ", ");
		param_words(&out->label, param->name, param->value);
		buf_text(&out->phrase, joint);
		param_words(&out->phrase, param->name, param->value);
		joint = " and ";
	}
}
