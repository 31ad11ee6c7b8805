/*
 * members.h: settings of a section into the members of a struct, by a table.
 */
#ifndef LAPCHART_PLAN_MEMBERS_H
#define LAPCHART_PLAN_MEMBERS_H

#include <stddef.h>

#include "plan/config.h"

struct member {
	const char *name; /* of the setting */
	/* Reads the value into the member; replaces what was there, and leaves it alone on failure. */
	bool (*set)(void *place, const struct config_entry *entry, struct error *err);
	size_t offset;
};

/* Sets the member that the entry names; else the error says which there are. */
bool members_set(void *object, const struct member *members, size_t count, const struct config_entry *entry,
		 struct error *err);

/* Into char *, bool, struct values, struct params; char * that names a backend; positive double; int that is a year. */
bool member_text(void *place, const struct config_entry *entry, struct error *err);
bool member_switch(void *place, const struct config_entry *entry, struct error *err);
bool member_values(void *place, const struct config_entry *entry, struct error *err);
bool member_params(void *place, const struct config_entry *entry, struct error *err);
bool member_backend(void *place, const struct config_entry *entry, struct error *err);
bool member_positive(void *place, const struct config_entry *entry, struct error *err);
bool member_year(void *place, const struct config_entry *entry, struct error *err);

#endif
