#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/formula.h"
#include "plan/plan_parts.h"
#include "plan/values.h"

#define MEMORY_UNKNOWN (UINT64_C(1) << 60) /* nothing is limited by it */

/* A parameter of the points to come, with its values after the words were replaced. */
struct dimension {
	const char *name; /* lent */
	struct values values;
};

static const struct values *wished(const struct choice *choice, const struct benchmark *benchmark, const char *name)
{
	if (choice_is_free(choice, benchmark))
		return NULL;
	for (size_t i = choice->wishes->axis_count; i-- > 0;) /* the last of several counts, as with other options */
		if (strcmp(choice->wishes->axes[i].name, name) == 0)
			return &choice->wishes->axes[i].values;
	return NULL;
}

static const struct values *swept(const struct parameter *parameter, enum sweep sweep)
{
	if (sweep == SWEEP_QUICK && parameter->quick.count)
		return &parameter->quick;
	if (sweep == SWEEP_FULL && parameter->full.count)
		return &parameter->full;
	return &parameter->sweep;
}

static void add_count(struct values *values, long count)
{
	char text[24];
	snprintf(text, sizeof text, "%ld", count > 1 ? count : 1);
	values_add(values, text);
}

static void add_cores(struct values *values, int cores)
{
	for (long threads = 1; threads < cores; threads *= 2)
		add_count(values, threads);
	add_count(values, cores);
}

/* Where no library is installed one value must stay, or the point would vanish: plan_judge.c says why it cannot
 * be visited. */
static void add_installed(struct values *values, const struct plan_context *context)
{
	for (size_t i = 0; i < context->blas_count; i++)
		values_add(values, context->blas[i]);
	if (!context->blas_count)
		values_add(values, "none");
}

static void add_known(struct values *values, const struct plan_context *context)
{
	for (size_t i = 0; i < context->absent_count; i++)
		values_add(values, context->absent[i].name);
}

static void add_value(struct values *values, const char *item, const struct plan_context *context)
{
	if (strcmp(item, "cores") == 0)
		add_cores(values, context->cores);
	else if (strcmp(item, "all-cores") == 0)
		add_count(values, context->cores);
	else if (strcmp(item, "installed") == 0)
		add_installed(values, context);
	else if (strcmp(item, "known") == 0)
		add_known(values, context);
	else
		values_add(values, item);
}

static struct values values_of(const struct choice *choice, const struct benchmark *benchmark, const char *backend,
			       const struct parameter *parameter, const struct plan_context *context)
{
	const struct values *source = wished(choice, benchmark, parameter->name);
	struct values out = {0};
	if (!source && choice->wishes->sweep == SWEEP_DEFAULT)
		source = benchmark_own_sweep(benchmark, backend, parameter->name);
	if (!source)
		source = swept(parameter, choice->wishes->sweep);
	for (size_t i = 0; i < source->count; i++)
		add_value(&out, source->items[i], context);
	if (!source->count)
		add_value(&out, parameter->fallback, context);
	return out;
}

/* A value "auto" whose formula cannot be evaluated stays: plan_judge.c says why it cannot be visited. */
static void resolve_automatic(struct params *params, const char *name, const char *formula,
			      const struct plan_context *context)
{
	struct answer machine = {0};
	double value;
	answer_int(&machine, "cores", context->cores);
	answer_uint(&machine, "free", context->memory_bytes ? context->memory_bytes : MEMORY_UNKNOWN);
	const struct formula_names names = {.params = params, .answer = &machine};
	if (formula_evaluate(&value, formula, &names, NULL)) {
		struct buf text = BUF_INIT;
		number_write_exact(&text, value);
		params_set(params, name, text.data);
		buf_free(&text);
	}
	answer_free(&machine);
}

static struct params resolve(const struct benchmark *benchmark, const char *backend, const struct params *params,
			     const struct plan_context *context)
{
	struct params out = params_copy(params);
	for (size_t i = 0; i < params->count; i++) {
		const char *name = params->items[i].name;
		const char *formula = strcmp(params->items[i].value, "auto") == 0
					      ? benchmark_automatic_formula(benchmark, name, backend)
					      : NULL;
		if (formula)
			resolve_automatic(&out, name, formula, context);
	}
	return out;
}

static void add_point(struct plan *plan, const struct benchmark *benchmark, const struct worker *worker,
		      const struct params *params, const struct plan_context *context)
{
	MEM_GROW(plan->points, plan->count, plan->capacity);
	plan->points[plan->count++] = (struct planned){
		.point = {.benchmark = mem_text(benchmark->name),
			  .backend = mem_text(worker->backend),
			  .params = resolve(benchmark, worker->backend, params, context)},
		.benchmark = benchmark,
		.worker = worker,
	};
}

/* Every combination of the values of the first `depth` dimensions. */
static void combine(struct plan *plan, const struct benchmark *benchmark, const struct worker *worker,
		    const struct dimension *dimensions, size_t depth, struct params *params,
		    const struct plan_context *context)
{
	if (!depth) {
		add_point(plan, benchmark, worker, params, context);
		return;
	}
	const struct dimension *dimension = &dimensions[depth - 1];
	for (size_t i = 0; i < dimension->values.count; i++) {
		params_set(params, dimension->name, dimension->values.items[i]);
		combine(plan, benchmark, worker, dimensions, depth - 1, params, context);
	}
}

void expand_points(struct plan *plan, const struct choice *choice, const struct benchmark *benchmark,
		   const struct worker *worker, const struct plan_context *context)
{
	struct dimension *dimensions = mem_zero(benchmark->parameter_count, sizeof *dimensions);
	size_t count = 0;
	for (size_t i = 0; i < benchmark->parameter_count; i++) {
		const struct parameter *parameter = &benchmark->parameters[i];
		if (parameter->optional && !worker_takes(worker, benchmark->name, parameter->name))
			continue;
		dimensions[count++] = (struct dimension){
			.name = parameter->name,
			.values = values_of(choice, benchmark, worker->backend, parameter, context),
		};
	}
	struct params params = {0};
	combine(plan, benchmark, worker, dimensions, count, &params, context);
	params_free(&params);
	for (size_t i = 0; i < count; i++)
		values_free(&dimensions[i].values);
	free(dimensions);
}
