#include "plan/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plan/plan_parts.h"
#include "plan/values.h"

bool axis_wish_parse(struct axis_wish *out, const char *text, struct error *err)
{
	const char *equals = strchr(text, '=');
	struct axis_wish wish = {.name = equals ? mem_text_n(text, (size_t)(equals - text)) : NULL};
	bool good = wish.name && params_name_is_good(wish.name);
	if (!good)
		error_set(err, ERROR_USAGE, "--axis '%s' is not NAME=VALUE,VALUE... such as width=100,200", text);
	else if (!(good = values_split(&wish.values, equals + 1, err)))
		error_context(err, "--axis %s", wish.name);
	if (good)
		*out = wish;
	else
		axis_wish_free(&wish);
	return good;
}

void axis_wish_free(struct axis_wish *wish)
{
	free(wish->name);
	values_free(&wish->values);
	*wish = (struct axis_wish){0};
}

static int by_order_of_plan(const void *a, const void *b)
{
	const struct planned *left = a, *right = b;
	if (left->benchmark->of_machine != right->benchmark->of_machine)
		return left->benchmark->of_machine ? -1 : 1;
	return point_compare(&left->point, &right->point);
}

static void add_points(struct plan *plan, const struct choice *choice, const struct definitions *definitions,
		       const struct worker *worker, const struct plan_context *context)
{
	for (size_t i = 0; i < definitions->count; i++) {
		const struct benchmark *benchmark = &definitions->items[i];
		if (worker_find(worker, benchmark->name) && choice_has_benchmark(choice, benchmark) &&
		    choice_has_backend(choice, benchmark, worker))
			expand_points(plan, choice, benchmark, worker, context);
	}
}

/* `auto` may be a value that the sweep has too. The points are sorted. */
static void drop_twins(struct plan *plan)
{
	size_t kept = 0;
	for (size_t i = 0; i < plan->count; i++) {
		struct planned *last = kept ? &plan->points[kept - 1] : NULL;
		if (last && last->worker == plan->points[i].worker &&
		    point_compare(&last->point, &plan->points[i].point) == 0)
			point_free(&plan->points[i].point);
		else
			plan->points[kept++] = plan->points[i];
	}
	plan->count = kept;
}

bool plan_make(struct plan *out, const struct definitions *definitions, const struct worker *workers,
	       size_t worker_count, const struct wishes *wishes, const struct plan_context *context, struct error *err)
{
	struct choice choice;
	struct plan plan = {0};
	if (!choice_start(&choice, wishes, err))
		return false;
	bool good = choice_check(&choice, definitions, workers, worker_count, err);
	for (size_t i = 0; good && i < worker_count; i++)
		add_points(&plan, &choice, definitions, &workers[i], context);
	choice_end(&choice);
	if (!good)
		return false;
	if (plan.count)
		qsort(plan.points, plan.count, sizeof *plan.points, by_order_of_plan);
	drop_twins(&plan);
	for (size_t i = 0; i < plan.count; i++)
		judge_point(&plan.points[i], wishes, context);
	*out = plan;
	return true;
}

void plan_free(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		point_free(&plan->points[i].point);
		free(plan->points[i].reason);
	}
	free(plan->points);
	*plan = (struct plan){0};
}
