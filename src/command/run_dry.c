/* `lapchart run --dry-run`: the points, and what they are thought to cost. */
#include <math.h>
#include <stdio.h>

#include "base/number.h"
#include "command/run.h"
#include "command/terminal.h"

static void add_seconds(struct columns *columns, double seconds)
{
	struct buf text = BUF_INIT;
	if (isfinite(seconds))
		number_write_seconds(&text, seconds);
	columns_add(columns, text.data, COLOUR_PLAIN);
	buf_free(&text);
}

static void add_point(struct columns *columns, const struct session *session, const struct run_point *point)
{
	struct buf note = BUF_INIT;
	if (point->planned->state != STATE_OK)
		buf_printf(&note, "%s: %s", state_name(point->planned->state), point->planned->reason);
	else if (point->stored)
		number_write_count(&note, (uint64_t)point->stored, "visit is stored already",
				   "visits are stored already");
	columns_add(columns, point->name, COLOUR_PLAIN);
	add_seconds(columns, point->planned->state == STATE_OK ? run_point_expect(session, point) : NAN);
	columns_add(columns, note.data, COLOUR_DIM);
	buf_free(&note);
}

void run_dry_print(const struct session *session)
{
	struct columns columns = {.width = 3, .align = "lrl"};
	struct buf text = BUF_INIT;
	columns_add(&columns, "point", COLOUR_BOLD);
	columns_add(&columns, "a visit", COLOUR_BOLD);
	columns_add(&columns, "", COLOUR_PLAIN);
	for (size_t i = 0; i < session->plan.count; i++)
		add_point(&columns, session, &session->points[i]);
	columns_write(&text, &columns, terminal_has_colour(stdout));
	number_write_count(&text, session->plan.count, "point, ", "points, ");
	number_write_count(&text, session->slot_count, "visit to come: about ", "visits to come: about ");
	number_write_seconds(&text, fmin(run_points_rest(session, 0), session->settings->budget));
	buf_text(&text, "\n");
	fputs(text.data, stdout);
	buf_free(&text);
	columns_free(&columns);
}
