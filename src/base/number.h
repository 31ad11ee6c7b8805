/*
 * number.h: numbers read from text with every error noticed, and numbers
 * written for people. Parsing is independent of the locale and takes the
 * whole text: trailing characters, overflow, NaN and infinity are errors
 * whose message quotes the text (what it belongs to is the caller's context).
 */
#ifndef LAPCHART_BASE_NUMBER_H
#define LAPCHART_BASE_NUMBER_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

bool number_int(int64_t *out, const char *text, struct error *err);
bool number_uint(uint64_t *out, const char *text, struct error *err);
bool number_double(double *out, const char *text, struct error *err);

/* "250ms", "10us", "1.5s", "2min", "1h", "40ns"; a bare number is seconds. Not negative. */
bool number_duration(double *seconds, const char *text, struct error *err);

/* "512MiB", "2G", "4096": k, M, G, T with or without iB are powers of 1024. */
bool number_bytes(uint64_t *bytes, const char *text, struct error *err);

/* For people: three significant digits and a unit, "5.10 ms", "153 ms", "2.40 s", "3 min 20 s". */
void number_write_seconds(struct buf *out, double seconds);
/* "4.00 GiB", "812 KiB", "17 B". */
void number_write_bytes(struct buf *out, double bytes);
/* "21.3 G" for 2.13e10: SI prefix, three significant digits; the caller adds the unit. */
void number_write_si(struct buf *out, double value);
/* Three significant digits, no exponent where it can be avoided: "30.1", "0.0123", "1234". */
void number_write_short(struct buf *out, double value);
/* The shortest decimal text that reads back as the same double. */
void number_write_exact(struct buf *out, double value);
/* "1 point", "3 points". */
void number_write_count(struct buf *out, uint64_t count, const char *singular, const char *plural);

#endif
