/* Figures of the pages as scenes, line by line. */
#include <string.h>

#include "../chart/golden.h"
#include "../check_main.h"
#include "chart/paint.h"
#include "reports/board.h"
#include "shop.h"

TCase *plate_tests(void);

/* All that is published of race_everything(), and of what comes behind it, in letters of one width. */
static struct site lay_out(struct font *font, void (*more)(struct store *store))
{
	struct store *store = shop_store();
	struct site site = {.title = "test", .definitions = shop_definitions(), .published = shop_published()};
	struct error err = ERROR_INIT;
	race_everything(store);
	if (more)
		more(store);
	ck_assert_msg(site_load(&site, store, &err), "%s", err.message);
	store_close(store);
	site_arrange(&site);
	site_lay_out(&site, font);
	return site;
}

static struct site lay_out_everything(struct font *font)
{
	return lay_out(font, NULL);
}

static const struct board *board_of(const struct site *site, const char *benchmark)
{
	for (size_t i = 0; i < site->board_count; i++)
		if (strcmp(site->boards[i].benchmark->name, benchmark) == 0)
			return &site->boards[i];
	ck_abort_msg("no board of %s", benchmark);
}

static void expect_scene(const char *name, const struct layout *layout)
{
	struct buf text = BUF_INIT;
	paint_text(&text, &layout->scene);
	golden_check(name, &text);
	buf_free(&text);
}

START_TEST(new_figures_are_as_they_were_seen)
{
	struct font *font = font_open_fixed();
	struct site site = lay_out_everything(font);
	ck_assert_uint_eq(site.group_count, 1);
	const struct board *coronagraph = board_of(&site, "psf-coronagraph");
	expect_scene("reports/group.txt", &site_group_plate(&site, &site.groups[0], PLATE_GROUP)->wide);
	expect_scene("reports/group-log-narrow.txt",
		     &site_group_plate(&site, &site.groups[0], PLATE_GROUP_LOG)->narrow);
	expect_scene("reports/memory.txt", &site_plate(&site, coronagraph, PLATE_MEMORY)->wide);
	expect_scene("reports/efficiency.txt", &site_plate(&site, coronagraph, PLATE_EFFICIENCY)->wide);
	expect_scene("reports/elements.txt",
		     &site_plate(&site, board_of(&site, "mandelbrot-salon"), PLATE_TIME)->narrow);
	site_free(&site);
	font_close(font);
}
END_TEST

/* The list of a page begins with those that concern the fastest line. */
START_TEST(crossovers_of_the_fastest_come_first)
{
	struct font *font = font_open_fixed();
	struct site site = lay_out_everything(font);
	const struct board *imaging = board_of(&site, "psf-imaging");
	ck_assert_uint_ge(imaging->crossover_count, 3);
	for (size_t i = 0; i < imaging->crossover_count; i++) {
		const struct board_crossover *crossover = &imaging->crossovers[i];
		ck_assert(crossover->at.low <= crossover->at.x && crossover->at.x <= crossover->at.high);
		ck_assert_double_ge(crossover->behind, 1 - 1e-12);
		ck_assert(i == 0 || crossover->behind >= imaging->crossovers[i - 1].behind);
		ck_assert(crossover->winner->drawn && crossover->loser->drawn);
	}
	site_free(&site);
	font_close(font);
}
END_TEST

/* Each kind has a panel of its own, and what was published too; a line is in one of them. */
START_TEST(many_lines_are_parted_by_kind)
{
	struct font *font = font_open_fixed();
	struct site site = lay_out(font, race_peers);
	const struct board *board = board_of(&site, "mandelbrot-tutorial");
	size_t drawn[KIND_ALL] = {0};
	ck_assert(board->by_kind);
	ck_assert(!board_of(&site, "psf-imaging")->by_kind);
	for (size_t i = 0; i < board->panels[0].count; i++) {
		const struct line *line = &board->panels[0].lines[i];
		drawn[line->kind] += line->drawn && line_has_time(&site, board, line);
		for (size_t k = 0; k < i; k++) {
			const struct line *other = &board->panels[0].lines[k];
			if (line->drawn && other->drawn && line->kind == other->kind &&
			    strcmp(line->family_name, other->family_name) != 0)
				ck_assert_int_ne(line->family, other->family);
		}
	}
	ck_assert_uint_eq(drawn[KIND_NATIVE], 8);
	ck_assert_uint_eq(drawn[KIND_GPU], 4);
	ck_assert_uint_eq(drawn[KIND_PEER], 12);
	expect_scene("reports/kinds.txt", &site_plate(&site, board, PLATE_TIME)->wide);
	site_free(&site);
	font_close(font);
}
END_TEST

START_TEST(families_in_one_figure_differ_in_colour)
{
	struct font *font = font_open_fixed();
	struct site site = lay_out_everything(font);
	const struct board_panel *panel = &board_of(&site, "psf-imaging")->panels[0];
	for (size_t a = 0; a < panel->count; a++)
		for (size_t b = 0; b < a; b++) {
			const struct line *one = &panel->lines[a], *other = &panel->lines[b];
			if (one->drawn && other->drawn && strcmp(one->family_name, other->family_name) != 0)
				ck_assert_int_ne(one->family % SERIES_COLOURS, other->family % SERIES_COLOURS);
		}
	site_free(&site);
	font_close(font);
}
END_TEST

TCase *plate_tests(void)
{
	TCase *tests = tcase_create("plate");
	tcase_add_checked_fixture(tests, shop_open, shop_close);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, new_figures_are_as_they_were_seen);
	tcase_add_test(tests, crossovers_of_the_fastest_come_first);
	tcase_add_test(tests, many_lines_are_parted_by_kind);
	tcase_add_test(tests, families_in_one_figure_differ_in_colour);
	return tests;
}
