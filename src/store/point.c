#include <stdlib.h>

#include "base/mem.h"
#include "store/query.h"
#include "store/tables.h"

static bool find(struct store *store, const struct point *point, const char *params, int64_t *id, struct error *err)
{
	static const char sql[] = "SELECT id FROM point WHERE benchmark = ? AND backend = ? AND params = ?";
	struct query query = query_open(store, sql);
	query_bind_text(&query, point->benchmark);
	query_bind_text(&query, point->backend);
	query_bind_text(&query, params);
	*id = query_next(&query, err) ? query_int(&query) : 0;
	return query_close(&query);
}

static bool insert(struct store *store, const struct point *point, const char *params, struct error *err)
{
	static const char sql[] = "INSERT INTO point (benchmark, backend, params) VALUES (?, ?, ?)";
	struct query query = query_open(store, sql);
	query_bind_text(&query, point->benchmark);
	query_bind_text(&query, point->backend);
	query_bind_text(&query, params);
	return query_run(&query, err);
}

bool point_id(struct store *store, const struct point *point, int64_t *id, struct error *err)
{
	struct buf params = BUF_INIT;
	params_write(&params, &point->params);
	bool good = find(store, point, params.data, id, err);
	if (good && !*id) {
		good = insert(store, point, params.data, err);
		*id = sqlite3_last_insert_rowid(store->db);
	}
	buf_free(&params);
	return good;
}

static int by_point(const void *a, const void *b)
{
	const struct stored_point *left = a, *right = b;
	return point_compare(&left->point, &right->point);
}

bool points_read(struct stored_points *out, struct store *store, const char *benchmark, const char *backend,
		 struct error *err)
{
	static const char sql[] = "SELECT id, benchmark, backend, params FROM point"
				  " WHERE benchmark = coalesce(?, benchmark) AND backend = coalesce(?, backend)";
	struct query query = query_open(store, sql);
	query_bind_text(&query, benchmark);
	query_bind_text(&query, backend);
	bool good = true;
	while (good && query_next(&query, err)) {
		MEM_GROW(out->items, out->count, out->capacity);
		struct stored_point *row = &out->items[out->count++];
		*row = (struct stored_point){.id = query_int(&query)};
		row->point.benchmark = query_copy(&query);
		row->point.backend = query_copy(&query);
		const char *params = query_text(&query);
		good = params_parse(&row->point.params, params, err) || store_bad_row(store, "point", params, err);
	}
	good = query_close(&query) && good;
	if (good && out->count)
		qsort(out->items, out->count, sizeof *out->items, by_point);
	else
		points_free(out);
	return good;
}

void points_free(struct stored_points *points)
{
	for (size_t i = 0; i < points->count; i++)
		point_free(&points->items[i].point);
	free(points->items);
	*points = (struct stored_points){0};
}
