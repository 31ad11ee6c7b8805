#include "reports/classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/kinds.h"

static const struct {
	const char *name, *words;
} classes[] = {
	{"plain", "plain: does all the work"},
	{"shortcut", "shortcut: the same answer for less work"},
};

const char *entry_class(const struct site *site, const struct entry *entry)
{
	if (entry->environment == NOWHERE)
		return NULL;
	return facts_get_text(&site->environments[entry->environment].facts, "about.class");
}

bool is_shortcut(const struct site *site, const struct line *line, size_t x)
{
	const char *class = line->entries[x] == NOWHERE ? NULL : entry_class(site, &site->entries[line->entries[x]]);
	return class && strcmp(class, "shortcut") == 0;
}

/* A way of computing at the largest problem: the fastest line of its family. */
struct tool {
	const struct line *line;
	double seconds;
	bool shortcut;
};

static int compare(const void *left, const void *right)
{
	const struct tool *a = left, *b = right;
	if (a->shortcut != b->shortcut)
		return a->shortcut ? 1 : -1;
	if (fabs(a->seconds - b->seconds) > 0)
		return a->seconds < b->seconds ? -1 : 1;
	return strcmp(a->line->label, b->line->label);
}

static void add_tool(struct tool *tools, size_t *count, const struct site *site, const struct line *line, size_t x)
{
	const struct tool tool = {line, line_seconds(site, line, x), is_shortcut(site, line, x)};
	if (!isfinite(tool.seconds))
		return;
	size_t at = 0;
	while (at < *count && strcmp(tools[at].line->family_name, line->family_name) != 0)
		at++;
	if (at == *count)
		tools[(*count)++] = tool;
	else if (tool.seconds < tools[at].seconds)
		tools[at] = tool;
}

static struct tool *find_tools(const struct site *site, const struct board_panel *panel, size_t x, size_t *count)
{
	struct tool *tools = mem_zero(panel->count + 1, sizeof *tools);
	*count = 0;
	for (size_t i = 0; i < panel->count; i++)
		add_tool(tools, count, site, &panel->lines[i], x);
	if (*count)
		qsort(tools, *count, sizeof *tools, compare);
	return tools;
}

static void put_tool(struct value *row, const struct site *site, const struct tool *tool, size_t x)
{
	const struct entry *entry = &site->entries[tool->line->entries[x]];
	value_put(row, "label", tool->line->label);
	value_putf(row, "colour", "%d", tool->line->family % SERIES_COLOURS);
	value_put(row, "href", entry->id);
	put_entry(row, site, entry);
	put_kind(row, site, entry);
}

static void put_reference(struct value *map, const struct board_panel *panel, const struct tool *tools, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (tools[i].line->reference != NOWHERE) {
			value_put(map, "class_reference", panel->lines[tools[i].line->reference].phrase);
			return;
		}
}

void put_classes(struct value *map, const struct site *site, const struct board *board)
{
	const struct board_panel *panel = board_main_panel(site, board);
	size_t x, count;
	if (!panel_best(site, board, panel, &x))
		return;
	struct tool *tools = find_tools(site, panel, x, &count);
	bool several = count && tools[0].shortcut != tools[count - 1].shortcut;
	struct value *list = value_put_list(map, "classes"), *rows = NULL;
	for (size_t i = 0; i < count && several; i++) {
		if (i == 0 || tools[i].shortcut != tools[i - 1].shortcut) {
			struct value *group = value_add_map(list);
			value_put(group, "class", classes[tools[i].shortcut].words);
			rows = value_put_list(group, "rows");
		}
		put_tool(value_add_map(rows), site, &tools[i], x);
	}
	if (several) {
		struct buf at = BUF_INIT;
		words_at(&at, board, x);
		if (board->panel_count > 1 && panel->value)
			buf_printf(&at, ", %s", panel->value);
		put_buf(map, "class_at", &at);
		put_reference(map, panel, tools, count);
	}
	value_put_flag(map, "has_classes", several);
	free(tools);
}
