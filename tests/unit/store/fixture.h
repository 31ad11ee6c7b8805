/*
 * fixture.h: a private folder with a database in it, and records to fill it.
 */
#ifndef LAPCHART_TESTS_STORE_FIXTURE_H
#define LAPCHART_TESTS_STORE_FIXTURE_H

#include <sqlite3.h>
#include <stdint.h>

#include "../check_main.h"
#include "store/store.h"

#define SHA         "1111111111111111111111111111111111111111"
#define OTHER_SHA   "2222222222222222222222222222222222222222"
#define FINGERPRINT "0123456789ab"

void fixture_make(void);
void fixture_remove(void);

extern char *folder;   /* the private folder */
extern char *database; /* FOLDER/lap.db; not there at first */

/* Open, or the test ends. */
struct store *open_store(void);
struct store *open_reader(void);
/* The messages with which opening fails; success ends the test. */
const char *refusal(void);
const char *reader_refusal(void);

/* Ends the test with the error's message where `good` is false. */
#define must(call)                                                                                                     \
	do {                                                                                                           \
		struct error err = ERROR_INIT;                                                                         \
		CHECK_QUIETLY(call, "%s: %s", #call, err.message);                                                     \
	} while (0)

/* SQL on the file behind the store's back. */
void execute(const char *sql);
int64_t number_of(const char *sql);

/* Commit SHA, machine FINGERPRINT and an environment, whose hash is returned (lent). */
const char *put_basics(struct store *store);
/* A clean run at SHA, started at that time. Free it. */
struct run put_run(struct store *store, int64_t started);
void put_visit(struct store *store, int64_t run_id, const struct point *point, const struct visit *visit);

struct point make_point(const char *benchmark, const char *backend, const char *params);
/* An OK visit with three samples around `seconds`, one library and the answer sum=42. */
struct visit make_visit(int round, double seconds);

/* Bytes of the file as they are. */
struct buf file_bytes(const char *path);
void write_bytes(const char *path, const void *bytes, size_t length);

#endif
