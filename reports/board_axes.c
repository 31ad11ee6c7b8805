/* What a board's entries differ by: values along the axis, and problems side by side. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/plan.h"
#include "reports/board.h"
#include "reports/line_words.h"

const char *point_value(const struct point *point, const char *name)
{
	const char *value = name ? params_get(&point->params, name) : NULL;
	return value ? value : "";
}

static const struct point *point_of(const struct board *board, const struct site *site, size_t i)
{
	return &site->entries[board->entries[i]].point;
}

/* --- along x --- */

size_t board_x_of(const struct board *board, const struct point *point)
{
	const char *value = point_value(point, board->benchmark->axis);
	for (size_t i = 0; i < board->x_count; i++)
		if (strcmp(board->x_texts[i], value) == 0)
			return i;
	return NOWHERE;
}

static int compare_values(const void *a, const void *b)
{
	return params_value_compare(*(char *const *)a, *(char *const *)b);
}

/* What the answer has at a value of the axis, or the formula without an answer; NaN: unknown, or not the same for all
 * that stands there. */
static double elements_at(const struct board *board, const struct site *site, size_t x)
{
	double elements = NAN, modelled = NAN;
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct entry *entry = &site->entries[board->entries[i]];
		if (board_x_of(board, &entry->point) != x)
			continue;
		if (entry->elements > 0 && isfinite(elements) && entry->elements != elements)
			return NAN;
		if (entry->elements > 0)
			elements = entry->elements;
		modelled = plan_work(board->benchmark, entry->point.backend, &entry->point.params, NULL).elements;
	}
	return isfinite(elements) ? elements : modelled;
}

/* Where one value is unknown, or they do not grow, the parameter stays along x. */
static void use_elements(struct board *board, const struct site *site)
{
	double *elements = mem_zero(board->x_count + 1, sizeof *elements);
	bool good = board->benchmark->axis_elements;
	for (size_t x = 0; x < board->x_count && good; x++) {
		elements[x] = elements_at(board, site, x);
		good = elements[x] > (x ? elements[x - 1] : 0);
	}
	board->by_elements = good;
	for (size_t x = 0; x < board->x_count && good; x++)
		board->x[x] = elements[x];
	free(elements);
}

void board_find_axis(struct board *board, const struct site *site)
{
	board->x_texts = mem_zero(board->entry_count, sizeof *board->x_texts);
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct point *point = point_of(board, site, i);
		if (board_x_of(board, point) == NOWHERE)
			board->x_texts[board->x_count++] = (char *)point_value(point, board->benchmark->axis);
	}
	qsort(board->x_texts, board->x_count, sizeof *board->x_texts, compare_values);
	board->x = mem_zero(board->x_count, sizeof *board->x);
	board->numbers = mem_zero(board->x_count, sizeof *board->numbers);
	for (size_t i = 0; i < board->x_count; i++) {
		if (!number_double(&board->numbers[i], board->x_texts[i], NULL))
			board->numbers[i] = NAN;
		board->x[i] = board->numbers[i];
	}
	use_elements(board, site);
}

/* --- side by side --- */

bool board_follows_axis(const struct benchmark *benchmark, const char *parameter)
{
	const struct parameter *defined = benchmark_parameter(benchmark, parameter);
	return defined && !defined->optional && benchmark_automatic(benchmark, parameter);
}

/* Has a parameter of the benchmark itself, other than the axis, several values? Then its lines are not to be compared
 * with each other. */
static bool is_split(const struct board *board, const struct site *site, const struct parameter *parameter)
{
	const struct benchmark *benchmark = board->benchmark;
	bool panel = benchmark->panel && strcmp(parameter->name, benchmark->panel) == 0;
	if (panel || parameter->optional || (benchmark->axis && strcmp(parameter->name, benchmark->axis) == 0))
		return panel;
	if (board_follows_axis(benchmark, parameter->name))
		return false;
	const char *first = point_value(point_of(board, site, 0), parameter->name);
	for (size_t i = 1; i < board->entry_count; i++)
		if (strcmp(point_value(point_of(board, site, i), parameter->name), first) != 0)
			return true;
	return false;
}

static void find_splits(struct board *board, const struct site *site)
{
	const struct benchmark *benchmark = board->benchmark;
	board->splits = mem_zero(benchmark->parameter_count + 1, sizeof *board->splits);
	for (size_t i = 0; i < benchmark->parameter_count; i++)
		if (is_split(board, site, &benchmark->parameters[i]))
			board->splits[board->split_count++] = benchmark->parameters[i].name;
}

static struct params key_of(const struct board *board, const struct point *point)
{
	struct params key = {0};
	for (size_t i = 0; i < board->split_count; i++) {
		const char *value = params_get(&point->params, board->splits[i]);
		if (value)
			params_set(&key, board->splits[i], value);
	}
	return key;
}

struct board_panel *board_panel_of(struct board *board, const struct point *point)
{
	struct params key = key_of(board, point);
	struct board_panel *found = NULL;
	for (size_t p = 0; p < board->panel_count && !found; p++)
		if (params_equal(&board->panels[p].key, &key))
			found = &board->panels[p];
	params_free(&key);
	return found;
}

/* The place of the panel parameter's value in the definition's sweep; values that it does not name come behind. */
static size_t place_in_sweep(const struct board *board, const struct params *key)
{
	const char *name = board->benchmark->panel, *value = name ? params_get(key, name) : NULL;
	const struct parameter *parameter = name ? benchmark_parameter(board->benchmark, name) : NULL;
	size_t place = 0;
	while (value && parameter && place < parameter->sweep.count &&
	       strcmp(parameter->sweep.items[place], value) != 0)
		place++;
	return place;
}

static bool comes_before(const struct board *board, const struct params *a, const struct params *b)
{
	size_t a_place = place_in_sweep(board, a), b_place = place_in_sweep(board, b);
	return a_place != b_place ? a_place < b_place : params_compare(a, b) < 0;
}

/* "double", "pupil 1024, 10 wavelengths"; NULL where nothing tells panels apart. */
static char *panel_words(const struct board *board, const struct params *key)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < board->split_count; i++) {
		const char *value = params_get(key, board->splits[i]);
		if (!value)
			continue;
		buf_text(&text, text.length ? ", " : "");
		param_words(&text, board->splits[i], value);
	}
	return text.length ? buf_detach(&text) : NULL;
}

void board_find_panels(struct board *board, const struct site *site)
{
	find_splits(board, site);
	board->panels = mem_zero(board->entry_count, sizeof *board->panels);
	for (size_t i = 0; i < board->entry_count; i++) {
		if (board_panel_of(board, point_of(board, site, i)))
			continue;
		struct params key = key_of(board, point_of(board, site, i));
		size_t at = board->panel_count++;
		for (; at > 0 && comes_before(board, &key, &board->panels[at - 1].key); at--)
			board->panels[at] = board->panels[at - 1];
		board->panels[at] = (struct board_panel){.key = key, .value = panel_words(board, &key)};
	}
}
