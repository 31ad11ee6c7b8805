/* One row a number, so that SQL can ask for it. */
#include "store/query.h"
#include "store/tables.h"

bool metrics_put(struct store *store, int64_t result_id, const struct visit *visit, struct error *err)
{
	static const char sql[] = "INSERT INTO metric (result_id, round, name, value) VALUES (?, ?, ?, ?)";
	bool good = true;
	for (size_t i = 0; good && i < visit->metrics.count; i++) {
		struct query query = query_open(store, sql);
		query_bind_int(&query, result_id);
		query_bind_int(&query, visit->round);
		query_bind_text(&query, visit->metrics.items[i].name);
		query_bind_number(&query, visit->metrics.items[i].number);
		good = query_run(&query, err);
	}
	return good;
}

/* Rounds come upwards in both. */
bool metrics_read(struct result *result, struct store *store, struct error *err)
{
	static const char sql[] = "SELECT round, name, value FROM metric WHERE result_id = ? ORDER BY round, name";
	struct query query = query_open(store, sql);
	query_bind_int(&query, result->id);
	size_t at = 0;
	while (query_next(&query, err)) {
		int64_t round = query_int(&query);
		const char *name = query_text(&query);
		while (at < result->visit_count && result->visits[at].round < round)
			at++;
		if (at < result->visit_count && result->visits[at].round == round)
			answer_number(&result->visits[at].metrics, name, query_number(&query));
	}
	return query_close(&query);
}
