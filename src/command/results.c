#include "command/results.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void free_item(struct point_result *item)
{
	point_free(&item->point);
	free(item->commit);
	free(item->machine);
	free(item->environment);
	free(item->reason);
	for (size_t i = 0; i < item->visit_count; i++)
		free((double *)item->visits[i].samples);
	free(item->visits);
	metric_table_free(&item->metrics);
}

void results_free(struct result_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		free_item(&set->items[i]);
	free(set->items);
	*set = (struct result_set){0};
}

/* The store lists the runs of a point one after the other: the item to add to is the last one. */
static struct point_result *item_for(struct result_set *set, const struct result *result)
{
	struct point_result *last = set->count ? &set->items[set->count - 1] : NULL;
	if (last && last->dirty == result->dirty && point_compare(&last->point, &result->point) == 0 &&
	    strcmp(last->commit, result->commit) == 0 && strcmp(last->machine, result->machine) == 0 &&
	    strcmp(last->environment, result->environment) == 0)
		return last;
	MEM_GROW(set->items, set->count, set->capacity);
	struct point_result *item = &set->items[set->count++];
	*item = (struct point_result){
		.point = point_copy(&result->point),
		.commit = mem_text(result->commit),
		.machine = mem_text(result->machine),
		.environment = mem_text(result->environment),
		.dirty = result->dirty,
	};
	return item;
}

static void add_visits(struct point_result *item, const struct result *result)
{
	item->visits = mem_resize(item->visits, item->visit_count + result->visit_count, sizeof *item->visits);
	for (size_t i = 0; i < result->visit_count; i++) {
		const struct visit *visit = &result->visits[i];
		if (visit->state != STATE_OK)
			continue;
		metric_table_add(&item->metrics, &visit->metrics);
		double *samples = mem_zero(visit->sample_count, sizeof *samples);
		if (visit->sample_count)
			memcpy(samples, visit->samples, visit->sample_count * sizeof *samples);
		item->visits[item->visit_count++] = (struct stats_visit){samples, visit->sample_count};
	}
}

static bool add_result(void *context, const struct result *result)
{
	struct point_result *item = item_for(context, result);
	add_visits(item, result);
	item->state = result->state;
	mem_replace(&item->reason, result->reason);
	item->flops = result->flops;
	item->bytes = result->bytes;
	item->elements = result->elements;
	if (result->peak_bytes > item->peak_bytes)
		item->peak_bytes = result->peak_bytes;
	return true;
}

static const struct point_result *find_result(const struct result_set *set, const struct point *point,
					      const struct point_result *beside)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct point_result *other = &set->items[i];
		if (other->state == STATE_OK && point_compare(&other->point, point) == 0 &&
		    strcmp(other->machine, beside->machine) == 0 && strcmp(other->commit, beside->commit) == 0)
			return other;
	}
	return NULL;
}

static struct summary speedup_of(const struct result_set *set, const struct point_result *item)
{
	const struct benchmark *benchmark = definitions_find(set->definitions, item->point.benchmark);
	struct point point;
	if (!benchmark || item->state != STATE_OK || !plan_reference_point(&point, benchmark, &item->point.params))
		return (struct summary){.median = NAN, .low = NAN, .high = NAN};
	const struct point_result *reference = find_result(set, &point, item);
	point_free(&point);
	return reference ? summary_ratio(&reference->time, &item->time)
			 : (struct summary){.median = NAN, .low = NAN, .high = NAN};
}

bool results_read(struct result_set *out, struct store *store, const struct result_filter *filter,
		  const struct definitions *definitions, struct error *err)
{
	*out = (struct result_set){.definitions = definitions};
	if (!store_each_result(store, filter, add_result, out, err)) {
		results_free(out);
		return false;
	}
	for (size_t i = 0; i < out->count; i++)
		out->items[i].time = summary_of(out->items[i].visits, out->items[i].visit_count);
	for (size_t i = 0; i < out->count; i++)
		out->items[i].speedup = speedup_of(out, &out->items[i]);
	return true;
}

void results_keep_planned(struct result_set *set, const struct plan *plan)
{
	size_t kept = 0;
	for (size_t i = 0; i < set->count; i++) {
		bool planned = false;
		for (size_t p = 0; p < plan->count && !planned; p++)
			planned = point_compare(&plan->points[p].point, &set->items[i].point) == 0;
		if (planned)
			set->items[kept++] = set->items[i];
		else
			free_item(&set->items[i]);
	}
	set->count = kept;
}

bool results_any_failed(const struct result_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		if (state_is_failure(set->items[i].state))
			return true;
	return false;
}
