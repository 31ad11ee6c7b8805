/*
 * classes.h: backends that do all the work, and those that do less of it for
 * the same answer, kept apart.
 */
#ifndef LAPCHART_REPORTS_CLASSES_H
#define LAPCHART_REPORTS_CLASSES_H

#include "reports/page_data.h"

/* What its worker says of an entry: "plain", "shortcut"; NULL: nothing. */
const char *entry_class(const struct site *site, const struct entry *entry);
bool is_shortcut(const struct site *site, const struct line *line, size_t x);

/* Under "classes" the best of each way of computing at the largest problem, a list for each class; nothing where all
 * are of one class. */
void put_classes(struct value *map, const struct site *site, const struct board *board);

#endif
