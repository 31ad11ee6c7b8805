/*
 * config_known.h: the settings that there are: one table, one line a setting.
 */
#ifndef LAPCHART_PLAN_CONFIG_KNOWN_H
#define LAPCHART_PLAN_CONFIG_KNOWN_H

#include "plan/config.h"

enum setting_kind {
	SETTING_TEXT,     /* anything but "" */
	SETTING_COUNT,    /* whole number, not negative */
	SETTING_DURATION, /* "250ms" */
	SETTING_LIMIT,    /* a duration, or "none" */
	SETTING_BYTES,    /* "2GiB", or "none" */
	SETTING_SWITCH,   /* true, false, yes, no, on, off, 1, 0 */
};

struct setting {
	const char *section, *name;
	enum setting_kind kind;
	bool subsection;      /* [blas "NAME"], else [run] */
	const char *variable; /* of the environment: "LAPCHART_MIN_TIME"; NULL: none */
	bool list;            /* may be given many times; in the variable the parts stand between ':' */
};

extern const struct setting config_settings[];
extern const size_t config_setting_count;

/* Is the entry a setting that there is, with a value of its kind? Messages begin with entry->where. */
bool config_check_entry(const struct config_entry *entry, struct error *err);

#endif
