#include "store/query.h"

bool store_put_machine(struct store *store, const struct machine *machine, struct error *err)
{
	static const char sql[] =
		"INSERT INTO machine (fingerprint, name, facts) VALUES (?, ?, ?)"
		" ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, facts = excluded.facts";
	struct buf facts = BUF_INIT;
	struct json json = json_start(&facts, JSON_LINE);
	facts_write_json(&json, NULL, &machine->facts);
	struct query query = query_open(store, sql);
	query_bind_text(&query, machine->fingerprint);
	query_bind_text(&query, machine->name ? machine->name : "");
	query_bind_text(&query, facts.data);
	bool good = query_run(&query, err);
	buf_free(&facts);
	return good;
}

bool store_each_machine(struct store *store, store_machine_fn each, void *context, struct error *err)
{
	static const char sql[] = "SELECT fingerprint, name, facts FROM machine ORDER BY fingerprint";
	struct query query = query_open(store, sql);
	bool good = true, more = true;
	while (more && query_next(&query, err)) {
		struct machine machine = {.fingerprint = query_copy(&query)};
		machine.name = query_copy(&query);
		good = facts_read_json(&machine.facts, query_text(&query), err) ||
		       store_bad_row(store, "machine", machine.fingerprint, err);
		more = good && each(context, &machine);
		machine_free(&machine);
	}
	return query_close(&query) && good;
}
