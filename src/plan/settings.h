/*
 * settings.h: settings of a section into the members of a struct, by a table.
 */
#ifndef LAPCHART_PLAN_SETTINGS_H
#define LAPCHART_PLAN_SETTINGS_H

#include <stddef.h>

#include "plan/config.h"

struct setting {
	const char *name; /* of the setting */
	/* Reads the value into the field; replaces what was there, and leaves it alone on failure. */
	bool (*set)(void *place, const struct config_entry *entry, struct error *err);
	size_t offset;
};

/* Sets the field that the entry names; else the error says which there are. */
bool settings_set(void *object, const struct setting *settings, size_t count, const struct config_entry *entry,
		  struct error *err);

/* Into char *, bool, struct values, struct params; char * that names a backend; positive double; int that is a year. */
bool setting_text(void *place, const struct config_entry *entry, struct error *err);
bool setting_switch(void *place, const struct config_entry *entry, struct error *err);
bool setting_values(void *place, const struct config_entry *entry, struct error *err);
bool setting_params(void *place, const struct config_entry *entry, struct error *err);
bool setting_backend(void *place, const struct config_entry *entry, struct error *err);
bool setting_positive(void *place, const struct config_entry *entry, struct error *err);
bool setting_year(void *place, const struct config_entry *entry, struct error *err);

#endif
