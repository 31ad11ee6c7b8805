#include "plan/members.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "model/worker.h"
#include "plan/definition_parts.h"
#include "plan/nearest.h"

bool member_text(void *place, const struct config_entry *entry, struct error *err)
{
	char **text = place;
	if (!*entry->value)
		return error_set(err, ERROR_USAGE, "the value is empty");
	mem_replace(text, entry->value);
	return true;
}

bool member_switch(void *place, const struct config_entry *entry, struct error *err)
{
	return config_switch(place, entry->value, err);
}

bool member_values(void *place, const struct config_entry *entry, struct error *err)
{
	return definition_set_values(place, entry->value, err);
}

bool member_params(void *place, const struct config_entry *entry, struct error *err)
{
	return definition_set_params(place, entry->value, err);
}

bool member_backend(void *place, const struct config_entry *entry, struct error *err)
{
	if (!backend_name_is_good(entry->value))
		return error_set(err, ERROR_USAGE, "'%s' cannot be the name of a backend (letters, digits and . _ -)",
				 entry->value);
	return member_text(place, entry, err);
}

bool member_positive(void *place, const struct config_entry *entry, struct error *err)
{
	double value;
	if (!number_double(&value, entry->value, NULL) || !(value > 0))
		return error_set(err, ERROR_USAGE, "'%s' must be a number above 0", entry->value);
	*(double *)place = value;
	return true;
}

bool member_year(void *place, const struct config_entry *entry, struct error *err)
{
	int64_t year;
	if (!number_int(&year, entry->value, NULL) || year < 1900 || year > 9999)
		return error_set(err, ERROR_USAGE, "'%s' must be a year", entry->value);
	*(int *)place = (int)year;
	return true;
}

bool members_set(void *object, const struct member *members, size_t count, const struct config_entry *entry,
		 struct error *err)
{
	struct nearest nearest = nearest_to(entry->name);
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(members[i].name, entry->name) == 0) {
			buf_free(&names);
			return members[i].set((char *)object + members[i].offset, entry, err);
		}
		nearest_try(&nearest, members[i].name);
		buf_printf(&names, "%s%s", i ? ", " : "", members[i].name);
	}
	if (nearest.word)
		error_set(err, ERROR_USAGE, "there is no such name; did you mean '%s'?", nearest.word);
	else
		error_set(err, ERROR_USAGE, "there is no such name; there are %s", names.data);
	buf_free(&names);
	return false;
}
