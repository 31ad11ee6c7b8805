/* The sections of a definition that are no plain fields: checks, golden values, own sweeps, automatic values. */
#include <string.h>

#include "base/mem.h"
#include "plan/config_entries.h"
#include "plan/definition_parts.h"
#include "plan/formula.h"

/* --- [check "VALUE"] --- */

static struct check *check_of(struct benchmark *benchmark, const char *value)
{
	struct check *found = benchmark_check(benchmark, value);
	if (found)
		return found;
	benchmark->checks = mem_resize(benchmark->checks, benchmark->check_count + 1, sizeof *benchmark->checks);
	benchmark->checks[benchmark->check_count] = (struct check){.value = mem_text(value)};
	return &benchmark->checks[benchmark->check_count++];
}

static bool set_rule(struct check *check, enum check_kind kind, const struct config_entry *entry, struct error *err)
{
	bool on;
	if (check->kind != CHECK_NONE)
		return error_set(err, ERROR_USAGE, "a value has one rule");
	check->kind = kind;
	if (kind == CHECK_EXACT)
		return config_switch(&on, entry->value, err) &&
		       (on || error_set(err, ERROR_USAGE, "leave the section out in place of 'exact = false'"));
	if (!formula_check(entry->value, err))
		return false;
	check->bound = mem_text(entry->value);
	return true;
}

bool definition_apply_check(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	struct check *check = check_of(benchmark, entry->subsection);
	if (strcmp(entry->name, "exact") == 0)
		return set_rule(check, CHECK_EXACT, entry, err);
	if (strcmp(entry->name, "below") == 0)
		return set_rule(check, CHECK_BELOW, entry, err);
	if (strcmp(entry->name, "within") == 0)
		return set_rule(check, CHECK_WITHIN, entry, err);
	if (strcmp(entry->name, "when") == 0)
		return definition_set_params(&check->when, entry->value, err);
	if (strcmp(entry->name, "of") != 0)
		return error_set(err, ERROR_USAGE,
				 "there is no such name; there are exact, below, within, of and when");
	mem_replace(&check->of, entry->value);
	return true;
}

/* --- [golden "PARAMETER=VALUE,..."] --- */

static struct golden *golden_at(struct benchmark *benchmark, const struct params *at)
{
	for (size_t i = 0; i < benchmark->golden_count; i++)
		if (params_equal(&benchmark->goldens[i].at, at))
			return &benchmark->goldens[i];
	size_t count = benchmark->golden_count + 1;
	benchmark->goldens = mem_resize(benchmark->goldens, count, sizeof *benchmark->goldens);
	benchmark->goldens[count - 1] = (struct golden){.at = params_copy(at)};
	benchmark->golden_count = count;
	return &benchmark->goldens[count - 1];
}

/* Golden values are texts: a hash of digits alone must not become a number. */
bool definition_apply_golden(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	struct params at = {0};
	if (!params_parse(&at, entry->subsection, err))
		return false;
	struct golden *golden = golden_at(benchmark, &at);
	params_free(&at);
	if (answer_find(&golden->values, entry->name))
		return error_set(err, ERROR_USAGE, "there is a golden value at these parameters already");
	answer_text(&golden->values, entry->name, entry->value);
	return true;
}

/* --- [sweep "BACKEND"] --- */

bool definition_apply_sweep(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	struct values values = {0};
	if (!definition_set_values(&values, entry->value, err))
		return false;
	if (benchmark_own_sweep(benchmark, entry->subsection, entry->name)) {
		values_free(&values);
		return error_set(err, ERROR_USAGE, "the backend has its own sweep of this parameter already");
	}
	benchmark->own_sweeps =
		mem_resize(benchmark->own_sweeps, benchmark->own_sweep_count + 1, sizeof *benchmark->own_sweeps);
	benchmark->own_sweeps[benchmark->own_sweep_count++] = (struct own_sweep){
		.backend = mem_text(entry->subsection), .parameter = mem_text(entry->name), .values = values};
	return true;
}

/* --- [auto], [auto "BACKEND"] --- */

bool definition_apply_auto(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	struct automatic *automatic = benchmark_automatic(benchmark, entry->name);
	if (!automatic) {
		size_t count = ++benchmark->automatic_count;
		benchmark->automatics = mem_resize(benchmark->automatics, count, sizeof *benchmark->automatics);
		automatic = &benchmark->automatics[count - 1];
		*automatic = (struct automatic){.parameter = mem_text(entry->name)};
	}
	return definition_set_formula(&automatic->formulas, entry->subsection, entry->value, err);
}
