#include "reports/name_list.h"

#include <string.h>

#include "base/mem.h"

void name_list_add(struct name_list *list, const char *name)
{
	size_t at = 0;
	while (at < list->count && strcmp(list->items[at], name) < 0)
		at++;
	if (at < list->count && strcmp(list->items[at], name) == 0)
		return;
	MEM_GROW(list->items, list->count, list->capacity);
	memmove(&list->items[at + 1], &list->items[at], (list->count++ - at) * sizeof *list->items);
	list->items[at] = name;
}
