/*
 * words.h: what the data says, in sentences and in numbers for people.
 */
#ifndef LAPCHART_REPORTS_WORDS_H
#define LAPCHART_REPORTS_WORDS_H

#include "base/buf.h"
#include "reports/site.h"

#define SHORT_SHA 7

/* "153 ms", and the interval in the same unit without it: "152, 155"; nothing without one. */
void words_time(struct buf *out, const struct summary *time);
void words_interval(struct buf *out, const struct summary *time);
/* "1.93×", "27%", "21.3 Gflop/s". */
void words_ratio(struct buf *out, double ratio);
void words_share(struct buf *out, double share);
void words_rate(struct buf *out, double per_second, const char *unit);
/* "2026-11-21", "2026-11-21 16:05 UTC". */
void words_date(struct buf *out, int64_t unix_seconds);
void words_minute(struct buf *out, int64_t unix_seconds);
/* "timed out". */
void words_state(struct buf *out, enum state state);

/* "width 2000": a value of the board's axis. */
void words_at(struct buf *out, const struct board *board, size_t x);
/* "openmp with 2 threads is fastest at width 2000, 1.9 times as fast as serial"; a part for each panel. No full
 * stop. Where intervals do not tell the first from the next, they share the lead. */
void words_finding(struct buf *out, const struct site *site, const struct board *board);
/* The same of one panel alone. */
void words_panel_finding(struct buf *out, const struct site *site, const struct board *board,
			 const struct board_panel *panel);
/* The same of a group: each member at its largest problem, behind its title. */
void words_group_finding(struct buf *out, const struct site *site, const struct group *group);
/* One sentence for the whole site. */
void words_verdict(struct buf *out, const struct site *site);

/* Points of the boards at the newest commit: how many were tried, and gave a right answer. */
struct tally {
	size_t tried, right, benchmarks;
};
struct tally tally_of(const struct site *site, size_t commit, size_t machine, bool dirty);

#endif
