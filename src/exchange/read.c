/* Reads lapchart's own format (doc/exchange.md), strictly: a file that was changed or cut off is refused. */
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "exchange/check.h"
#include "exchange/lines.h"

struct name_list {
	char **items;
	size_t count, capacity;
};

struct reader {
	struct lines lines;
	const struct exchange_sink *sink;
	struct name_list commits, machines, environments, runs; /* that came */
	struct library_set *sets;
	size_t set_count, set_capacity;
	bool has_result;
	int next_round; /* of the result, at the least */
	struct planes planes;
	bool ended;
};

/* --- names --- */

/* What is named was mostly named a moment ago. */
static bool has_name(const struct name_list *list, const char *name)
{
	for (size_t i = list->count; i-- > 0;)
		if (strcmp(list->items[i], name) == 0)
			return true;
	return false;
}

static bool add_name(struct name_list *list, const char *name, struct error *err)
{
	if (has_name(list, name))
		return error_set(err, ERROR_DATA, "%s is there twice", name);
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = mem_text(name);
	return true;
}

static bool must_have(const struct name_list *list, const char *kind, const char *name, struct error *err)
{
	return has_name(list, name) || error_set(err, ERROR_DATA, "no line above is the %s '%s'", kind, name);
}

static void free_names(struct name_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
}

/* --- a line --- */

static bool read_commit(struct reader *reader, struct error *err)
{
	struct commit commit = {0};
	bool good = members_read(&commit, &commit_table, reader->lines.object, err) && check_commit(&commit, err) &&
		    add_name(&reader->commits, commit.sha, err) &&
		    reader->sink->commit(reader->sink->context, &commit, err);
	commit_free(&commit);
	return good;
}

static bool read_machine(struct reader *reader, struct error *err)
{
	struct machine machine = {0};
	bool good = members_read(&machine, &machine_table, reader->lines.object, err) && check_machine(&machine, err) &&
		    add_name(&reader->machines, machine.fingerprint, err) &&
		    reader->sink->machine(reader->sink->context, &machine, err);
	machine_free(&machine);
	return good;
}

static bool read_environment(struct reader *reader, struct error *err)
{
	struct environment environment = {0};
	bool good = members_read(&environment, &environment_table, reader->lines.object, err) &&
		    check_environment(&environment, err) && add_name(&reader->environments, environment.hash, err) &&
		    reader->sink->environment(reader->sink->context, &environment, err);
	environment_free(&environment);
	return good;
}

static const struct library_set *find_set(const struct reader *reader, const char *hash)
{
	for (size_t i = reader->set_count; i-- > 0;)
		if (strcmp(reader->sets[i].hash, hash) == 0)
			return &reader->sets[i];
	return NULL;
}

static bool read_libraries(struct reader *reader, struct error *err)
{
	struct library_set set = {0};
	bool good = members_read(&set, &libraries_table, reader->lines.object, err) && check_libraries(&set, err);
	if (good && find_set(reader, set.hash))
		good = error_set(err, ERROR_DATA, "%s is there twice", set.hash);
	if (!good) {
		library_set_free(&set);
		return false;
	}
	MEM_GROW(reader->sets, reader->set_count, reader->set_capacity);
	reader->sets[reader->set_count++] = set;
	return true;
}

static bool read_run(struct reader *reader, struct error *err)
{
	struct run run = {0};
	bool good = members_read(&run, &run_table, reader->lines.object, err) && check_run(&run, err) &&
		    must_have(&reader->commits, "commit", run.commit, err) &&
		    must_have(&reader->machines, "machine", run.machine, err) &&
		    add_name(&reader->runs, run.key, err) && reader->sink->run(reader->sink->context, &run, err);
	run_free(&run);
	return good;
}

/* The planes come to the sink when they are all there. */
static bool end_result(struct reader *reader, struct error *err)
{
	bool good = !reader->planes.count || reader->sink->planes(reader->sink->context, &reader->planes, err);
	planes_free(&reader->planes);
	reader->has_result = false;
	reader->next_round = 0;
	return good;
}

static bool read_result(struct reader *reader, struct error *err)
{
	struct exchange_result result = {0};
	bool good = members_read(&result, &result_table, reader->lines.object, err) && check_result(&result, err) &&
		    must_have(&reader->runs, "run", result.run, err) &&
		    must_have(&reader->environments, "environment", result.environment, err) &&
		    reader->sink->result(reader->sink->context, &result, err);
	exchange_result_free(&result);
	return reader->has_result = good;
}

static bool link_libraries(struct visit_line *line, const struct reader *reader, struct error *err)
{
	const struct library_set *set = line->libraries ? find_set(reader, line->libraries) : NULL;
	struct visit *visit = &line->visit;
	if (!set)
		return !line->libraries ||
		       error_set(err, ERROR_DATA, "no line above has the libraries '%s'", line->libraries);
	visit->libraries = mem_zero(set->count, sizeof *visit->libraries);
	for (; visit->library_count < set->count; visit->library_count++)
		visit->libraries[visit->library_count] = library_copy(&set->items[visit->library_count]);
	return true;
}

static bool follows(struct reader *reader, const struct visit *visit, struct error *err)
{
	if (!reader->has_result || reader->planes.count)
		return error_set(err, ERROR_DATA, "stands behind no result");
	if (visit->round < reader->next_round)
		return error_set(err, ERROR_DATA, "'round' does not grow from visit to visit");
	reader->next_round = visit->round + 1;
	return true;
}

static bool read_visit(struct reader *reader, struct error *err)
{
	struct visit_line line = {0};
	bool good = members_read(&line, &visit_table, reader->lines.object, err) && check_visit(&line.visit, err) &&
		    link_libraries(&line, reader, err) && follows(reader, &line.visit, err) &&
		    reader->sink->visit(reader->sink->context, &line.visit, err);
	visit_free(&line.visit);
	free(line.libraries);
	return good;
}

static bool read_plane(struct reader *reader, struct error *err)
{
	struct plane plane = {0};
	bool good = members_read(&plane, &plane_table, reader->lines.object, err) && check_plane(&plane, err);
	if (good && !reader->next_round)
		good = error_set(err, ERROR_DATA, "stands behind no visit");
	if (good && planes_find(&reader->planes, plane.name))
		good = error_set(err, ERROR_DATA, "the result has a plane '%s' already", plane.name);
	if (good && reader->planes.count == PLANES_MAX)
		good = error_set(err, ERROR_DATA, "a result has %d planes at most", PLANES_MAX);
	if (good)
		planes_add(&reader->planes, plane);
	else
		plane_free(&plane);
	return good;
}

static bool read_end(struct reader *reader, struct error *err)
{
	struct end_line end = {0};
	reader->ended = true;
	if (!members_read(&end, &end_table, reader->lines.object, err))
		return false;
	return end.lines == reader->lines.number - 1 ||
	       error_set(err, ERROR_DATA, "there should be %zu lines above: the file was changed; export it again",
			 end.lines);
}

/* --- the file --- */

static bool read_head(struct reader *reader, struct error *err)
{
	struct head_line head = {0};
	if (strcmp(reader->lines.type, head_table.type) != 0)
		return error_set(err, ERROR_DATA, "is not the first line of a file that `lapchart export` wrote");
	/* Of another format's first line nothing else is known. */
	struct json_object *format = json_object_object_get(reader->lines.object, "format");
	if (json_object_is_type(format, json_type_int) && json_object_get_int64(format) > EXCHANGE_FORMAT)
		return error_set(err, ERROR_DATA, "the file has format %s, and this lapchart reads %d: use a newer one",
				 json_object_get_string(format), EXCHANGE_FORMAT);
	return members_read(&head, &head_table, reader->lines.object, err) &&
	       (head.format == EXCHANGE_FORMAT || error_set(err, ERROR_DATA, "there is no format %d", head.format));
}

static bool take_line(struct reader *reader, struct error *err)
{
	static const struct {
		const struct member_table *table;
		bool (*read)(struct reader *reader, struct error *err);
		bool within; /* may stand among the visits of a result */
	} kinds[] = {
		{&commit_table, read_commit, false},
		{&machine_table, read_machine, false},
		{&environment_table, read_environment, false},
		{&libraries_table, read_libraries, true},
		{&run_table, read_run, false},
		{&result_table, read_result, false},
		{&visit_table, read_visit, true},
		{&plane_table, read_plane, true},
		{&end_table, read_end, false},
	};
	if (reader->ended)
		return error_set(err, ERROR_DATA, "stands behind the last line: the file was changed; export it again");
	if (reader->lines.number == 1)
		return read_head(reader, err);
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(kinds[i].table->type, reader->lines.type) == 0)
			return (kinds[i].within || end_result(reader, err)) && kinds[i].read(reader, err);
	return error_set(err, ERROR_DATA, "there are no lines of the type '%s'", reader->lines.type);
}

static bool take_lines(struct reader *reader, struct error *err)
{
	bool more;
	while (lines_next(&reader->lines, &more, err)) {
		if (more && take_line(reader, err))
			continue;
		if (more)
			return lines_complain(&reader->lines, err);
		return reader->ended ||
		       error_set(err, ERROR_DATA, "%s:%zu: the last line is missing: copy or export the file again",
				 reader->lines.name, reader->lines.number);
	}
	return false;
}

static bool read_lapchart(FILE *stream, const char *name, const struct exchange_sink *sink, struct error *err)
{
	struct reader reader = {.lines = lines_start(stream, name), .sink = sink};
	bool good = take_lines(&reader, err);
	planes_free(&reader.planes);
	free_names(&reader.commits);
	free_names(&reader.machines);
	free_names(&reader.environments);
	free_names(&reader.runs);
	for (size_t i = 0; i < reader.set_count; i++)
		library_set_free(&reader.sets[i]);
	free(reader.sets);
	lines_free(&reader.lines);
	return good;
}

extern const struct exchange_format lapchart_format;
const struct exchange_format lapchart_format = {
	.name = "lapchart",
	.summary = "what `lapchart export` wrote",
	.ending = ".json",
	.read = read_lapchart,
};
