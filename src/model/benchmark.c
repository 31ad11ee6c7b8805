#include "model/benchmark.h"

#include <stdlib.h>
#include <string.h>

void values_free(struct values *values)
{
	for (size_t i = 0; i < values->count; i++)
		free(values->items[i]);
	free(values->items);
	*values = (struct values){0};
}

static void free_parameter(struct parameter *parameter)
{
	free(parameter->name);
	free(parameter->title);
	free(parameter->unit);
	free(parameter->fallback);
	values_free(&parameter->sweep);
	values_free(&parameter->quick);
	values_free(&parameter->full);
}

static void free_formulas(struct formulas *formulas)
{
	for (size_t i = 0; i < formulas->count; i++) {
		free(formulas->items[i].backend);
		free(formulas->items[i].text);
	}
	free(formulas->items);
}

static void free_texts(struct benchmark *benchmark)
{
	char *const texts[] = {benchmark->name,   benchmark->title,     benchmark->description, benchmark->source,
			       benchmark->file,   benchmark->axis,      benchmark->panel,       benchmark->reference,
			       benchmark->oracle, benchmark->work_unit, benchmark->group,       benchmark->group_title,
			       benchmark->spare};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(texts[i]);
}

static void free_check(struct check *check)
{
	free(check->value);
	free(check->bound);
	free(check->of);
	params_free(&check->when);
}

static void free_sweeps(struct benchmark *benchmark)
{
	for (size_t i = 0; i < benchmark->own_sweep_count; i++) {
		free(benchmark->own_sweeps[i].backend);
		free(benchmark->own_sweeps[i].parameter);
		values_free(&benchmark->own_sweeps[i].values);
	}
	free(benchmark->own_sweeps);
	for (size_t i = 0; i < benchmark->automatic_count; i++) {
		free(benchmark->automatics[i].parameter);
		free_formulas(&benchmark->automatics[i].formulas);
	}
	free(benchmark->automatics);
}

void benchmark_free(struct benchmark *benchmark)
{
	free_texts(benchmark);
	params_free(&benchmark->reference_at);
	for (size_t i = 0; i < benchmark->parameter_count; i++)
		free_parameter(&benchmark->parameters[i]);
	free(benchmark->parameters);
	for (size_t i = 0; i < benchmark->check_count; i++)
		free_check(&benchmark->checks[i]);
	free(benchmark->checks);
	free_sweeps(benchmark);
	for (size_t i = 0; i < benchmark->golden_count; i++) {
		params_free(&benchmark->goldens[i].at);
		answer_free(&benchmark->goldens[i].values);
	}
	free(benchmark->goldens);
	free_formulas(&benchmark->flops);
	free_formulas(&benchmark->bytes);
	free_formulas(&benchmark->elements);
	free_formulas(&benchmark->memory);
	free_formulas(&benchmark->estimate);
	free_formulas(&benchmark->start);
	*benchmark = (struct benchmark){0};
}

double benchmark_work(const struct benchmark *benchmark, double flops, double bytes, double elements, const char **unit)
{
	const char *counted = flops > 0 ? "flop" : "byte";
	if (benchmark && benchmark->of_machine && bytes > 0)
		counted = "byte";
	else if (benchmark && benchmark->work_unit)
		counted = benchmark->work_unit;
	bool is_bytes = strcmp(counted, "byte") == 0;
	*unit = is_bytes ? "B" : counted;
	if (is_bytes)
		return bytes;
	return strcmp(counted, "element") == 0 ? elements : flops;
}

struct parameter *benchmark_parameter(const struct benchmark *benchmark, const char *name)
{
	for (size_t i = 0; i < benchmark->parameter_count; i++)
		if (strcmp(benchmark->parameters[i].name, name) == 0)
			return &benchmark->parameters[i];
	return NULL;
}

struct check *benchmark_check(const struct benchmark *benchmark, const char *value)
{
	for (size_t i = 0; i < benchmark->check_count; i++)
		if (strcmp(benchmark->checks[i].value, value) == 0)
			return &benchmark->checks[i];
	return NULL;
}

struct automatic *benchmark_automatic(const struct benchmark *benchmark, const char *parameter)
{
	for (size_t i = 0; i < benchmark->automatic_count; i++)
		if (strcmp(benchmark->automatics[i].parameter, parameter) == 0)
			return &benchmark->automatics[i];
	return NULL;
}

const struct golden *benchmark_golden(const struct benchmark *benchmark, const struct params *params)
{
	const struct golden *best = NULL;
	for (size_t i = 0; i < benchmark->golden_count; i++) {
		const struct golden *golden = &benchmark->goldens[i];
		if (params_contain(params, &golden->at) && (!best || golden->at.count > best->at.count))
			best = golden;
	}
	return best;
}

bool benchmark_check_holds(const struct benchmark *benchmark, const struct check *check, const struct params *params)
{
	for (size_t i = 0; i < check->when.count; i++) {
		const struct param *wanted = &check->when.items[i];
		const struct parameter *parameter = benchmark_parameter(benchmark, wanted->name);
		const char *value = params_get(params, wanted->name);
		if (!value && parameter)
			value = parameter->fallback;
		if (!value || strcmp(value, wanted->value) != 0)
			return false;
	}
	return true;
}

const char *benchmark_automatic_formula(const struct benchmark *benchmark, const char *parameter, const char *backend)
{
	const struct automatic *automatic = benchmark_automatic(benchmark, parameter);
	return automatic ? formulas_for(&automatic->formulas, backend) : NULL;
}

const struct values *benchmark_own_sweep(const struct benchmark *benchmark, const char *backend, const char *parameter)
{
	for (size_t i = 0; i < benchmark->own_sweep_count; i++) {
		const struct own_sweep *sweep = &benchmark->own_sweeps[i];
		if (strcmp(sweep->backend, backend) == 0 && strcmp(sweep->parameter, parameter) == 0)
			return &sweep->values;
	}
	return NULL;
}

const char *formulas_for(const struct formulas *formulas, const char *backend)
{
	const char *general = NULL;
	for (size_t i = 0; i < formulas->count; i++) {
		const struct model_formula *formula = &formulas->items[i];
		if (!formula->backend)
			general = formula->text;
		else if (strcmp(formula->backend, backend) == 0)
			return formula->text;
	}
	return general;
}
