/*
 * file.h: writes lapchart's own format (doc/exchange.md): a line a record, in the order in which these functions are
 * called. The same records give the same bytes. What a record names must have been written before it.
 */
#ifndef LAPCHART_EXCHANGE_FILE_H
#define LAPCHART_EXCHANGE_FILE_H

#include "base/buf.h"
#include "exchange/exchange.h"

struct exchange_writer {
	struct buf *out; /* lent */
	size_t lines;
	char **lists; /* of libraries that were written, by their hash */
	size_t list_count, list_capacity;
};

/* Writes the first line. */
struct exchange_writer exchange_begin(struct buf *out);
void exchange_write_commit(struct exchange_writer *writer, const struct commit *commit);
void exchange_write_machine(struct exchange_writer *writer, const struct machine *machine);
void exchange_write_environment(struct exchange_writer *writer, const struct environment *environment);
void exchange_write_run(struct exchange_writer *writer, const struct run *run);
/* Then its visits, by round, and then its planes. In front of the first visit with a list of libraries stands a line
 * with that list. */
void exchange_write_result(struct exchange_writer *writer, const struct exchange_result *result);
void exchange_write_visit(struct exchange_writer *writer, const struct visit *visit);
void exchange_write_plane(struct exchange_writer *writer, const struct plane *plane);
/* Writes the last line, and releases the writer. */
void exchange_end(struct exchange_writer *writer);

#endif
