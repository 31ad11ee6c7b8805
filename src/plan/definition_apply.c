#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plan/config_entries.h"
#include "plan/definition_parts.h"
#include "plan/formula.h"
#include "plan/members.h"
#include "plan/nearest.h"
#include "plan/values.h"

static bool set_scale(void *place, const struct config_entry *entry, struct error *err)
{
	bool *log_scale = place;
	*log_scale = strcmp(entry->value, "log") == 0;
	if (*log_scale || strcmp(entry->value, "linear") == 0)
		return true;
	return error_set(err, ERROR_USAGE, "'%s' must be log or linear", entry->value);
}

static bool set_formula(void *place, const struct config_entry *entry, struct error *err)
{
	return definition_set_formula(place, entry->subsection, entry->value, err);
}

static bool set_expression(void *place, const struct config_entry *entry, struct error *err)
{
	return formula_check(entry->value, err) && member_text(place, entry, err);
}

static const struct member benchmark_members[] = {
	{"name", member_text, offsetof(struct benchmark, name)},
	{"title", member_text, offsetof(struct benchmark, title)},
	{"description", member_text, offsetof(struct benchmark, description)},
	{"source", member_text, offsetof(struct benchmark, source)},
	{"axis", member_text, offsetof(struct benchmark, axis)},
	{"panel", member_text, offsetof(struct benchmark, panel)},
	{"reference", member_text, offsetof(struct benchmark, reference)},
	{"reference-at", member_params, offsetof(struct benchmark, reference_at)},
	{"oracle", member_text, offsetof(struct benchmark, oracle)},
	{"work-unit", member_text, offsetof(struct benchmark, work_unit)},
	{"of-machine", member_switch, offsetof(struct benchmark, of_machine)},
	{"axis-elements", member_switch, offsetof(struct benchmark, axis_elements)},
	{"group", member_text, offsetof(struct benchmark, group)},
	{"group-title", member_text, offsetof(struct benchmark, group_title)},
};

static const struct member parameter_members[] = {
	{"title", member_text, offsetof(struct parameter, title)},
	{"unit", member_text, offsetof(struct parameter, unit)},
	{"default", member_text, offsetof(struct parameter, fallback)},
	{"sweep", member_values, offsetof(struct parameter, sweep)},
	{"quick", member_values, offsetof(struct parameter, quick)},
	{"full", member_values, offsetof(struct parameter, full)},
	{"scale", set_scale, offsetof(struct parameter, log_scale)},
	{"optional", member_switch, offsetof(struct parameter, optional)},
};

static const struct member work_members[] = {
	{"flops", set_formula, offsetof(struct benchmark, flops)},
	{"bytes", set_formula, offsetof(struct benchmark, bytes)},
	{"elements", set_formula, offsetof(struct benchmark, elements)},
};

static const struct member memory_members[] = {
	{"bytes", set_formula, offsetof(struct benchmark, memory)},
	{"spare", set_expression, offsetof(struct benchmark, spare)},
};

static const struct member estimate_members[] = {
	{"seconds", set_formula, offsetof(struct benchmark, estimate)},
	{"start", set_formula, offsetof(struct benchmark, start)},
};

bool definition_set_formula(struct formulas *formulas, const char *backend, const char *text, struct error *err)
{
	if (!formula_check(text, err))
		return false;
	for (size_t i = 0; i < formulas->count; i++) {
		struct model_formula *item = &formulas->items[i];
		if (backend ? item->backend && strcmp(item->backend, backend) == 0 : !item->backend) {
			mem_replace(&item->text, text);
			return true;
		}
	}
	formulas->items = mem_resize(formulas->items, formulas->count + 1, sizeof *formulas->items);
	formulas->items[formulas->count++] =
		(struct model_formula){.backend = mem_text(backend), .text = mem_text(text)};
	return true;
}

bool definition_set_values(struct values *values, const char *text, struct error *err)
{
	struct values read = {0};
	if (!values_split(&read, text, err))
		return false;
	values_free(values);
	*values = read;
	return true;
}

bool definition_set_params(struct params *params, const char *text, struct error *err)
{
	struct params read = {0};
	if (!params_parse(&read, text, err))
		return false;
	params_free(params);
	*params = read;
	return true;
}

static bool apply_benchmark(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return members_set(benchmark, benchmark_members, COUNT_OF(benchmark_members), entry, err);
}

static bool apply_parameter(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	if (!params_name_is_good(entry->subsection))
		return error_set(err, ERROR_USAGE, "'%s' cannot be the name of a parameter (a-z, 0-9, _ and -)",
				 entry->subsection);
	struct parameter *parameter = benchmark_parameter(benchmark, entry->subsection);
	if (!parameter) {
		size_t count = ++benchmark->parameter_count;
		benchmark->parameters = mem_resize(benchmark->parameters, count, sizeof *benchmark->parameters);
		parameter = &benchmark->parameters[count - 1];
		*parameter = (struct parameter){.name = mem_text(entry->subsection)};
	}
	return members_set(parameter, parameter_members, COUNT_OF(parameter_members), entry, err);
}

static bool apply_work(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return members_set(benchmark, work_members, COUNT_OF(work_members), entry, err);
}

static bool apply_memory(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return members_set(benchmark, memory_members, COUNT_OF(memory_members), entry, err);
}

static bool apply_estimate(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return members_set(benchmark, estimate_members, COUNT_OF(estimate_members), entry, err);
}

enum subsection { SUBSECTION_NEVER, SUBSECTION_MAYBE, SUBSECTION_ALWAYS };

static const struct section {
	const char *name;
	enum subsection subsection;
	const char *example;
	bool (*apply)(struct benchmark *benchmark, const struct config_entry *entry, struct error *err);
} sections[] = {
	{"benchmark", SUBSECTION_NEVER, "[benchmark]", apply_benchmark},
	{"parameter", SUBSECTION_ALWAYS, "[parameter \"NAME\"]", apply_parameter},
	{"work", SUBSECTION_MAYBE, "[work] or [work \"BACKEND\"]", apply_work},
	{"memory", SUBSECTION_MAYBE, "[memory] or [memory \"BACKEND\"]", apply_memory},
	{"estimate", SUBSECTION_MAYBE, "[estimate] or [estimate \"BACKEND\"]", apply_estimate},
	{"auto", SUBSECTION_MAYBE, "[auto] or [auto \"BACKEND\"]", definition_apply_auto},
	{"sweep", SUBSECTION_ALWAYS, "[sweep \"BACKEND\"]", definition_apply_sweep},
	{"check", SUBSECTION_ALWAYS, "[check \"VALUE\"]", definition_apply_check},
	{"golden", SUBSECTION_ALWAYS, "[golden \"PARAMETER=VALUE,...\"]", definition_apply_golden},
};

static bool unknown_section(const struct config_entry *entry, struct error *err)
{
	struct nearest nearest = nearest_to(entry->section);
	for (size_t i = 0; i < COUNT_OF(sections); i++)
		nearest_try(&nearest, sections[i].name);
	return error_set(err, ERROR_USAGE, "%s: there is no section [%s]%s%s%s", entry->where, entry->section,
			 nearest.word ? "; did you mean [" : "; see doc/benchmarks.md",
			 nearest.word ? nearest.word : "", nearest.word ? "]?" : "");
}

static bool apply_in(const struct section *section, struct benchmark *benchmark, const struct config_entry *entry,
		     struct error *err)
{
	bool named = entry->subsection != NULL;
	if (named ? section->subsection == SUBSECTION_NEVER : section->subsection == SUBSECTION_ALWAYS)
		return error_set(err, ERROR_USAGE, "%s: the section must be %s", entry->where, section->example);
	if (section->apply(benchmark, entry, err))
		return true;
	struct buf head = BUF_INIT;
	config_write_section(&head, entry->section, entry->subsection);
	error_context(err, "%s: %s %s", entry->where, head.data, entry->name);
	buf_free(&head);
	return false;
}

bool definition_apply(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	for (size_t i = 0; i < COUNT_OF(sections); i++)
		if (strcmp(sections[i].name, entry->section) == 0)
			return apply_in(&sections[i], benchmark, entry, err);
	return unknown_section(entry, err);
}
