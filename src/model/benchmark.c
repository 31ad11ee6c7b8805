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
			       benchmark->oracle, benchmark->work_unit, benchmark->group,       benchmark->group_title};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(texts[i]);
}

void benchmark_free(struct benchmark *benchmark)
{
	free_texts(benchmark);
	params_free(&benchmark->reference_at);
	for (size_t i = 0; i < benchmark->parameter_count; i++)
		free_parameter(&benchmark->parameters[i]);
	free(benchmark->parameters);
	for (size_t i = 0; i < benchmark->check_count; i++)
		free(benchmark->checks[i].value);
	free(benchmark->checks);
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
	*benchmark = (struct benchmark){0};
}

const struct parameter *benchmark_parameter(const struct benchmark *benchmark, const char *name)
{
	for (size_t i = 0; i < benchmark->parameter_count; i++)
		if (strcmp(benchmark->parameters[i].name, name) == 0)
			return &benchmark->parameters[i];
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
