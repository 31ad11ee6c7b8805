#include "reports/published.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "plan/published.h"

/* Does the panel hold a point of this problem? */
static bool find_in_panel(struct published_place *place, const struct site *site, const struct board *board,
			  const struct board_panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		for (size_t x = 0; x < board->x_count; x++) {
			size_t entry = panel->lines[i].entries[x];
			if (entry == NOWHERE ||
			    !published_is_of(place->figure, board->benchmark, &site->entries[entry].point.params))
				continue;
			place->panel = panel;
			place->x = x;
			return true;
		}
	return false;
}

static struct published_place place_of(const struct site *site, const struct board *board,
				       const struct published_text *text, const struct published_figure *figure)
{
	struct published_place place = {.text = text, .figure = figure};
	for (size_t p = 0; p < board->panel_count; p++)
		if (find_in_panel(&place, site, board, &board->panels[p]))
			break;
	return place;
}

struct published_place *published_places(const struct site *site, const struct board *board, size_t *count)
{
	struct published_place *places = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t t = 0; site->published && t < site->published->count; t++) {
		const struct published_text *text = &site->published->texts[t];
		for (size_t i = 0; i < text->figure_count; i++) {
			if (strcmp(text->figures[i].benchmark, board->benchmark->name) != 0)
				continue;
			MEM_GROW(places, *count, capacity);
			places[(*count)++] = place_of(site, board, text, &text->figures[i]);
		}
	}
	return places;
}

void published_source(struct buf *out, const struct published_text *text, const struct published_figure *figure)
{
	buf_text(out, text->short_name);
	if (figure->year)
		buf_printf(out, ", %d", figure->year);
}

char *published_row(const struct board *board, const struct published_place *place)
{
	char *name = mem_printf("%spublished-%s-%s", board->anchor, place->text->short_name, place->figure->id);
	char *slug = path_slug(name);
	free(name);
	return slug;
}

/* What the figure tells of an optional parameter must be so; where it tells nothing, the default counts, and any value
 * of one without a default. A backend that lacks the parameter computes as the default has it. */
static bool suits(const struct entry *entry, const struct benchmark *benchmark, const struct published_figure *figure)
{
	for (size_t i = 0; i < benchmark->parameter_count; i++) {
		const struct parameter *parameter = &benchmark->parameters[i];
		const char *told = params_get(&figure->params, parameter->name);
		const char *value = params_get(&entry->point.params, parameter->name);
		told = told ? told : parameter->fallback;
		value = value ? value : parameter->fallback;
		if (parameter->optional && told && value && strcmp(told, value) != 0)
			return false;
	}
	return published_is_of(figure, benchmark, &entry->point.params);
}

const struct entry *published_now(const struct site *site, const struct board *board,
				  const struct published_figure *figure, const char *backend)
{
	const struct entry *best = NULL;
	for (size_t i = 0; backend && i < board->entry_count; i++) {
		const struct entry *entry = &site->entries[board->entries[i]];
		if (strcmp(entry->point.backend, backend) != 0 || !suits(entry, board->benchmark, figure))
			continue;
		if (!best || entry->time.median < best->time.median ||
		    (isnan(best->time.median) && isfinite(entry->time.median)))
			best = entry;
	}
	return best;
}
