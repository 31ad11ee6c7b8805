/*
 * records.h: the lines of lapchart's own format (doc/exchange.md) as tables of their members. For the files of this
 * floor only.
 */
#ifndef LAPCHART_EXCHANGE_RECORDS_H
#define LAPCHART_EXCHANGE_RECORDS_H

#include "base/hash.h"
#include "exchange/exchange.h"
#include "exchange/member.h"

#define EXCHANGE_FORMAT 1

/* The first line, and the last, which shows that nothing was cut off. */
struct head_line {
	int format;
};
struct end_line {
	size_t lines; /* in front of it */
};

/* Visits mostly name the same libraries: they stand in lines of their own, called after their contents. */
struct library_set {
	char *hash;
	struct library *items;
	size_t count;
};
void library_set_free(struct library_set *set);
void library_set_hash(char out[HASH_TEXT_SIZE], const struct library *items, size_t count);

struct visit_line {
	struct visit visit; /* without its libraries */
	char *libraries;    /* hash; NULL: none */
};

extern const struct member_table head_table;        /* struct head_line */
extern const struct member_table commit_table;      /* struct commit */
extern const struct member_table machine_table;     /* struct machine */
extern const struct member_table environment_table; /* struct environment */
extern const struct member_table libraries_table;   /* struct library_set */
extern const struct member_table run_table;         /* struct run */
extern const struct member_table result_table;      /* struct exchange_result */
extern const struct member_table visit_table;       /* struct visit_line */
extern const struct member_table plane_table;       /* struct plane, all of the visit's but its file */
extern const struct member_table end_table;         /* struct end_line */

#endif
