/*
 * name_list.h: different names in order: the columns of a table.
 */
#ifndef LAPCHART_REPORTS_NAME_LIST_H
#define LAPCHART_REPORTS_NAME_LIST_H

#include <stddef.h>

struct name_list {
	const char **items; /* sorted; lent. The array is the owner's to free */
	size_t count, capacity;
};

/* Where it is not there yet. */
void name_list_add(struct name_list *list, const char *name);

#endif
