#include "reports/words.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/line_words.h"

void words_time(struct buf *out, const struct summary *time)
{
	if (isfinite(time->median))
		number_write_seconds(out, time->median);
}

/* What one unit of the median's text is, in seconds; 0 where that is minutes and more. */
static double unit_of(double seconds)
{
	static const double units[] = {1, 1e-3, 1e-6, 1e-9};
	if (seconds >= 60)
		return 0;
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (seconds >= 0.9995 * units[i])
			return units[i];
	return 1e-9;
}

void words_interval(struct buf *out, const struct summary *time)
{
	if (!time->has_interval || !isfinite(time->low) || !isfinite(time->high))
		return;
	double unit = unit_of(time->median);
	const double ends[] = {time->low, time->high};
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		buf_text(out, i ? ", " : "");
		if (unit > 0)
			number_write_short(out, ends[i] / unit);
		else
			number_write_seconds(out, ends[i]);
	}
}

void words_ratio(struct buf *out, double ratio)
{
	if (!isfinite(ratio))
		return;
	number_write_short(out, ratio);
	buf_text(out, "×");
}

void words_share(struct buf *out, double share)
{
	if (isfinite(share))
		buf_printf(out, share < 0.0995 ? "%.1f%%" : "%.0f%%", 100 * share);
}

void words_rate(struct buf *out, double per_second, const char *unit)
{
	if (!isfinite(per_second))
		return;
	number_write_si(out, per_second);
	buf_printf(out, "%s/s", unit);
}

static void write_time(struct buf *out, int64_t unix_seconds, const char *format)
{
	time_t when = (time_t)unix_seconds;
	struct tm parts;
	char text[64];
	if (gmtime_r(&when, &parts) && strftime(text, sizeof text, format, &parts) > 0)
		buf_text(out, text);
}

void words_date(struct buf *out, int64_t unix_seconds)
{
	write_time(out, unix_seconds, "%Y-%m-%d");
}

void words_minute(struct buf *out, int64_t unix_seconds)
{
	write_time(out, unix_seconds, "%Y-%m-%d %H:%M UTC");
}

void words_state(struct buf *out, enum state state)
{
	for (const char *c = state_name(state); *c; c++)
		buf_char(out, *c == '-' ? ' ' : *c);
}

void words_at(struct buf *out, const struct board *board, size_t x)
{
	if (board->benchmark->axis)
		param_words_named(out, board->benchmark->axis, board->x_texts[x]);
}
