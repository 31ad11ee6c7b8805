/*
 * migrations.h: from an empty file, or an older format, to the present tables.
 * For the files of this floor only.
 */
#ifndef LAPCHART_STORE_MIGRATIONS_H
#define LAPCHART_STORE_MIGRATIONS_H

#include "store/connection.h"

/* The format that this program reads and writes: SQLite's user_version. An empty file has format 0. */
extern const int store_format;

/* schema.sql, compiled in. */
extern const char store_schema[];

/* What the file says of itself. A foreign database, a newer format and a damaged header are errors. */
bool store_identify(struct store *store, int *format, struct error *err);

/* Creates or migrates in one transaction: a program that is killed meanwhile leaves the old format or the new one.
 * Good where nothing is to be done, and where another process does it at the same time. */
bool store_migrate(struct store *store, struct error *err);

#endif
