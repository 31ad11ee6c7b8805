#include "model/point.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct point point_copy(const struct point *point)
{
	return (struct point){mem_text(point->benchmark), mem_text(point->backend), params_copy(&point->params)};
}

void point_free(struct point *point)
{
	free(point->benchmark);
	free(point->backend);
	params_free(&point->params);
	*point = (struct point){0};
}

int point_compare(const struct point *a, const struct point *b)
{
	int order = strcmp(a->benchmark, b->benchmark);
	if (!order)
		order = strcmp(a->backend, b->backend);
	return order ? order : params_compare(&a->params, &b->params);
}

void point_write(struct buf *out, const struct point *point)
{
	buf_printf(out, "%s/%s", point->benchmark, point->backend);
	if (point->params.count)
		buf_char(out, ' ');
	params_write(out, &point->params);
}
