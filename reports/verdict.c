/* Sentences computed from the data: findings and the verdict. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "reports/board.h"
#include "reports/classes.h"
#include "reports/words.h"

#define CLOSE 1.05 /* without an interval, times nearer than this are not told apart */

static bool is_tie(const struct summary *other, const struct summary *best)
{
	struct summary ratio = summary_ratio(other, best);
	return ratio.has_interval ? ratio.low <= 1 : ratio.median < CLOSE;
}

/* Lines other than the best that the intervals do not tell from it; *first is the fastest of them. */
static size_t count_ties(const struct site *site, const struct board_panel *panel, const struct line *best, size_t x,
			 const struct line **first)
{
	size_t count = 0;
	*first = NULL;
	for (size_t i = 0; i < panel->count; i++) {
		const struct line *line = &panel->lines[i];
		if (line == best || !isfinite(line_seconds(site, line, x)) ||
		    !is_tie(&site->entries[line->entries[x]].time, &site->entries[best->entries[x]].time))
			continue;
		count++;
		if (!*first || line_seconds(site, line, x) < line_seconds(site, *first, x))
			*first = line;
	}
	return count;
}

static void write_lead(struct buf *out, const struct site *site, const struct board_panel *panel,
		       const struct line *best, size_t x)
{
	const struct line *next;
	size_t ties = count_ties(site, panel, best, x, &next);
	buf_printf(out, "%s%s", best->phrase, is_shortcut(site, best, x) ? " (a shortcut)" : "");
	if (ties == 1)
		buf_printf(out, " and %s share the lead", next->phrase);
	else if (ties > 1)
		buf_printf(out, " and %zu others share the lead", ties);
	else
		buf_text(out, panel->count > 1 ? " is fastest" : " was timed");
}

static void write_gain(struct buf *out, const struct site *site, const struct board_panel *panel,
		       const struct line *best, size_t x)
{
	if (best->reference == NOWHERE || &panel->lines[best->reference] == best)
		return;
	const struct summary *gain = &site->entries[best->entries[x]].speed_up;
	if (!isfinite(gain->median) || gain->median < 1.005 || (gain->has_interval && gain->low <= 1))
		return;
	buf_text(out, ", ");
	number_write_short(out, gain->median);
	buf_printf(out, " times as fast as %s", panel->lines[best->reference].phrase);
}

/* Behind a shortcut, the fastest of those that do all the work. */
static void write_plain(struct buf *out, const struct site *site, const struct board_panel *panel, size_t x)
{
	const struct line *plain = NULL;
	for (size_t i = 0; i < panel->count; i++) {
		const struct line *line = &panel->lines[i];
		double seconds = line_seconds(site, line, x);
		if (isfinite(seconds) && !is_shortcut(site, line, x) &&
		    (!plain || seconds < line_seconds(site, plain, x)))
			plain = line;
	}
	if (!plain)
		return;
	buf_printf(out, "; doing all the work, %s", plain->phrase);
	double gain = site->entries[plain->entries[x]].speed_up.median;
	if (plain->reference != NOWHERE && gain > 1.005) {
		buf_text(out, " (");
		number_write_short(out, gain);
		buf_text(out, " times)");
	}
}

static bool write_panel(struct buf *out, const struct site *site, const struct board *board,
			const struct board_panel *panel)
{
	size_t x;
	const struct line *best = panel_best(site, board, panel, &x);
	if (!best)
		return false;
	write_lead(out, site, panel, best, x);
	buf_text(out, " at ");
	words_at(out, board, x);
	write_gain(out, site, panel, best, x);
	if (is_shortcut(site, best, x))
		write_plain(out, site, panel, x);
	return true;
}

void words_panel_finding(struct buf *out, const struct site *site, const struct board *board,
			 const struct board_panel *panel)
{
	if (!write_panel(out, site, board, panel))
		buf_text(out, "nothing gave a time");
}

/* The part behind its name; false, and nothing written, where there is no time. */
static bool write_part(struct buf *out, const struct site *site, const struct board *board,
		       const struct board_panel *panel, const char *name)
{
	struct buf text = BUF_INIT;
	bool any = write_panel(&text, site, board, panel);
	if (any)
		buf_printf(out, "%s%s%s%s", out->length ? "; " : "", name, *name ? ": " : "", text.data);
	buf_free(&text);
	return any;
}

void words_finding(struct buf *out, const struct site *site, const struct board *board)
{
	struct buf text = BUF_INIT;
	bool any = false;
	for (size_t p = 0; p < board->panel_count; p++) {
		const struct board_panel *panel = &board->panels[p];
		bool named = board->panel_count > 1 && panel->value;
		any |= write_part(&text, site, board, panel, named ? panel->value : "");
	}
	buf_text(out, any ? text.data : "nothing gave a time");
	buf_free(&text);
}

void words_group_finding(struct buf *out, const struct site *site, const struct group *group)
{
	struct buf text = BUF_INIT;
	bool any = false;
	for (size_t i = 0; i < group->board_count; i++) {
		const struct board *board = &site->boards[group->boards[i]];
		any |= write_part(&text, site, board, board_main_panel(site, board), board->benchmark->title);
	}
	buf_text(out, any ? text.data : "nothing gave a time");
	buf_free(&text);
}

static bool was_tried(const struct entry *entry)
{
	return entry->state != STATE_SKIPPED && entry->state != STATE_UNAVAILABLE;
}

struct tally tally_of(const struct site *site, size_t commit, size_t machine, bool dirty)
{
	struct tally tally = {0};
	const char *last = NULL;
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->commit != commit || entry->machine != machine || entry->dirty != dirty || !was_tried(entry))
			continue;
		tally.tried++;
		tally.right += entry->state == STATE_OK;
		tally.benchmarks += !last || strcmp(last, entry->point.benchmark) != 0;
		last = entry->point.benchmark;
	}
	return tally;
}

static void write_tally(struct buf *out, const struct tally *tally)
{
	if (tally->tried == 0)
		return;
	buf_text(out, "; ");
	if (tally->right < tally->tried)
		buf_printf(out, "%zu of %zu answers", tally->right, tally->tried);
	else if (tally->tried > 1)
		buf_printf(out, "all %zu answers", tally->tried);
	else
		buf_text(out, "its answer");
	if (tally->benchmarks > 1)
		buf_printf(out, " of %zu benchmarks", tally->benchmarks);
	buf_text(out, tally->tried == 1 && tally->right == 1 ? " is right" : " are right");
}

static void write_race(struct buf *out, const struct site *site, const struct board *board)
{
	if (board->ways)
		number_write_count(out, board->ways, "way", "ways");
	else
		buf_text(out, "No way");
	buf_printf(out, " of computing %s %s at commit %.*s", board->benchmark->name,
		   board->ways ? "raced" : "gave a time", SHORT_SHA, site->commits[board->commit].sha);
	if (board->dirty)
		buf_text(out, " with uncommitted changes");
	if (site->machine_count > 1)
		buf_printf(out, " on %s", site->machines[board->machine].name);
}

void words_verdict(struct buf *out, const struct site *site)
{
	if (site->board_count == 0) {
		buf_text(out, site->entry_count ? "No benchmark has been measured yet, only the machine itself."
						: "Nothing has been measured yet.");
		return;
	}
	const struct board *board = &site->boards[0];
	struct tally tally = tally_of(site, board->commit, board->machine, board->dirty);
	write_race(out, site, board);
	if (board->ways) {
		buf_text(out, ": ");
		words_finding(out, site, board);
	}
	write_tally(out, &tally);
	buf_char(out, '.');
}
