#include "chart/tick_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

struct unit_form {
	const char *suffix;
	double factor;
};

/* Largest first; a table ends with the one for all that is smaller. */
static const struct unit_form numbers[] = {{"T", 1e12}, {"G", 1e9}, {"M", 1e6}, {"", 1}};
static const struct unit_form seconds[] = {{" s", 1}, {" ms", 1e-3}, {" µs", 1e-6}, {" ns", 1e-9}, {" ps", 1e-12}};
static const struct unit_form bytes[] = {{" PiB", 0x1p50}, {" TiB", 0x1p40}, {" GiB", 0x1p30},
					 {" MiB", 0x1p20}, {" KiB", 0x1p10}, {" B", 1}};
static const struct unit_form ratio[] = {{"×", 1}};
static const struct unit_form percent[] = {{"%", 0.01}};

static const struct {
	const struct unit_form *forms;
	size_t count;
} units[] = {
	[UNIT_NUMBER] = {numbers, COUNT_OF(numbers)},  [UNIT_SECONDS] = {seconds, COUNT_OF(seconds)},
	[UNIT_BYTES] = {bytes, COUNT_OF(bytes)},       [UNIT_RATIO] = {ratio, COUNT_OF(ratio)},
	[UNIT_PERCENT] = {percent, COUNT_OF(percent)},
};

static const struct unit_form *form_for(enum axis_unit unit, double size)
{
	const struct unit_form *form = units[unit].forms, *last = form + units[unit].count - 1;
	while (form < last && size < form->factor * (1 - 1e-9))
		form++;
	return form;
}

/* "12345.6" becomes "12,345.6"; up to four digits stay together. */
static void group_thousands(char *out, size_t size, const char *digits)
{
	size_t whole = strcspn(digits, "."), used = 0;
	for (size_t i = 0; digits[i] && used + 2 < size; i++) {
		if (i > 0 && i < whole && whole > 4 && (whole - i) % 3 == 0)
			out[used++] = ',';
		out[used++] = digits[i];
	}
	out[used] = '\0';
}

static void drop_zeros(char *digits)
{
	if (!strchr(digits, '.'))
		return;
	char *end = digits + strlen(digits);
	while (end[-1] == '0')
		end--;
	if (end[-1] == '.')
		end--;
	*end = '\0';
}

static void write_scaled(char out[TICK_TEXT_SIZE], double value, int decimals, bool trim, const char *suffix)
{
	char digits[TICK_TEXT_SIZE], grouped[TICK_TEXT_SIZE];
	double size = fabs(value);
	if (size >= 1e6 || size < 1e-4) {
		snprintf(grouped, sizeof grouped, "%.3g", size);
	} else {
		snprintf(digits, sizeof digits, "%.*f", decimals, size);
		if (trim)
			drop_zeros(digits);
		group_thousands(grouped, sizeof grouped, digits);
	}
	snprintf(out, TICK_TEXT_SIZE, "%s%.20s%s", value < 0 ? "−" : "", grouped, suffix);
}

void tick_text(char out[TICK_TEXT_SIZE], enum axis_unit unit, double value)
{
	if (value == 0) {
		snprintf(out, TICK_TEXT_SIZE, "0");
		return;
	}
	const struct unit_form *form = form_for(unit, fabs(value));
	double scaled = value / form->factor;
	int exponent = (int)floor(log10(fabs(scaled)));
	write_scaled(out, scaled, exponent >= 3 ? 0 : 3 - exponent, true, form->suffix);
}

void tick_text_linear(char out[TICK_TEXT_SIZE], enum axis_unit unit, double value, double step, double largest)
{
	const struct unit_form *form = form_for(unit, largest);
	if (fabs(value) < step / 1000) {
		snprintf(out, TICK_TEXT_SIZE, "0");
		return;
	}
	int decimals = (int)ceil(-log10(step / form->factor) - 1e-9);
	write_scaled(out, value / form->factor, decimals < 0 ? 0 : decimals > 12 ? 12 : decimals, false, form->suffix);
}
