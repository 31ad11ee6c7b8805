/*
 * query.h: one use of a prepared statement, for the files of this floor only.
 *
 *   struct query query = query_open(store, "SELECT a, b FROM t WHERE c = ?");
 *   query_bind_text(&query, c);
 *   while (query_next(&query, err)) {
 *           take(query_int(&query), query_text(&query));
 *   }
 *   return query_close(&query);
 *
 * Parameters are bound, and columns read, from left to right: the order of
 * the calls is the order in the SQL. A failure is kept until query_next()
 * reports it, so that nothing in between needs to be looked at. The SQL text
 * is a constant of the program: its address finds the statement again.
 */
#ifndef LAPCHART_STORE_QUERY_H
#define LAPCHART_STORE_QUERY_H

#include <stdint.h>

#include "store/connection.h"

struct query {
	struct store *store;
	sqlite3_stmt *statement;
	size_t slot; /* in the store's cache; SIZE_MAX: not there */
	int next;    /* parameter or column that comes next */
	int code;    /* the first failure, or SQLITE_OK */
};

struct query query_open(struct store *store, const char *sql);
/* For SQL that is put together: prepared for this use alone. */
struct query query_open_once(struct store *store, const char *sql);

/* Texts and bytes are lent to the query until query_close() or query_again(). */
void query_bind_text(struct query *query, const char *text); /* NULL: NULL */
void query_bind_int(struct query *query, int64_t value);
void query_bind_number(struct query *query, double value); /* NaN: NULL */
void query_bind_bytes(struct query *query, const void *bytes, size_t length);

/* Steps to the next row. False: there is none, or it failed (then query_close() says so, too). */
bool query_next(struct query *query, struct error *err);

/* Columns of the row. Text is lent until the next step; NULL stays NULL, reads as 0 or as NaN. */
const char *query_text(struct query *query);
char *query_copy(struct query *query); /* of the text; caller frees */
int64_t query_int(struct query *query);
double query_number(struct query *query);
const void *query_bytes(struct query *query, size_t *length);

/* Back to the start, with no parameter bound, for another use. */
void query_again(struct query *query);

/* Gives the statement back. False: the query failed, and query_next() has told why. */
bool query_close(struct query *query);

/* Steps once and closes: for statements without rows. */
bool query_run(struct query *query, struct error *err);

#endif
