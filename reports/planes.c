#include "reports/planes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"

/* --- which of them --- */

static struct plane_group *group_of(struct site *site, size_t first, const char *backend)
{
	for (size_t i = first; i < site->plane_group_count; i++)
		if (strcmp(site->entries[site->plane_groups[i].entry].point.backend, backend) == 0)
			return &site->plane_groups[i];
	return NULL;
}

/* One group a backend: the entry with the largest value of the axis; among equals the one that the tables have first.
 */
static void choose_groups(struct site *site, size_t index)
{
	const struct board *board = &site->boards[index];
	size_t first = site->plane_group_count;
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct entry *entry = &site->entries[board->entries[i]];
		size_t x = board_x(board, board->entries[i]);
		if (!entry->plane_result || x == NOWHERE)
			continue;
		struct plane_group *group = group_of(site, first, entry->point.backend);
		if (!group) {
			MEM_GROW(site->plane_groups, site->plane_group_count, site->plane_group_capacity);
			group = &site->plane_groups[site->plane_group_count++];
			*group = (struct plane_group){.board = index, .entry = board->entries[i], .x = x};
		} else if (x > group->x) {
			group->entry = board->entries[i];
			group->x = x;
		}
	}
}

bool site_read_planes(struct site *site, struct store *store, struct error *err)
{
	for (size_t i = 0; i < site->board_count; i++)
		choose_groups(site, i);
	for (size_t i = 0; i < site->plane_group_count; i++) {
		struct plane_group *group = &site->plane_groups[i];
		if (!store_get_planes(store, site->entries[group->entry].plane_result, &group->planes, err))
			return false;
	}
	return true;
}

void plane_group_free(struct plane_group *group)
{
	planes_free(&group->planes);
}

/* --- pictures --- */

char *plane_path(const struct site *site, const struct plane_group *group, const struct plane *plane)
{
	char *backend = path_slug(site->entries[group->entry].point.backend), *name = path_slug(plane->name);
	char *path = mem_printf("figure/%s-plane-%s-%s", site->boards[group->board].slug, backend, name);
	free(backend);
	free(name);
	return path;
}

struct picture plane_picture(const struct site *site, const struct plane_group *group, const struct plane *plane)
{
	const struct board *board = &site->boards[group->board];
	struct buf title = BUF_INIT;
	buf_printf(&title, "%s: %s, ", plane->title, board_line(board, group->entry, NULL)->label);
	words_at(&title, board, group->x);
	return (struct picture){
		.title = buf_detach(&title),
		.values = plane->values,
		.rows = plane->kept_rows,
		.columns = plane->kept_columns,
		.aspect = (double)plane->columns / (double)plane->rows,
		.log_scale = plane->log_scale,
		.width = plane->width,
		.width_unit = plane->width_unit,
	};
}

/* --- the page --- */

/* "512 × 512, from 0 to 1, logarithmic scale". */
static void put_facts(struct value *item, const struct plane *plane, const struct picture *picture)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%zu × %zu numbers", plane->columns, plane->rows);
	if (plane->kept_rows != plane->rows || plane->kept_columns != plane->columns)
		buf_printf(&text, " (shown as means, %zu × %zu)", plane->kept_columns, plane->kept_rows);
	buf_text(&text, " from ");
	number_write_short(&text, plane->low);
	buf_text(&text, " to ");
	number_write_short(&text, plane->high);
	buf_text(&text, picture_scale(picture).kind == SCALE_LOG ? "; logarithmic scale" : "");
	put_buf(item, "facts", &text);
}

static void put_plane(struct value *item, const struct site *site, const struct plane_group *group,
		      const struct plane *plane, struct font *font)
{
	struct picture picture = plane_picture(site, group, plane);
	char *path = plane_path(site, group, plane);
	struct scene scene;
	picture_layout(&scene, &picture, font);
	value_put(item, "src", path);
	value_put(item, "title", plane->title);
	value_put(item, "says", picture.title);
	value_putf(item, "width", "%.0f", scene.width);
	value_putf(item, "height", "%.0f", scene.height);
	put_facts(item, plane, &picture);
	scene_free(&scene);
	free((char *)picture.title);
	free(path);
}

static void put_group(struct value *out, const struct site *site, const struct plane_group *group, struct font *font)
{
	const struct board *board = &site->boards[group->board];
	const struct line *line = board_line(board, group->entry, NULL);
	struct buf heading = BUF_INIT;
	buf_printf(&heading, "%s, ", line->label);
	words_at(&heading, board, group->x);
	put_buf(out, "heading", &heading);
	value_putf(out, "colour", "%d", line->family % SERIES_COLOURS);
	struct value *list = value_put_list(out, "planes");
	for (size_t i = 0; i < group->planes.count; i++)
		put_plane(value_add_map(list), site, group, &group->planes.items[i], font);
}

void put_planes(struct value *section, const struct site *site, const struct board *board, struct font *font)
{
	struct value *list = value_put_list(section, "plane_groups");
	bool any = false;
	for (size_t i = 0; i < site->plane_group_count; i++) {
		if (&site->boards[site->plane_groups[i].board] != board)
			continue;
		put_group(value_add_map(list), site, &site->plane_groups[i], font);
		any = true;
	}
	value_put_flag(section, "has_planes", any);
}
