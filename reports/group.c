/* benchmark/GROUP.html: benchmarks that belong together, in one figure; a part for each machine. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/crossovers.h"
#include "reports/page_data.h"

static void list_groups(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t i = 0; i < site->group_count; i++)
		if (!*site->groups[i].anchor)
			page_list_add(list, report, site->groups[i].page, site->groups[i].name);
}

/* Of the machine's part of a benchmark's page. */
static void put_board_href(struct value *map, const struct board *board)
{
	value_putf(map, "href", "%s%s%.*s", board->page, *board->anchor ? "#" : "",
		   *board->anchor ? (int)strlen(board->anchor) - 1 : 0, board->anchor);
}

static size_t without_time(const struct site *site, const struct board *board)
{
	size_t count = 0;
	for (size_t i = 0; i < board->entry_count; i++)
		count += site->entries[board->entries[i]].state != STATE_OK;
	return count;
}

static void put_member(struct value *item, const struct site *site, const struct board *board)
{
	const struct board_panel *panel = board_main_panel(site, board);
	struct buf finding = BUF_INIT;
	value_put(item, "title", board->benchmark->title);
	value_put(item, "name", board->benchmark->name);
	value_put(item, "about", board->benchmark->description);
	put_board_href(item, board);
	words_panel_finding(&finding, site, board, panel);
	put_buf(item, "finding", &finding);
	put_commit(item, "commit", site, board->commit, board->dirty);
	put_crossovers(item, board, (size_t)(panel - board->panels));
	size_t count = without_time(site, board);
	if (count)
		value_putf(item, "without_time", "%zu", count);
}

static void put_section(struct value *section, const struct render *render, const struct group *group)
{
	const struct site *site = render->site;
	const struct plate *linear = site_group_plate(site, group, PLATE_GROUP);
	const struct plate *logarithmic = site_group_plate(site, group, PLATE_GROUP_LOG);
	if (*group->anchor)
		value_putf(section, "anchor", "%.*s", (int)strlen(group->anchor) - 1, group->anchor);
	value_put(section, "id", group->slug);
	put_machine(section, "machine", site, group->machine);
	put_figure(value_put_map(section, "linear"), "figure", site, linear, "../");
	put_figure(value_put_map(section, "logarithmic"), "figure", site, logarithmic, "../");
	struct value *members = value_put_list(section, "members");
	for (size_t i = 0; i < group->board_count; i++)
		put_member(value_add_map(members), site, &site->boards[group->boards[i]]);
}

static bool render_group(const struct render *render, const struct page *page, struct error *err)
{
	const struct site *site = render->site;
	struct value *sections = NULL, *data = NULL;
	for (size_t i = 0; i < site->group_count; i++) {
		const struct group *group = &site->groups[i];
		if (strcmp(group->name, page->key) != 0)
			continue;
		if (!data) {
			struct buf finding = BUF_INIT;
			words_group_finding(&finding, site, group);
			data = page_begin(render, page, group->title, finding.data);
			value_put(data, "title", group->title);
			sections = value_put_list(data, "sections");
			buf_free(&finding);
		}
		put_section(value_add_map(sections), render, group);
	}
	return page_finish(render, page, data, err);
}

extern const struct report group_report;
const struct report group_report = {.name = "group", .list = list_groups, .render = render_group};
