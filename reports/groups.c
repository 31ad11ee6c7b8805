/* Benchmarks that share a page and a figure, machine by machine. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "reports/board.h"

static bool same_group(const struct board *a, const struct board *b)
{
	return a->machine == b->machine && strcmp(a->benchmark->group, b->benchmark->group) == 0;
}

static const char *title_of(const struct site *site, const char *name)
{
	for (size_t i = 0; i < site->definitions->count; i++) {
		const struct benchmark *benchmark = &site->definitions->items[i];
		if (benchmark->group && benchmark->group_title && strcmp(benchmark->group, name) == 0)
			return benchmark->group_title;
	}
	return name;
}

static void add_board(struct site *site, size_t index)
{
	const struct board *board = &site->boards[index];
	struct group *group = NULL;
	for (size_t i = 0; i < site->group_count && !group; i++)
		if (same_group(&site->boards[site->groups[i].boards[0]], board))
			group = &site->groups[i];
	if (!group) {
		MEM_GROW(site->groups, site->group_count, site->group_capacity);
		group = &site->groups[site->group_count++];
		*group = (struct group){.name = board->benchmark->group,
					.title = title_of(site, board->benchmark->group),
					.machine = board->machine,
					.boards = mem_zero(site->board_count, sizeof *group->boards)};
	}
	group->boards[group->board_count++] = index;
}

static bool is_taken(const struct site *site, const char *page)
{
	for (size_t i = 0; i < site->board_count; i++)
		if (strcmp(site->boards[i].page, page) == 0)
			return true;
	return false;
}

/* A benchmark may have the group's name, or its slug. */
static void name_group(const struct site *site, struct group *group)
{
	char *name = path_slug(group->name), *machine = path_slug(site->machines[group->machine].fingerprint);
	char *page = mem_printf("benchmark/%s.html", name);
	for (int number = 2; is_taken(site, page); number++) {
		free(page);
		page = mem_printf("benchmark/%s-%d.html", name, number);
	}
	bool first = true;
	for (const struct group *other = site->groups; other < group; other++)
		first = first && strcmp(other->page, page) != 0;
	group->anchor = first ? mem_text("") : mem_printf("%s-", machine);
	size_t length = strlen(page) - strlen("benchmark/.html");
	group->slug = mem_printf("%.*s-%s", (int)length, page + strlen("benchmark/"), machine);
	group->page = page;
	free(name);
	free(machine);
}

const struct board_panel *board_main_panel(const struct site *site, const struct board *board)
{
	size_t x;
	for (size_t p = board->panel_count; p-- > 0;)
		if (panel_best(site, board, &board->panels[p], &x))
			return &board->panels[p];
	return &board->panels[board->panel_count - 1];
}

/* Of the fastest at the largest problem; infinity without a time. */
static double best_seconds(const struct site *site, const struct board *board)
{
	size_t x;
	const struct line *best = panel_best(site, board, board_main_panel(site, board), &x);
	return best ? line_seconds(site, best, x) : INFINITY;
}

static void sort_boards(const struct site *site, struct group *group)
{
	for (size_t i = 1; i < group->board_count; i++) {
		size_t board = group->boards[i], at = i;
		double seconds = best_seconds(site, &site->boards[board]);
		for (; at > 0 && seconds < best_seconds(site, &site->boards[group->boards[at - 1]]); at--)
			group->boards[at] = group->boards[at - 1];
		group->boards[at] = board;
	}
}

void groups_find(struct site *site)
{
	for (size_t i = 0; i < site->board_count; i++)
		if (site->boards[i].benchmark->group)
			add_board(site, i);
	for (size_t i = 0; i < site->group_count; i++) {
		sort_boards(site, &site->groups[i]);
		name_group(site, &site->groups[i]);
	}
}

void group_free(struct group *group)
{
	free(group->boards);
	free(group->page);
	free(group->anchor);
	free(group->slug);
}

const struct group *site_group(const struct site *site, const struct board *board)
{
	for (size_t i = 0; i < site->group_count; i++)
		for (size_t k = 0; k < site->groups[i].board_count; k++)
			if (&site->boards[site->groups[i].boards[k]] == board)
				return &site->groups[i];
	return NULL;
}
