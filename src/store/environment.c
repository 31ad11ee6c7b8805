#include "base/mem.h"
#include "store/query.h"

bool store_put_environment(struct store *store, const struct environment *environment, struct error *err)
{
	/* Equal hashes are equal environments; only what describes them may differ, and the latest words win. */
	static const char sql[] = "INSERT INTO environment (hash, json) VALUES (?, ?)"
				  " ON CONFLICT (hash) DO UPDATE SET json = excluded.json WHERE json <> excluded.json";
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	environment_write_json(&json, NULL, environment);
	struct query query = query_open(store, sql);
	query_bind_text(&query, environment->hash);
	query_bind_text(&query, text.data);
	bool good = query_run(&query, err);
	buf_free(&text);
	return good;
}

bool store_get_environment(struct store *store, const char *hash, struct environment *out, bool *found,
			   struct error *err)
{
	static const char sql[] = "SELECT json FROM environment WHERE hash = ?";
	struct query query = query_open(store, sql);
	query_bind_text(&query, hash);
	*found = query_next(&query, err);
	bool good = true;
	if (*found) {
		*out = (struct environment){0};
		good = environment_read_json(out, query_text(&query), err) ||
		       store_bad_row(store, "environment", hash, err);
		/* The name under which it is stored stays, even where another version hashes other keys. */
		if (good)
			mem_replace(&out->hash, hash);
	}
	return query_close(&query) && good;
}
