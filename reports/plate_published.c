/* The figures of the texts in a figure of ours: hollow markers, thin lines, and a note that says whose they are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/plate.h"
#include "reports/published.h"
#include "reports/words.h"

/* One line of the text's own figure or table. */
static bool same_tool(const struct published_place *a, const struct published_place *b)
{
	return a->text == b->text && a->figure->year == b->figure->year &&
	       strcmp(a->figure->tool, b->figure->tool) == 0 && strcmp(a->figure->machine, b->figure->machine) == 0;
}

/* "numpy vectors (2011)"; "(then)" where the text tells no year. In a panel whose title says it, the tool alone. */
static char *label_of(const struct published_figure *figure, bool titled)
{
	if (titled)
		return mem_text(figure->tool);
	return figure->year ? mem_printf("%s (%d)", figure->tool, figure->year) : mem_printf("%s (then)", figure->tool);
}

static const struct line *line_of(const struct board_panel *lines, const char *backend)
{
	for (size_t i = 0; backend && i < lines->count; i++)
		if (strcmp(lines->lines[i].backend, backend) == 0)
			return &lines->lines[i];
	return NULL;
}

/* A cross and a plus have no inside that could be empty. */
static enum marker hollow_marker(int family)
{
	enum marker marker = (enum marker)(family % MARKER_COUNT);
	return marker == MARKER_CROSS ? MARKER_CIRCLE : marker == MARKER_PLUS ? MARKER_SQUARE : marker;
}

/* In the colour of who computes in the same way here. */
static struct series series_of(struct plate *plate, const struct board_panel *lines,
			       const struct published_place *place, size_t capacity, bool titled)
{
	const struct line *native = line_of(lines, place->figure->native);
	const struct line *line = native ? native : line_of(lines, place->figure->backend);
	int family = line ? line->family : 0;
	return (struct series){
		.label = plate_text(plate, label_of(place->figure, titled)),
		.colour = family % SERIES_COLOURS,
		.marker = hollow_marker(family),
		.dash = DASH_DOT,
		.hollow = true,
		.points = mem_zero(capacity, sizeof(struct figure_point)),
	};
}

static struct figure_point point_of(struct plate *plate, const struct board *board, const struct published_place *place)
{
	const struct published_figure *figure = place->figure;
	const char *page = plate->group == NOWHERE ? "" : board->page;
	struct buf text = BUF_INIT;
	char *row = published_row(board, place);
	buf_printf(&text, "%s (", figure->tool);
	published_source(&text, place->text, figure);
	buf_printf(&text, ", %s), ", figure->machine);
	words_at(&text, board, place->x);
	buf_text(&text, ": ");
	number_write_seconds(&text, figure->seconds);
	buf_text(&text, ", published");
	struct figure_point point = {
		.x = board->x[place->x],
		.y = figure->seconds,
		.low = figure->uncertainty > 0 ? figure->seconds * (1 - figure->uncertainty) : NAN,
		.high = figure->uncertainty > 0 ? figure->seconds * (1 + figure->uncertainty) : NAN,
		.label = plate_text(plate, buf_detach(&text)),
		.href = plate_text(plate, mem_printf("%s#%s", page, row)),
	};
	free(row);
	return point;
}

/* In order of x, whatever order the text has. */
static void insert(struct series *series, struct figure_point point)
{
	size_t at = series->count++;
	for (; at > 0 && series->points[at - 1].x > point.x; at--)
		series->points[at] = series->points[at - 1];
	series->points[at] = point;
}

/* Each text once, with its machines. */
static void write_sources(struct buf *note, const struct published_place *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool new_source = true, new_machine = true;
		for (size_t k = 0; k < i; k++) {
			bool same =
				places[k].text == places[i].text && places[k].figure->year == places[i].figure->year;
			new_source &= !same;
			new_machine &= !(same && strcmp(places[k].figure->machine, places[i].figure->machine) == 0);
		}
		if (new_source && i)
			buf_text(note, "); ");
		if (new_source)
			published_source(note, places[i].text, places[i].figure);
		if (new_machine)
			buf_printf(note, "%s%s", new_source ? " (" : "; ", places[i].figure->machine);
	}
}

/* Those that are drawn: in this panel, or in any (NULL). */
static size_t keep_panel(struct published_place *places, size_t count, const struct board *board,
			 const struct board_panel *lines)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (places[i].panel && (!lines || places[i].panel == lines) && isfinite(board->x[places[i].x]))
			places[kept++] = places[i];
	return kept;
}

/* Which of the places is the first of this one's line. */
static size_t first_of(const struct published_place *places, size_t i)
{
	size_t first = 0;
	while (!same_tool(&places[first], &places[i]))
		first++;
	return first;
}

/* "published: High Performance Python, 2011"; NULL where not all are of one text and year. */
static char *title_of(const struct published_place *places, size_t count)
{
	struct buf text = BUF_INIT;
	for (size_t i = 1; i < count; i++)
		if (places[i].text != places[0].text || places[i].figure->year != places[0].figure->year)
			return NULL;
	buf_text(&text, "published: ");
	if (count)
		published_source(&text, places[0].text, places[0].figure);
	return buf_detach(&text);
}

/* What is drawn of the texts in a panel. Caller frees. */
static struct published_place *places_in(const struct site *site, const struct board *board,
					 const struct board_panel *lines, size_t *count)
{
	struct published_place *places = published_places(site, board, count);
	*count = keep_panel(places, *count, board, lines);
	return places;
}

size_t plate_count_published(const struct site *site, const struct board *board, const struct board_panel *lines)
{
	size_t count, tools = 0;
	struct published_place *places = places_in(site, board, lines, &count);
	for (size_t i = 0; i < count; i++)
		tools += first_of(places, i) == i;
	free(places);
	return tools;
}

void plate_published(struct panel *panel, struct plate *plate, const struct site *site, const struct board *board,
		     const struct board_panel *lines, bool apart)
{
	size_t count, added = 0;
	struct published_place *places = places_in(site, board, lines, &count);
	size_t *series = mem_zero(count + 1, sizeof *series); /* of each place, in the panel */
	char *title = apart ? title_of(places, count) : NULL;
	panel->series = mem_resize(panel->series, panel->count + count + 1, sizeof *panel->series);
	for (size_t i = 0; i < count; i++) {
		size_t first = first_of(places, i);
		series[i] = first == i ? panel->count + added++ : series[first];
		if (first == i)
			panel->series[series[i]] = series_of(plate, lines, &places[i], count, title != NULL);
		insert(&panel->series[series[i]], point_of(plate, board, &places[i]));
	}
	panel->count += added;
	if (apart)
		panel->title = plate_text(plate, title ? title : mem_text("published"));
	free(series);
	free(places);
}

void plate_published_note(struct buf *out, const struct site *site, const size_t *boards, size_t board_count)
{
	struct published_place *all = NULL;
	size_t all_count = 0;
	for (size_t i = 0; i < board_count; i++) {
		size_t count;
		struct published_place *places = places_in(site, &site->boards[boards[i]], NULL, &count);
		all = mem_resize(all, all_count + count + 1, sizeof *all);
		for (size_t k = 0; k < count; k++)
			all[all_count++] = places[k];
		free(places);
	}
	if (all_count) {
		buf_text(out, " Hollow: published, not measured here: ");
		write_sources(out, all, all_count);
		buf_text(out, ").");
	}
	free(all);
}
