/*
 * connection.h: the open file, for the files of this floor only.
 */
#ifndef LAPCHART_STORE_CONNECTION_H
#define LAPCHART_STORE_CONNECTION_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "store/store.h"

/* "lapc": stands in the file's header (application_id), so that a foreign database is told apart. */
#define STORE_APPLICATION_ID 0x6c617063

/* A statement that was prepared once and waits to be used again. */
struct cached_statement {
	const char *sql; /* lent; known by its address */
	sqlite3_stmt *statement;
	bool used; /* between query_open() and query_close() */
};

struct store {
	sqlite3 *db;
	char *path;  /* as the user wrote it, for messages */
	int readers; /* transactions for reading that are nested in each other */
	struct cached_statement *cache;
	size_t cached, capacity;
};

/* Turns the result code of a call on this connection into a message that names the file and the remedy.
 * Always false. */
bool store_failure(const struct store *store, int code, struct error *err);

/* The same for damage that was found without SQLite's help: `finding` says what and where. */
bool store_damaged(const struct store *store, const char *finding, struct error *err);

/* Puts "FILE is damaged (TABLE NAME: what is wrong with it)" in place of what the readers of the model said. */
bool store_bad_row(const struct store *store, const char *table, const char *name, struct error *err);

/* Runs statements that have no parameters and whose rows nobody wants. */
bool store_execute(struct store *store, const char *sql, struct error *err);

/* A transaction for writing: waits while another process writes. A commit that fails is rolled back.
 * transaction_end() returns `good`, or false where the commit failed. */
bool transaction_begin(struct store *store, struct error *err);
bool transaction_end(struct store *store, bool good, struct error *err);

#endif
