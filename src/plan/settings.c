#include "plan/settings.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "model/worker.h"
#include "plan/definition_parts.h"
#include "plan/nearest.h"

bool setting_text(void *place, const struct config_entry *entry, struct error *err)
{
	char **text = place;
	if (!*entry->value)
		return error_set(err, ERROR_USAGE, "the value is empty");
	mem_replace(text, entry->value);
	return true;
}

bool setting_switch(void *place, const struct config_entry *entry, struct error *err)
{
	return config_switch(place, entry->value, err);
}

bool setting_values(void *place, const struct config_entry *entry, struct error *err)
{
	return definition_set_values(place, entry->value, err);
}

bool setting_params(void *place, const struct config_entry *entry, struct error *err)
{
	return definition_set_params(place, entry->value, err);
}

bool setting_backend(void *place, const struct config_entry *entry, struct error *err)
{
	if (!worker_name_is_good(entry->value))
		return error_set(err, ERROR_USAGE, "'%s' cannot be the name of a backend (letters, digits and . _ -)",
				 entry->value);
	return setting_text(place, entry, err);
}

bool setting_positive(void *place, const struct config_entry *entry, struct error *err)
{
	double value;
	if (!number_double(&value, entry->value, NULL) || !(value > 0))
		return error_set(err, ERROR_USAGE, "'%s' must be a number above 0", entry->value);
	*(double *)place = value;
	return true;
}

bool setting_year(void *place, const struct config_entry *entry, struct error *err)
{
	int64_t year;
	if (!number_int(&year, entry->value, NULL) || year < 1900 || year > 9999)
		return error_set(err, ERROR_USAGE, "'%s' must be a year", entry->value);
	*(int *)place = (int)year;
	return true;
}

bool settings_set(void *object, const struct setting *settings, size_t count, const struct config_entry *entry,
		  struct error *err)
{
	struct nearest nearest = nearest_to(entry->name);
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(settings[i].name, entry->name) == 0) {
			buf_free(&names);
			return settings[i].set((char *)object + settings[i].offset, entry, err);
		}
		nearest_try(&nearest, settings[i].name);
		buf_printf(&names, "%s%s", i ? ", " : "", settings[i].name);
	}
	if (nearest.word)
		error_set(err, ERROR_USAGE, "there is no such name; did you mean '%s'?", nearest.word);
	else
		error_set(err, ERROR_USAGE, "there is no such name; there are %s", names.data);
	buf_free(&names);
	return false;
}
