#include "exchange/file.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "exchange/records.h"

static void write_line(struct exchange_writer *writer, const struct member_table *table, const void *record)
{
	struct json json = json_start(writer->out, JSON_LINE);
	members_write(&json, table, record);
	buf_char(writer->out, '\n');
	writer->lines++;
}

struct exchange_writer exchange_begin(struct buf *out)
{
	struct exchange_writer writer = {.out = out};
	write_line(&writer, &head_table, &(struct head_line){EXCHANGE_FORMAT});
	return writer;
}

void exchange_write_commit(struct exchange_writer *writer, const struct commit *commit)
{
	write_line(writer, &commit_table, commit);
}

void exchange_write_machine(struct exchange_writer *writer, const struct machine *machine)
{
	write_line(writer, &machine_table, machine);
}

void exchange_write_environment(struct exchange_writer *writer, const struct environment *environment)
{
	write_line(writer, &environment_table, environment);
}

void exchange_write_run(struct exchange_writer *writer, const struct run *run)
{
	write_line(writer, &run_table, run);
}

void exchange_write_result(struct exchange_writer *writer, const struct exchange_result *result)
{
	write_line(writer, &result_table, result);
}

static bool has_list(const struct exchange_writer *writer, const char *hash)
{
	for (size_t i = writer->list_count; i-- > 0;)
		if (strcmp(writer->lists[i], hash) == 0)
			return true;
	return false;
}

static void write_list(struct exchange_writer *writer, char *hash, const struct visit *visit)
{
	if (has_list(writer, hash))
		return;
	write_line(writer, &libraries_table, &(struct library_set){hash, visit->libraries, visit->library_count});
	MEM_GROW(writer->lists, writer->list_count, writer->list_capacity);
	writer->lists[writer->list_count++] = mem_text(hash);
}

void exchange_write_visit(struct exchange_writer *writer, const struct visit *visit)
{
	char hash[HASH_TEXT_SIZE];
	struct visit_line line = {.visit = *visit};
	if (visit->library_count) {
		library_set_hash(hash, visit->libraries, visit->library_count);
		write_list(writer, hash, visit);
		line.libraries = hash;
	}
	write_line(writer, &visit_table, &line);
}

void exchange_write_plane(struct exchange_writer *writer, const struct plane *plane)
{
	write_line(writer, &plane_table, plane);
}

void exchange_end(struct exchange_writer *writer)
{
	const struct end_line end = {writer->lines};
	write_line(writer, &end_table, &end);
	for (size_t i = 0; i < writer->list_count; i++)
		free(writer->lists[i]);
	free(writer->lists);
	*writer = (struct exchange_writer){0};
}
