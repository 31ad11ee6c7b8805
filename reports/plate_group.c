/* The common figure of a group: the time of each member at its largest problem, side by side. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/plate.h"
#include "reports/words.h"

/* "PSF imaging · pupil 1024, 10 wavelengths". */
static char *panel_title(const struct board *board, const struct board_panel *panel)
{
	struct buf text = BUF_INIT;
	buf_text(&text, board->benchmark->title);
	if (panel->value)
		buf_printf(&text, " · %s", panel->value);
	if (board->constants)
		buf_printf(&text, "%s%s", panel->value ? ", " : " · ", board->constants);
	return buf_detach(&text);
}

/* What was published took many times as long as what is measured: a scale from zero would not show the latter. */
static void build_member(struct figure *figure, struct plate *plate, const struct site *site, size_t index, bool is_log)
{
	const struct board *board = &site->boards[site->groups[plate->group].boards[index]];
	const struct board_panel *lines = board_main_panel(site, board);
	plate_panel(&figure->panels[index], plate, site, board, lines, KIND_ALL, value_time, UNIT_SECONDS);
	plate_mark(figure, plate, board, lines, KIND_ALL, index);
	if (is_log)
		plate_published(&figure->panels[index], plate, site, board, lines, false);
	figure->panels[index].title = plate_text(plate, panel_title(board, lines));
}

static bool build(struct figure *figure, struct plate *plate, const struct site *site, enum scale_kind scale)
{
	const struct group *group = &site->groups[plate->group];
	struct buf finding = BUF_INIT;
	figure->panels = mem_zero(group->board_count, sizeof *figure->panels);
	figure->count = group->board_count;
	for (size_t i = 0; i < group->board_count; i++)
		build_member(figure, plate, site, i, scale == SCALE_LOG);
	figure->x = plate_axis(&site->boards[group->boards[0]]);
	figure->y = (struct axis){
		.label = "time", .scale = scale, .unit = UNIT_SECONDS, .from_zero = scale == SCALE_LINEAR};
	words_group_finding(&finding, site, group);
	plate->title = buf_detach(&finding);
	struct buf note = BUF_INIT;
	buf_printf(&note, "Median with its 95%% interval; the fastest is drawn wide.%s",
		   figure->mark_count ? " Rings: where lines change order." : "");
	if (scale == SCALE_LOG)
		plate_published_note(&note, site, group->boards, group->board_count);
	plate->note = buf_detach(&note);
	return true;
}

bool build_group(struct figure *figure, struct plate *plate, const struct site *site)
{
	return build(figure, plate, site, SCALE_LINEAR);
}

bool build_group_log(struct figure *figure, struct plate *plate, const struct site *site)
{
	return build(figure, plate, site, SCALE_LOG);
}
