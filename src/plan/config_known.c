#include "plan/config_known.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/config_entries.h"
#include "plan/nearest.h"

const struct setting config_settings[] = {
	{"run", "bench", SETTING_TEXT, false, "LAPCHART_BENCH", false},
	{"run", "backend", SETTING_TEXT, false, "LAPCHART_BACKEND", false},
	{"run", "backend-path", SETTING_TEXT, false, "LAPCHART_BACKEND_PATH", true},
	{"run", "warmup", SETTING_COUNT, false, "LAPCHART_WARMUP", false},
	{"run", "samples", SETTING_COUNT, false, "LAPCHART_SAMPLES", false},
	{"run", "rounds", SETTING_COUNT, false, "LAPCHART_ROUNDS", false},
	{"run", "min-time", SETTING_DURATION, false, "LAPCHART_MIN_TIME", false},
	{"run", "max-time", SETTING_LIMIT, false, "LAPCHART_MAX_TIME", false},
	{"run", "point-time", SETTING_LIMIT, false, "LAPCHART_POINT_TIME", false},
	{"run", "timeout", SETTING_LIMIT, false, "LAPCHART_TIMEOUT", false},
	{"run", "slowest", SETTING_LIMIT, false, "LAPCHART_SLOWEST", false},
	{"run", "memory-limit", SETTING_BYTES, false, "LAPCHART_MEMORY_LIMIT", false},
	{"run", "quick", SETTING_SWITCH, false, "LAPCHART_QUICK", false},
	{"run", "full", SETTING_SWITCH, false, "LAPCHART_FULL", false},
	{"run", "seed", SETTING_COUNT, false, "LAPCHART_SEED", false},
	{"run", "skip-existing", SETTING_SWITCH, false, "LAPCHART_SKIP_EXISTING", false},
	{"run", "peers", SETTING_SWITCH, false, "LAPCHART_PEERS", false},
	{"run", "machine", SETTING_TEXT, false, "LAPCHART_MACHINE", false},
	{"run", "db", SETTING_TEXT, false, "LAPCHART_DB", false},
	{"publish", "output", SETTING_TEXT, false, "LAPCHART_OUTPUT", false},
	{"publish", "title", SETTING_TEXT, false, "LAPCHART_TITLE", false},
	{"benchmark", "path", SETTING_TEXT, false, "LAPCHART_BENCHMARK_PATH", true},
	{"published", "path", SETTING_TEXT, false, "LAPCHART_PUBLISHED_PATH", true},
	{"blas", "path", SETTING_TEXT, true, NULL, false},
	{"blas", "enabled", SETTING_SWITCH, true, NULL, false},
	{"backend", "launcher", SETTING_TEXT, true, NULL, false},
};
const size_t config_setting_count = COUNT_OF(config_settings);

static bool check_value(enum setting_kind kind, const char *value, struct error *err)
{
	uint64_t whole;
	double seconds;
	bool on, none = strcmp(value, "none") == 0;
	switch (kind) {
	case SETTING_COUNT:
		return number_uint(&whole, value, err);
	case SETTING_DURATION:
		return number_duration(&seconds, value, err);
	case SETTING_LIMIT:
		return none || number_duration(&seconds, value, err);
	case SETTING_BYTES:
		return none || number_bytes(&whole, value, err);
	case SETTING_SWITCH:
		return config_switch(&on, value, err);
	case SETTING_TEXT:
		break;
	}
	return *value || error_set(err, ERROR_USAGE, "the value is empty");
}

static bool unknown_section(const struct config_entry *entry, struct error *err)
{
	struct nearest nearest = nearest_to(entry->section);
	for (size_t i = 0; i < config_setting_count; i++)
		nearest_try(&nearest, config_settings[i].section);
	if (nearest.word)
		return error_set(err, ERROR_USAGE, "%s: there is no section [%s]; did you mean [%s]?", entry->where,
				 entry->section, nearest.word);
	return error_set(err, ERROR_USAGE,
			 "%s: there is no section [%s]; there are [run], [publish], [benchmark], "
			 "[blas \"NAME\"] and [backend \"NAME\"]",
			 entry->where, entry->section);
}

static bool wrong_subsection(const struct config_entry *entry, bool wanted, struct error *err)
{
	if (wanted)
		return error_set(err, ERROR_USAGE, "%s: [%s] needs a name: [%s \"NAME\"]", entry->where, entry->section,
				 entry->section);
	return error_set(err, ERROR_USAGE, "%s: [%s \"%s\"] must be [%s]", entry->where, entry->section,
			 entry->subsection, entry->section);
}

static bool unknown_name(const struct config_entry *entry, struct error *err)
{
	struct nearest nearest = nearest_to(entry->name);
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < config_setting_count; i++) {
		if (strcmp(config_settings[i].section, entry->section) != 0)
			continue;
		nearest_try(&nearest, config_settings[i].name);
		buf_printf(&names, "%s%s", names.length ? ", " : "", config_settings[i].name);
	}
	if (nearest.word)
		error_set(err, ERROR_USAGE, "%s: there is no '%s' in [%s]; did you mean '%s'?", entry->where,
			  entry->name, entry->section, nearest.word);
	else
		error_set(err, ERROR_USAGE, "%s: there is no '%s' in [%s]; there are %s", entry->where, entry->name,
			  entry->section, names.data);
	buf_free(&names);
	return false;
}

bool config_check_entry(const struct config_entry *entry, struct error *err)
{
	bool section = false;
	for (size_t i = 0; i < config_setting_count; i++) {
		const struct setting *setting = &config_settings[i];
		if (strcmp(setting->section, entry->section) != 0)
			continue;
		section = true;
		if (setting->subsection != (entry->subsection != NULL))
			return wrong_subsection(entry, setting->subsection, err);
		if (strcmp(setting->name, entry->name) != 0)
			continue;
		return check_value(setting->kind, entry->value, err) ||
		       error_context(err, "%s: %s.%s", entry->where, entry->section, entry->name);
	}
	return section ? unknown_name(entry, err) : unknown_section(entry, err);
}
