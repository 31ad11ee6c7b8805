/*
 * line_words.h: what a way of computing is called.
 */
#ifndef LAPCHART_REPORTS_LINE_WORDS_H
#define LAPCHART_REPORTS_LINE_WORDS_H

#include "base/buf.h"
#include "model/params.h"

/* Fills the label ("openmp, 2 threads"), the phrase for sentences ("openmp with 2 threads") and the family's name
 * ("openmp") from the backend and the parameters that tell this line from others. A backend that is named as one of
 * its parameters goes by that one's value: "openblas-serial", "2 processes". All are appended to what is there. */
struct line_words {
	struct buf label, phrase, family;
};
void line_words_write(struct line_words *out, const char *backend, const struct params *params);

/* "2 threads", "1 process", "width 2000", "n = 1024", or the value where it speaks for itself ("python"). */
void param_words(struct buf *out, const char *name, const char *value);
/* The same for a value that needs its name: "counting python". */
void param_words_named(struct buf *out, const char *name, const char *value);

bool value_is_number(const char *value);

#endif
