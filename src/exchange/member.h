/*
 * member.h: the members of a record in a file as a table, by which it is both written and read, so that the two agree.
 */
#ifndef LAPCHART_EXCHANGE_MEMBER_H
#define LAPCHART_EXCHANGE_MEMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/json.h"

struct json_object;

enum member_kind {
	MEMBER_TEXT,   /* char *; NULL: unknown */
	MEMBER_SMALL,  /* int, not negative */
	MEMBER_INT,    /* int64_t */
	MEMBER_UINT,   /* uint64_t */
	MEMBER_SIZE,   /* size_t */
	MEMBER_NUMBER, /* double, finite; NaN: unknown */
	MEMBER_FLAG,   /* bool */
	MEMBER_OWN,    /* by its own functions */
};

struct member {
	const char *name;
	enum member_kind kind;
	size_t offset; /* of the field in the record; for MEMBER_OWN often 0: the record itself */
	bool required; /* else it is left out where it is unknown, 0 or false */
	/* MEMBER_OWN. Writes the member, or nothing where it has nothing to say. */
	void (*write)(struct json *json, const char *name, const void *field);
	/* MEMBER_OWN. `value` is never JSON's null. */
	bool (*read)(void *field, struct json_object *value, struct error *err);
};

struct member_table {
	const char *type; /* the member `type` of the line */
	const struct member *items;
	size_t count;
};

void members_write(struct json *json, const struct member_table *table, const void *record);
/* Fills a record that is empty: NaN stands in each number that is not there. Whatever is missing, not known or of
 * another kind is an error; what was filled until then stays. */
bool members_read(void *record, const struct member_table *table, struct json_object *object, struct error *err);

#endif
