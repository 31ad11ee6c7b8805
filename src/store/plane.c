/* One row a plane; its numbers are one packed blob. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/query.h"
#include "store/tables.h"

#define PLANE_COLUMNS                                                                                                  \
	"name, title, log_scale, width, width_unit, rows_computed, columns_computed, rows_kept, columns_kept, low,"    \
	" high, numbers"

/* --- floats, little-endian whatever the machine --- */

static void pack(struct buf *out, const float *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t bits;
		unsigned char bytes[4];
		memcpy(&bits, &values[i], sizeof bits);
		for (int byte = 0; byte < 4; byte++)
			bytes[byte] = (unsigned char)(bits >> (8 * byte));
		buf_add(out, bytes, sizeof bytes);
	}
}

static float *unpack(const unsigned char *bytes, size_t count)
{
	float *values = mem_zero(count, sizeof *values);
	for (size_t i = 0; i < count; i++) {
		uint32_t bits = 0;
		for (int byte = 0; byte < 4; byte++)
			bits |= (uint32_t)bytes[4 * i + byte] << (8 * byte);
		memcpy(&values[i], &bits, sizeof bits);
	}
	return values;
}

/* --- writing --- */

static bool forget_older(struct store *store, int64_t result_id, struct error *err)
{
	static const char sql[] = "DELETE FROM plane WHERE result_id IN (SELECT older.id" PLANE_GROUP ")";
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	return query_run(&query, err);
}

static bool put(struct store *store, int64_t result_id, size_t position, const struct plane *plane, struct error *err)
{
	static const char sql[] = "INSERT INTO plane (result_id, position, " PLANE_COLUMNS ")"
				  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct buf numbers = BUF_INIT;
	pack(&numbers, plane->values, plane->kept_rows * plane->kept_columns);
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	query_bind_int(&query, (int64_t)position);
	query_bind_text(&query, plane->name);
	query_bind_text(&query, plane->title);
	query_bind_int(&query, plane->log_scale);
	query_bind_number(&query, plane->width_unit ? plane->width : NAN);
	query_bind_text(&query, plane->width_unit);
	query_bind_int(&query, (int64_t)plane->rows);
	query_bind_int(&query, (int64_t)plane->columns);
	query_bind_int(&query, (int64_t)plane->kept_rows);
	query_bind_int(&query, (int64_t)plane->kept_columns);
	query_bind_number(&query, plane->low);
	query_bind_number(&query, plane->high);
	query_bind_bytes(&query, numbers.data, numbers.length);
	bool good = query_run(&query, err);
	buf_free(&numbers);
	return good;
}

bool planes_replace(struct store *store, int64_t result_id, const struct planes *planes, struct error *err)
{
	bool good = forget_older(store, result_id, err);
	for (size_t i = 0; good && i < planes->count; i++)
		good = put(store, result_id, i, &planes->items[i], err);
	return good;
}

bool planes_put(struct store *store, int64_t result_id, const struct visit *visit, struct error *err)
{
	/* What led to a wrong answer takes the place of nothing. */
	if (visit->state != STATE_OK || !visit->planes.count)
		return true;
	return planes_replace(store, result_id, &visit->planes, err);
}

/* --- reading --- */

static bool read_plane(struct plane *out, struct query *query, struct error *err)
{
	size_t length;
	out->name = query_copy(query);
	out->title = query_copy(query);
	out->log_scale = query_int(query) != 0;
	out->width = query_number(query);
	out->width_unit = query_copy(query);
	out->rows = (size_t)query_int(query);
	out->columns = (size_t)query_int(query);
	out->kept_rows = (size_t)query_int(query);
	out->kept_columns = (size_t)query_int(query);
	out->low = query_number(query);
	out->high = query_number(query);
	const void *bytes = query_bytes(query, &length);
	bool good = out->kept_rows > 0 && out->kept_rows <= PLANE_SIDE_MAX && out->kept_columns > 0 &&
		    out->kept_columns <= PLANE_SIDE_MAX && length == 4 * out->kept_rows * out->kept_columns;
	if (!good)
		return error_set(err, ERROR_DATA, "%zu bytes for %zu x %zu numbers", length, out->kept_rows,
				 out->kept_columns);
	out->values = unpack(bytes, length / 4);
	for (size_t i = 0; i < length / 4; i++)
		if (!isfinite(out->values[i]))
			return error_set(err, ERROR_DATA, "number %zu is not finite", i);
	return true;
}

bool store_get_planes(struct store *store, int64_t result_id, struct planes *out, struct error *err)
{
	static const char sql[] = "SELECT " PLANE_COLUMNS " FROM plane WHERE result_id = ? ORDER BY position";
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	bool good = true;
	while (good && query_next(&query, err)) {
		struct plane plane = {0};
		good = read_plane(&plane, &query, err) || store_bad_row(store, "plane", plane.name, err);
		planes_add(out, plane);
	}
	return query_close(&query) && good;
}
