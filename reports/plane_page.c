/* Pictures of the planes: each as a PNG for light and for dark pages. */
#include <stdlib.h>

#include "base/mem.h"
#include "chart/paint.h"
#include "reports/planes.h"

static void list_planes(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t g = 0; g < site->plane_group_count; g++) {
		const struct plane_group *group = &site->plane_groups[g];
		for (size_t i = 0; i < group->planes.count; i++) {
			char *path = plane_path(site, group, &group->planes.items[i]);
			page_list_add_number(list, report, path, g * PLANES_MAX + i);
			free(path);
		}
	}
}

static bool paint(const struct render *render, const struct page *page, const struct plane_group *group,
		  const struct scene *scene, const struct theme *theme, const char *ending, struct error *err)
{
	const struct board *board = &render->site->boards[group->board];
	const struct picture_text texts[] = {
		{"Commit", render->site->commits[board->commit].sha},
		{"Machine", render->site->machines[board->machine].name},
		{"Software", "lapchart"},
		{"Command", "lapchart publish"},
	};
	struct buf bytes = BUF_INIT;
	char *path = mem_printf("%s%s", page->path, ending);
	bool good = paint_png(&bytes, scene, render->font, theme, PICTURE_SCALE, texts, COUNT_OF(texts), err) &&
		    output_write(render->output, path, bytes.data, bytes.length, err);
	free(path);
	buf_free(&bytes);
	return good;
}

static bool render_plane(const struct render *render, const struct page *page, struct error *err)
{
	size_t number = page_number(page);
	const struct plane_group *group = &render->site->plane_groups[number / PLANES_MAX];
	struct picture picture = plane_picture(render->site, group, &group->planes.items[number % PLANES_MAX]);
	struct scene scene;
	picture_layout(&scene, &picture, render->font);
	bool good = paint(render, page, group, &scene, &theme_light, ".png", err) &&
		    paint(render, page, group, &scene, &theme_dark, "-dark.png", err);
	scene_free(&scene);
	free((char *)picture.title);
	return good || error_context(err, "%s", page->path);
}

extern const struct report plane_report;
const struct report plane_report = {.name = "plane", .list = list_planes, .render = render_plane};
