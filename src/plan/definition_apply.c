#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plan/config_entries.h"
#include "plan/definition_parts.h"
#include "plan/formula.h"
#include "plan/nearest.h"
#include "plan/values.h"

/* How a name's value is read into its field of the struct. */
enum field_kind { FIELD_TEXT, FIELD_SWITCH, FIELD_VALUES, FIELD_SCALE, FIELD_FORMULA, FIELD_EXPRESSION, FIELD_PARAMS };

struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;
};

static const struct field benchmark_fields[] = {
	{"name", FIELD_TEXT, offsetof(struct benchmark, name)},
	{"title", FIELD_TEXT, offsetof(struct benchmark, title)},
	{"description", FIELD_TEXT, offsetof(struct benchmark, description)},
	{"source", FIELD_TEXT, offsetof(struct benchmark, source)},
	{"axis", FIELD_TEXT, offsetof(struct benchmark, axis)},
	{"panel", FIELD_TEXT, offsetof(struct benchmark, panel)},
	{"reference", FIELD_TEXT, offsetof(struct benchmark, reference)},
	{"reference-at", FIELD_PARAMS, offsetof(struct benchmark, reference_at)},
	{"oracle", FIELD_TEXT, offsetof(struct benchmark, oracle)},
	{"work-unit", FIELD_TEXT, offsetof(struct benchmark, work_unit)},
	{"of-machine", FIELD_SWITCH, offsetof(struct benchmark, of_machine)},
	{"axis-elements", FIELD_SWITCH, offsetof(struct benchmark, axis_elements)},
	{"group", FIELD_TEXT, offsetof(struct benchmark, group)},
	{"group-title", FIELD_TEXT, offsetof(struct benchmark, group_title)},
};

static const struct field parameter_fields[] = {
	{"title", FIELD_TEXT, offsetof(struct parameter, title)},
	{"unit", FIELD_TEXT, offsetof(struct parameter, unit)},
	{"default", FIELD_TEXT, offsetof(struct parameter, fallback)},
	{"sweep", FIELD_VALUES, offsetof(struct parameter, sweep)},
	{"quick", FIELD_VALUES, offsetof(struct parameter, quick)},
	{"full", FIELD_VALUES, offsetof(struct parameter, full)},
	{"scale", FIELD_SCALE, offsetof(struct parameter, log_scale)},
	{"optional", FIELD_SWITCH, offsetof(struct parameter, optional)},
};

static const struct field work_fields[] = {
	{"flops", FIELD_FORMULA, offsetof(struct benchmark, flops)},
	{"bytes", FIELD_FORMULA, offsetof(struct benchmark, bytes)},
	{"elements", FIELD_FORMULA, offsetof(struct benchmark, elements)},
};

static const struct field memory_fields[] = {
	{"bytes", FIELD_FORMULA, offsetof(struct benchmark, memory)},
	{"spare", FIELD_EXPRESSION, offsetof(struct benchmark, spare)},
};

static const struct field estimate_fields[] = {
	{"seconds", FIELD_FORMULA, offsetof(struct benchmark, estimate)},
	{"start", FIELD_FORMULA, offsetof(struct benchmark, start)},
};

static bool set_scale(bool *log_scale, const char *value, struct error *err)
{
	*log_scale = strcmp(value, "log") == 0;
	if (*log_scale || strcmp(value, "linear") == 0)
		return true;
	return error_set(err, ERROR_USAGE, "'%s' must be log or linear", value);
}

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

static bool set_text(char **text, const char *value, struct error *err)
{
	if (!*value)
		return error_set(err, ERROR_USAGE, "the value is empty");
	mem_replace(text, value);
	return true;
}

static bool set_field(void *object, const struct field *field, const struct config_entry *entry, struct error *err)
{
	void *place = (char *)object + field->offset;
	switch (field->kind) {
	case FIELD_TEXT:
		return set_text(place, entry->value, err);
	case FIELD_SWITCH:
		return config_switch(place, entry->value, err);
	case FIELD_VALUES:
		return definition_set_values(place, entry->value, err);
	case FIELD_SCALE:
		return set_scale(place, entry->value, err);
	case FIELD_FORMULA:
		return definition_set_formula(place, entry->subsection, entry->value, err);
	case FIELD_EXPRESSION:
		return formula_check(entry->value, err) && set_text(place, entry->value, err);
	case FIELD_PARAMS:
		return definition_set_params(place, entry->value, err);
	}
	return false;
}

/* Sets the field that the entry names; else says which there are. */
static bool set_one_of(void *object, const struct field *fields, size_t count, const struct config_entry *entry,
		       struct error *err)
{
	struct nearest nearest = nearest_to(entry->name);
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(fields[i].name, entry->name) == 0) {
			buf_free(&names);
			return set_field(object, &fields[i], entry, err);
		}
		nearest_try(&nearest, fields[i].name);
		buf_printf(&names, "%s%s", i ? ", " : "", fields[i].name);
	}
	if (nearest.word)
		error_set(err, ERROR_USAGE, "there is no such name; did you mean '%s'?", nearest.word);
	else
		error_set(err, ERROR_USAGE, "there is no such name; there are %s", names.data);
	buf_free(&names);
	return false;
}

static bool apply_benchmark(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return set_one_of(benchmark, benchmark_fields, COUNT_OF(benchmark_fields), entry, err);
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
	return set_one_of(parameter, parameter_fields, COUNT_OF(parameter_fields), entry, err);
}

static bool apply_work(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return set_one_of(benchmark, work_fields, COUNT_OF(work_fields), entry, err);
}

static bool apply_memory(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return set_one_of(benchmark, memory_fields, COUNT_OF(memory_fields), entry, err);
}

static bool apply_estimate(struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return set_one_of(benchmark, estimate_fields, COUNT_OF(estimate_fields), entry, err);
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
