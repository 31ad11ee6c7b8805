#include "command/import_sink.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

struct stored_run {
	char *key;
	int64_t id;
};

/* One file on its way into the store. */
struct import {
	struct store *store;
	struct import_counts *counts;
	struct stored_run *runs;
	size_t run_count, run_capacity;
	int64_t result; /* that came last */
};

/* --- counts --- */

static const struct {
	const char *one, *many;
} kinds[] = {
	[IMPORT_COMMITS] = {"commit", "commits"},
	[IMPORT_MACHINES] = {"machine", "machines"},
	[IMPORT_ENVIRONMENTS] = {"environment", "environments"},
	[IMPORT_RUNS] = {"run", "runs"},
	[IMPORT_RESULTS] = {"result", "results"},
	[IMPORT_VISITS] = {"visit", "visits"},
	[IMPORT_PLANES] = {"result with planes", "results with planes"},
};

void import_kind_write(struct buf *out, enum import_kind kind, size_t count)
{
	number_write_count(out, count, kinds[kind].one, kinds[kind].many);
}

const char *import_kind_name(enum import_kind kind)
{
	return kind == IMPORT_PLANES ? "planes" : kinds[kind].many;
}

static bool count(struct import *import, enum import_kind kind, enum taken taken, bool good)
{
	if (good)
		import->counts->of[kind][taken]++;
	return good;
}

/* --- records --- */

static bool take_commit(void *context, const struct commit *commit, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	bool good = store_take_commit(import->store, commit, &taken, err);
	return count(import, IMPORT_COMMITS, taken, good);
}

static bool take_machine(void *context, const struct machine *machine, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	bool good = store_take_machine(import->store, machine, &taken, err);
	return count(import, IMPORT_MACHINES, taken, good);
}

static bool take_environment(void *context, const struct environment *environment, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	bool good = store_take_environment(import->store, environment, &taken, err);
	return count(import, IMPORT_ENVIRONMENTS, taken, good);
}

/* The store fills in the number of a run. */
static bool take_run(void *context, const struct run *run, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	struct run own = *run;
	own.key = mem_text(run->key);
	bool good = store_take_run(import->store, &own, &taken, err);
	MEM_GROW(import->runs, import->run_count, import->run_capacity);
	import->runs[import->run_count++] = (struct stored_run){own.key, own.id};
	return count(import, IMPORT_RUNS, taken, good);
}

static int64_t run_id(const struct import *import, const char *key)
{
	for (size_t i = import->run_count; i-- > 0;)
		if (strcmp(import->runs[i].key, key) == 0)
			return import->runs[i].id;
	return 0;
}

static bool take_result(void *context, const struct exchange_result *result, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	const struct visit_key key = {.run_id = run_id(import, result->run),
				      .point = &result->point,
				      .environment = result->environment,
				      .flops = result->flops,
				      .bytes = result->bytes,
				      .elements = result->elements};
	bool good = store_take_result(import->store, &key, &import->result, &taken, err);
	return count(import, IMPORT_RESULTS, taken, good);
}

static bool take_visit(void *context, const struct visit *visit, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	bool good = store_take_visit(import->store, import->result, visit, &taken, err);
	return count(import, IMPORT_VISITS, taken, good);
}

static bool take_planes(void *context, const struct planes *planes, struct error *err)
{
	struct import *import = context;
	enum taken taken = TAKEN_NOT;
	bool good = store_take_planes(import->store, import->result, planes, &taken, err);
	return count(import, IMPORT_PLANES, taken, good);
}

/* --- file --- */

static bool read_stream(struct import *import, const struct exchange_format *format, FILE *stream, const char *path,
			struct error *err)
{
	const struct exchange_sink sink = {.context = import,
					   .commit = take_commit,
					   .machine = take_machine,
					   .environment = take_environment,
					   .run = take_run,
					   .result = take_result,
					   .visit = take_visit,
					   .planes = take_planes};
	if (!store_take_begin(import->store, err))
		return false;
	bool good = format->read(stream, path, &sink, err);
	for (size_t i = 0; i < import->run_count; i++)
		free(import->runs[i].key);
	free(import->runs);
	return store_take_end(import->store, good, err);
}

bool import_file(struct import_counts *counts, struct store *store, const struct exchange_format *format,
		 const char *path, struct error *err)
{
	struct import import = {.store = store, .counts = counts};
	*counts = (struct import_counts){0};
	FILE *stream = fopen(path, "re");
	if (!stream)
		return error_errno(err, "cannot read %s", path);
	bool good = read_stream(&import, format, stream, path, err);
	fclose(stream);
	return good;
}
