/*
 * value.h: the tree of data that a template is filled with.
 *
 * A value is text, a flag, a list or a map. A parent owns its children. Text
 * is copied. Numbers are formatted by the one who knows their unit, so they
 * come as text.
 */
#ifndef LAPCHART_PAGE_VALUE_H
#define LAPCHART_PAGE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct value;

struct value *value_map(void);
void value_free(struct value *value);

/* Put something under a key; a key that is there is replaced. NULL text puts nothing. */
void value_put(struct value *map, const char *key, const char *text);
void value_putf(struct value *map, const char *key, const char *fmt, ...) PRINTF_LIKE(3, 4);
void value_put_flag(struct value *map, const char *key, bool flag);
struct value *value_put_map(struct value *map, const char *key);  /* new and empty, lent */
struct value *value_put_list(struct value *map, const char *key); /* new and empty, lent */

/* Append to a list. NULL text adds nothing. */
struct value *value_add_map(struct value *list);  /* lent */
struct value *value_add_list(struct value *list); /* lent; the cells of a row, say */
void value_add(struct value *list, const char *text);

/* For the template engine. What is not there, or is not of the kind asked for: NULL, "" or 0. value_kind() alone
 * needs a value. */
enum value_kind { VALUE_TEXT, VALUE_FLAG, VALUE_LIST, VALUE_MAP };
enum value_kind value_kind(const struct value *value);
const struct value *value_get(const struct value *map, const char *key, size_t key_length);
const char *value_text(const struct value *text);
bool value_is_true(const struct value *value); /* false: NULL, flag false, empty list, empty text */
size_t value_count(const struct value *list);
const struct value *value_item(const struct value *list, size_t index);

#endif
