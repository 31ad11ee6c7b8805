/*
 * shop.h: a temporary folder with a store and the sites that are published from it. Everything that fails ends the
 * test with the message a user would see.
 */
#ifndef LAPCHART_TESTS_SHOP_H
#define LAPCHART_TESTS_SHOP_H

#include "race.h"
#include "reports/report.h"

/* Fixture: a folder with nothing in it. */
void shop_open(void);
void shop_close(void);

struct store *shop_store(void); /* creates the database; close it before publishing */
const struct definitions *shop_definitions(void);
const struct published *shop_published(void);
/* tests/unit/reports/published/ */ /* those that come along, and those of the tests */
/* Publishes into SITE below the folder; the verdict is freed with the fixture. */
struct publish_result shop_publish(const char *site);
/* The same with the error that comes; the test fails where none does. */
const char *shop_publish_fails(const char *site);
char *shop_path(const char *path); /* below the folder; caller frees */

/* The text of a file of a site; freed with the fixture. */
const char *shop_read(const char *site, const char *path);
bool shop_has(const char *site, const char *path);
/* All files of a site, relative to it, sorted. */
struct shop_files {
	char **paths;
	size_t count;
};
struct shop_files shop_files(const char *site);
void shop_files_free(struct shop_files *files);

/* How often a text occurs in another. */
size_t shop_count(const char *text, const char *part);

#endif
