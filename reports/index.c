/* index.html: the verdict, what failed, the first comparison, the others as cards, the machine, the runs. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/page_data.h"
#include "reports/problems.h"

#define RUNS_SHOWN 12

static void list_index(struct page_list *list, const struct report *report, const struct site *site)
{
	(void)site;
	page_list_add(list, report, "index.html", "");
}

static void put_thumbnail(struct value *card, const struct plate *plate)
{
	value_put(card, "src", plate->path);
	value_putf(card, "width", "%.0f", plate->thumbnail.scene.width);
	value_putf(card, "height", "%.0f", plate->thumbnail.scene.height);
}

static void put_place(struct value *card, const char *page, const char *anchor)
{
	value_putf(card, "href", "%s%s%.*s", page, *anchor ? "#" : "", *anchor ? (int)strlen(anchor) - 1 : 0, anchor);
}

static void put_card(struct value *card, const struct site *site, const struct board *board)
{
	struct buf finding = BUF_INIT;
	words_finding(&finding, site, board);
	put_buf(card, "finding", &finding);
	value_put(card, "title", board->benchmark->title);
	put_place(card, board->page, board->anchor);
	put_thumbnail(card, site_plate(site, board, PLATE_TIME));
	put_commit(card, "commit", site, board->commit, board->dirty);
	if (site->machine_count > 1)
		put_machine(card, "machine", site, board->machine);
}

static void put_group_card(struct value *card, const struct site *site, const struct group *group)
{
	const struct board *board = &site->boards[group->boards[0]];
	struct buf finding = BUF_INIT;
	words_group_finding(&finding, site, group);
	put_buf(card, "finding", &finding);
	value_put(card, "title", group->title);
	put_place(card, group->page, group->anchor);
	put_thumbnail(card, site_group_plate(site, group, PLATE_GROUP_LOG));
	put_commit(card, "commit", site, board->commit, board->dirty);
	if (site->machine_count > 1)
		put_machine(card, "machine", site, group->machine);
}

/* A group has one card, where the first of its benchmarks would have its own; the first comparison of the page has
 * none. */
static void put_cards(struct value *data, const struct site *site)
{
	struct value *cards = value_put_list(data, "cards");
	const struct group *first = site->board_count ? site_group(site, &site->boards[0]) : NULL;
	bool *done = mem_zero(site->group_count + 1, sizeof *done);
	for (size_t i = 1; i < site->board_count; i++) {
		const struct group *group = site_group(site, &site->boards[i]);
		if (group == NULL)
			put_card(value_add_map(cards), site, &site->boards[i]);
		else if (group != first && !done[group - site->groups])
			put_group_card(value_add_map(cards), site, group);
		if (group)
			done[group - site->groups] = true;
	}
	value_put_flag(data, "has_cards", value_count(cards) > 0);
	free(done);
}

static void put_first(struct value *data, const struct site *site)
{
	const struct board *board = &site->boards[0];
	const struct group *group = site_group(site, board);
	struct value *first = value_put_map(data, "first");
	value_put(first, "title", group ? group->title : board->benchmark->title);
	value_put(first, "name", group ? group->title : board->benchmark->name);
	value_put(first, "href", group ? group->page : board->page);
	put_commit(first, "commit", site, board->commit, board->dirty);
	put_machine(first, "machine", site, board->machine);
	if (group)
		put_figure(first, "figure", site, site_group_plate(site, group, PLATE_GROUP), "");
	else
		put_figure(first, "figure", site, site_plate(site, board, PLATE_TIME), board->page);
}

static void put_machine_card(struct value *card, const struct site *site, size_t index)
{
	const struct machine *machine = &site->machines[index];
	struct buf text = BUF_INIT;
	char *page = machine_page(site, index);
	value_put(card, "name", machine->name);
	value_put(card, "href", page);
	value_put(card, "cpu", facts_get_text(&machine->facts, "cpu.model_name"));
	const struct fact *memory = facts_find(&machine->facts, "memory.total_bytes");
	if (memory)
		fact_write(&text, memory);
	put_buf(card, "memory", &text);
	int64_t cores = facts_get_int(&machine->facts, "topology.cores", 0);
	if (cores > 0)
		value_putf(card, "cores", "%lld", (long long)cores);
	put_libraries(card, site, index);
	free(page);
}

static bool render_index(const struct render *render, const struct page *page, struct error *err)
{
	const struct site *site = render->site;
	struct buf verdict = BUF_INIT;
	words_verdict(&verdict, site);
	struct value *data = page_begin(render, page, "Overview", verdict.data);
	put_buf(data, "verdict", &verdict);
	value_put_flag(data, "is_empty", site->board_count == 0);
	if (site->board_count) {
		put_first(data, site);
		put_problems(data, site, NULL);
	}
	put_cards(data, site);
	struct value *machines = value_put_list(data, "machines");
	for (size_t i = 0; i < site->machine_count; i++)
		put_machine_card(value_add_map(machines), site, i);
	put_runs(data, site, NULL, NULL, RUNS_SHOWN);
	return page_finish(render, page, data, err);
}

extern const struct report index_report;
const struct report index_report = {.name = "index", .list = list_index, .render = render_index};
