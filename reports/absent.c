#include "reports/absent.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

struct reason {
	const char *text, *id; /* id of the first row that it takes the place of */
	struct name_list names;
};

struct reason_list {
	struct reason *items;
	size_t count, capacity, points;
	struct name_list names;
};

static struct reason *reason_for(struct reason_list *list, const struct entry *entry)
{
	const char *text = entry->reason ? entry->reason : "";
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].text, text) == 0)
			return &list->items[i];
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count] = (struct reason){.text = text, .id = entry->id};
	return &list->items[list->count++];
}

/* In the order of the tables: its first entry is the one that a link from elsewhere names. */
static struct reason_list collect(const struct site *site, const struct board *board, const struct board_panel *panel)
{
	struct reason_list list = {0};
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct entry *entry = &site->entries[board->entries[i]];
		const struct board_panel *its;
		if (entry->state != STATE_UNAVAILABLE)
			continue;
		const struct line *line = board_line(board, board->entries[i], &its);
		if (its != panel)
			continue;
		name_list_add(&reason_for(&list, entry)->names, line->family_name);
		name_list_add(&list.names, line->family_name);
		list.points++;
	}
	return list;
}

void write_names(struct buf *out, const struct name_list *names)
{
	for (size_t i = 0; i < names->count; i++)
		buf_printf(out, "%s%s", i ? " · " : "", names->items[i]);
}

void put_absent(struct value *table, const struct site *site, const struct board *board,
		const struct board_panel *panel)
{
	struct reason_list list = collect(site, board, panel);
	if (list.count) {
		struct value *absent = value_put_map(table, "absent");
		struct buf text = BUF_INIT;
		number_write_count(&text, list.points, "point", "points");
		put_buf(absent, "points", &text);
		number_write_count(&text, list.names.count, "way of computing", "ways of computing");
		put_buf(absent, "names", &text);
		struct value *reasons = value_put_list(absent, "reasons");
		for (size_t i = 0; i < list.count; i++) {
			struct value *reason = value_add_map(reasons);
			value_put(reason, "id", list.items[i].id);
			value_put(reason, "reason", list.items[i].text);
			write_names(&text, &list.items[i].names);
			put_buf(reason, "names", &text);
			free(list.items[i].names.items);
		}
	}
	free(list.names.items);
	free(list.items);
}
