#include "base/number.h"

#include <errno.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

/* Nothing in lapchart calls setlocale(), so strtod() and printf() use the "C" locale. */

static bool whole(const char *text, const char *end, struct error *err, const char *what)
{
	if (end != text && *end == '\0')
		return true;
	return error_set(err, ERROR_DATA, "'%s' is not %s", text, what);
}

static bool starts_like_number(const char *text)
{
	if (*text == '-' || *text == '+')
		text++;
	return (*text >= '0' && *text <= '9') || *text == '.';
}

bool number_int(int64_t *out, const char *text, struct error *err)
{
	char *end = (char *)text;
	errno = 0;
	long long value = starts_like_number(text) ? strtoll(text, &end, 10) : 0;
	if (!whole(text, end, err, "a whole number"))
		return false;
	if (errno == ERANGE)
		return error_set(err, ERROR_DATA, "'%s' is too large for a 64-bit number", text);
	*out = value;
	return true;
}

bool number_uint(uint64_t *out, const char *text, struct error *err)
{
	char *end = (char *)text;
	errno = 0;
	/* strtoull would take "-1" as 2^64 - 1. */
	unsigned long long value = *text != '-' && starts_like_number(text) ? strtoull(text, &end, 10) : 0;
	if (!whole(text, end, err, "a whole number that is not negative"))
		return false;
	if (errno == ERANGE)
		return error_set(err, ERROR_DATA, "'%s' is too large for a 64-bit number", text);
	*out = value;
	return true;
}

/* Reads a decimal number at the start of text; *end is behind it (== text: none). */
static double leading_double(const char *text, char **end)
{
	*end = (char *)text;
	/* strtod() would read hexadecimal numbers too. */
	if (!starts_like_number(text) || text[strspn(text, "+-0")] == 'x' || text[strspn(text, "+-0")] == 'X')
		return 0;
	return strtod(text, end);
}

bool number_double(double *out, const char *text, struct error *err)
{
	char *end;
	double value = leading_double(text, &end);
	if (!whole(text, end, err, "a number"))
		return false;
	if (!isfinite(value))
		return error_set(err, ERROR_DATA, "'%s' is too large for a double", text);
	*out = value;
	return true;
}

struct unit {
	const char *name;
	double factor;
};

/* Reads NUMBER[ ]UNIT; not negative, finite. */
static bool with_unit(double *out, const char *text, const struct unit *units, size_t count, const char *what,
		      struct error *err)
{
	char *end;
	double value = leading_double(text, &end);
	if (end == text || !(value >= 0) || !isfinite(value))
		return error_set(err, ERROR_DATA, "'%s' is not %s", text, what);
	while (*end == ' ')
		end++;
	for (size_t i = 0; i < count; i++) {
		if (strcasecmp(end, units[i].name) == 0) {
			value *= units[i].factor;
			if (!isfinite(value))
				return error_set(err, ERROR_DATA, "'%s' is too large", text);
			*out = value;
			return true;
		}
	}
	return error_set(err, ERROR_DATA, "'%s' is not %s", text, what);
}

bool number_duration(double *seconds, const char *text, struct error *err)
{
	static const struct unit units[] = {
		{"", 1}, {"s", 1}, {"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9}, {"min", 60}, {"m", 60}, {"h", 3600},
	};
	return with_unit(seconds, text, units, COUNT_OF(units), "a duration (such as 250ms, 2s or 5min)", err);
}

bool number_bytes(uint64_t *bytes, const char *text, struct error *err)
{
	static const double k = 1024;
	const struct unit units[] = {
		{"", 1},
		{"b", 1},
		{"k", k},
		{"kb", k},
		{"kib", k},
		{"m", k * k},
		{"mb", k * k},
		{"mib", k * k},
		{"g", k * k * k},
		{"gb", k * k * k},
		{"gib", k * k * k},
		{"t", k * k * k * k},
		{"tb", k * k * k * k},
		{"tib", k * k * k * k},
	};
	double value;
	if (!with_unit(&value, text, units, COUNT_OF(units), "a size (such as 512MiB or 2G)", err))
		return false;
	if (value >= 0x1p63)
		return error_set(err, ERROR_DATA, "'%s' is too large for a size", text);
	*bytes = (uint64_t)value;
	return true;
}

/* Three significant digits without an exponent; values of 1000 and more are whole. */
void number_write_short(struct buf *out, double value)
{
	double size = fabs(value);
	if (!isfinite(value) || value == 0 || size < 1e-6 || size >= 1e15) {
		buf_printf(out, "%.3g", value);
		return;
	}
	/* Round first: 9.996 has to come out as 10.0, not as 10.00. */
	char digits[32];
	snprintf(digits, sizeof digits, "%.2e", size);
	int exponent = atoi(strchr(digits, 'e') + 1);
	int decimals = exponent >= 2 ? 0 : 2 - exponent;
	buf_printf(out, "%.*f", decimals, value);
}

void number_write_seconds(struct buf *out, double seconds)
{
	static const struct unit units[] = {{"s", 1}, {"ms", 1e-3}, {"µs", 1e-6}, {"ns", 1e-9}};
	double size = fabs(seconds);
	if (size >= 119.5 && isfinite(size)) {
		double total = round(size);
		double hours = floor(total / 3600), minutes = floor(fmod(total, 3600) / 60), rest = fmod(total, 60);
		buf_text(out, seconds < 0 ? "-" : "");
		if (hours > 0)
			buf_printf(out, "%.0f h %.0f min", hours, minutes);
		else
			buf_printf(out, "%.0f min %.0f s", minutes, rest);
		return;
	}
	size_t unit = 0;
	/* 0.9996 ms rounds to "1.00 ms", not to "1000 µs". */
	while (unit + 1 < COUNT_OF(units) && size < 0.9995 * units[unit].factor)
		unit++;
	if (size == 0)
		unit = 0;
	number_write_short(out, seconds / units[unit].factor);
	buf_printf(out, " %s", units[unit].name);
}

void number_write_bytes(struct buf *out, double bytes)
{
	static const char *const names[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
	size_t unit = 0;
	while (unit + 1 < COUNT_OF(names) && fabs(bytes) >= 999.5) {
		bytes /= 1024;
		unit++;
	}
	if (unit == 0)
		buf_printf(out, "%.0f", bytes);
	else
		number_write_short(out, bytes);
	buf_printf(out, " %s", names[unit]);
}

void number_write_si(struct buf *out, double value)
{
	static const char *const names[] = {"", "k", "M", "G", "T", "P", "E"};
	size_t unit = 0;
	while (unit + 1 < COUNT_OF(names) && fabs(value) >= 999.5) {
		value /= 1000;
		unit++;
	}
	number_write_short(out, value);
	buf_printf(out, " %s", names[unit]);
}

void number_write_exact(struct buf *out, double value)
{
	char text[40];
	/* Any 15 digits survive a double, and %g drops the zeros behind; below DBL_MIN there are fewer. */
	for (int digits = fabs(value) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	buf_text(out, text);
}

void number_write_count(struct buf *out, uint64_t count, const char *singular, const char *plural)
{
	buf_printf(out, "%llu %s", (unsigned long long)count, count == 1 ? singular : plural);
}
