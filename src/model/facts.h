/*
 * facts.h: what is known of a machine or an environment: an ordered list of
 * dotted keys with typed values ("cpu.vendor", "cache.l2.bytes"). A fact that
 * could not be found is absent; nothing is filled in. Keys are lower case,
 * segments of [a-z0-9_-], and keys with the same first segment (the group)
 * stand together, as do those with the same first two, and so on. Units are the end of the key: _bytes, _hz, _seconds.
 */
#ifndef LAPCHART_MODEL_FACTS_H
#define LAPCHART_MODEL_FACTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"

enum fact_kind { FACT_TEXT, FACT_INT, FACT_NUMBER, FACT_BOOL, FACT_LIST };

struct fact {
	char *key;
	enum fact_kind kind;
	char *text;      /* FACT_TEXT; never empty */
	int64_t integer; /* FACT_INT, FACT_BOOL */
	double number;   /* FACT_NUMBER, finite */
	char **list;     /* FACT_LIST: words, in the order of the source */
	size_t list_count;
};

struct facts {
	struct fact *items;
	size_t count, capacity;
};

/* Each adds at the end of its group or replaces. NULL or "" as text, and NaN, add nothing. */
void facts_text(struct facts *facts, const char *key, const char *value);
void facts_int(struct facts *facts, const char *key, int64_t value);
void facts_number(struct facts *facts, const char *key, double value);
void facts_bool(struct facts *facts, const char *key, bool value);
void facts_words(struct facts *facts, const char *key, const char *space_separated);

const struct fact *facts_find(const struct facts *facts, const char *key); /* NULL: absent */
const char *facts_get_text(const struct facts *facts, const char *key);    /* NULL: absent or no text */
int64_t facts_get_int(const struct facts *facts, const char *key, int64_t otherwise);
bool facts_has_word(const struct facts *facts, const char *key, const char *word);
void facts_append(struct facts *to, const struct facts *from);
/* Those of a group ("gpu") only; whether there is any. */
bool facts_append_group(struct facts *to, const struct facts *from, const char *group);
void facts_free(struct facts *facts);

/* The value as a person reads it: bytes as "480 MiB", Hz as "2.60 GHz", a list joined by spaces, yes/no. */
void fact_write(struct buf *out, const struct fact *fact);

/* One JSON object, nested by the dots: {"cpu":{"vendor":...}}. Same facts, same bytes. */
void facts_write_json(struct json *json, const char *key, const struct facts *facts);
/* Reads it back; order and kinds are kept (a number with a fraction or exponent is FACT_NUMBER). What cannot be a fact
 * is left out: names that are no segment, objects more than FACTS_DEPTH_MAX deep, lists in lists. `out` must be {0}. */
#define FACTS_DEPTH_MAX 8
bool facts_read_json(struct facts *out, const char *text, struct error *err);

#endif
