#include "command/progress.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "command/terminal.h"

enum { BAR_WIDTH = 24 };

void progress_start(struct progress *progress, FILE *stream, bool quiet, size_t total)
{
	*progress = (struct progress){stream, quiet, terminal_is(stream), terminal_has_colour(stream), 0, total, false};
}

static void erase(struct progress *progress)
{
	if (progress->drawn)
		fputs("\r\033[K", progress->stream);
	progress->drawn = false;
}

static void write_bar(struct buf *out, const struct progress *progress)
{
	size_t full = progress->total ? progress->done * BAR_WIDTH / progress->total : 0;
	for (size_t i = 0; i < BAR_WIDTH; i++)
		buf_text(out, i < full ? "━" : i == full ? "╸" : "─");
	buf_printf(out, " %zu/%zu", progress->done, progress->total);
}

/* Cut to the terminal's width: a line that wraps could not be erased. */
static void cut_to(struct buf *line, size_t columns)
{
	size_t at = 0;
	for (size_t used = 0; line->data[at] && used < columns; used++) {
		size_t length = utf8_length(line->data + at);
		at += length ? length : 1;
	}
	line->length = at;
	line->data[at] = '\0';
}

void progress_show(struct progress *progress, const char *what, double rest)
{
	if (progress->quiet || !progress->on_terminal)
		return;
	struct buf line = BUF_INIT;
	write_bar(&line, progress);
	if (isfinite(rest)) {
		buf_text(&line, "  ");
		number_write_seconds(&line, ceil(rest));
		buf_text(&line, " left");
	}
	buf_printf(&line, "  %s", what);
	buf_reserve(&line, 1);
	cut_to(&line, (size_t)terminal_width(progress->stream) - 1);
	erase(progress);
	fputs(line.data, progress->stream);
	fflush(progress->stream);
	progress->drawn = true;
	buf_free(&line);
}

void progress_done(struct progress *progress, const char *what, const char *outcome, bool bad)
{
	progress->done++;
	if (progress->quiet || (progress->on_terminal && !bad))
		return;
	erase(progress);
	struct buf line = BUF_INIT;
	if (!progress->on_terminal)
		buf_printf(&line, "%zu/%zu ", progress->done, progress->total);
	buf_printf(&line, "%s: ", what);
	utf8_plain_line(&line, outcome);
	bool red = bad && progress->colour;
	fprintf(progress->stream, "%s%s%s\n", red ? "\033[31m" : "", line.data, red ? "\033[0m" : "");
	buf_free(&line);
}

void progress_say(struct progress *progress, const char *text)
{
	if (!progress->quiet)
		progress_warn(progress, text);
}

void progress_warn(struct progress *progress, const char *text)
{
	erase(progress);
	fprintf(progress->stream, "%s\n", text);
}

void progress_end(struct progress *progress)
{
	erase(progress);
	fflush(progress->stream);
}
