/* How long does a point take? */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stats/robust.h"
#include "store/query.h"
#include "store/tables.h"

/* The latest good result, as speaker() in result.c understands good. */
static bool find_latest(struct store *store, const char *machine, const struct point *point, int64_t *result,
			struct error *err)
{
	static const char sql[] =
		"SELECT result.id FROM point JOIN result ON result.point_id = point.id"
		" JOIN run ON run.id = result.run_id JOIN machine ON machine.id = run.machine_id"
		" WHERE point.benchmark = ? AND point.backend = ? AND point.params = ? AND machine.fingerprint = ?"
		" AND EXISTS (SELECT 1 FROM sample WHERE result_id = result.id AND state = 'ok')"
		" AND NOT EXISTS (SELECT 1 FROM sample WHERE result_id = result.id AND state = 'failed')"
		" ORDER BY run.started DESC, run.id DESC LIMIT 1";
	struct buf params = BUF_INIT;
	params_write(&params, &point->params);
	struct query query = query_open(store, sql);
	query_bind_text(&query, point->benchmark);
	query_bind_text(&query, point->backend);
	query_bind_text(&query, params.data);
	query_bind_text(&query, machine);
	*result = query_next(&query, err) ? query_int(&query) : 0;
	bool good = query_close(&query);
	buf_free(&params);
	return good;
}

static double median_of(const struct result *result)
{
	double *medians = mem_zero(result->visit_count, sizeof *medians);
	size_t count = 0;
	for (size_t i = 0; i < result->visit_count; i++) {
		const struct visit *visit = &result->visits[i];
		if (visit->state == STATE_OK && visit->sample_count)
			medians[count++] = stats_median(visit->samples, visit->sample_count);
	}
	double median = stats_median(medians, count);
	free(medians);
	return median;
}

bool store_last_seconds(struct store *store, const char *machine, const struct point *point, double *seconds,
			struct error *err)
{
	int64_t id;
	*seconds = NAN;
	if (!find_latest(store, machine, point, &id, err))
		return false;
	struct result result = {0};
	struct library_memo memo = {0};
	bool good = samples_read(&result, store, id, &memo, err);
	if (good)
		*seconds = median_of(&result);
	library_memo_free(&memo);
	result_free(&result);
	return good;
}
