/* The list of formats that `lapchart import` reads. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "exchange/exchange.h"

extern const struct exchange_format lapchart_format;

const struct exchange_format *const exchange_formats[] = {&lapchart_format};
const size_t exchange_format_count = COUNT_OF(exchange_formats);

const struct exchange_format *exchange_find(const char *name, struct error *err)
{
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < exchange_format_count; i++) {
		if (strcmp(exchange_formats[i]->name, name) == 0) {
			buf_free(&names);
			return exchange_formats[i];
		}
		buf_printf(&names, "%s%s", i ? ", " : "", exchange_formats[i]->name);
	}
	error_set(err, ERROR_USAGE, "there is no format '%s'; there is %s", name, names.data);
	buf_free(&names);
	return NULL;
}

void exchange_result_free(struct exchange_result *result)
{
	point_free(&result->point);
	free(result->run);
	free(result->environment);
	*result = (struct exchange_result){0};
}
