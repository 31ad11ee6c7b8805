/* Pictures: each figure wide and narrow, light and dark as SVG; thumbnail and download as PNG. */
#include <stdlib.h>

#include "base/mem.h"
#include "chart/paint.h"
#include "reports/page_data.h"

static void list_figures(struct page_list *list, const struct report *report, const struct site *site)
{
	for (size_t i = 0; i < site->plate_count; i++) {
		page_list_add_number(list, report, site->plates[i].path, i);
	}
}

static bool write_bytes(const struct render *render, const struct plate *plate, const char *ending, struct buf *bytes,
			struct error *err)
{
	char *path = mem_printf("%s%s", plate->path, ending);
	bool good = output_write(render->output, path, bytes->data, bytes->length, err);
	buf_clear(bytes);
	free(path);
	return good;
}

static bool paint_vector(const struct render *render, const struct plate *plate, struct error *err)
{
	const struct {
		const struct layout *layout;
		const struct theme *theme;
		const char *ending;
	} pictures[] = {
		{&plate->wide, &theme_light, ".svg"},
		{&plate->wide, &theme_dark, "-dark.svg"},
		{&plate->narrow, &theme_light, "-narrow.svg"},
		{&plate->narrow, &theme_dark, "-narrow-dark.svg"},
	};
	struct buf bytes = BUF_INIT;
	bool good = true;
	for (size_t i = 0; good && i < COUNT_OF(pictures); i++)
		good = paint_svg(&bytes, &pictures[i].layout->scene, render->font, pictures[i].theme, err) &&
		       write_bytes(render, plate, pictures[i].ending, &bytes, err);
	buf_free(&bytes);
	return good;
}

static bool paint_pixels(const struct render *render, const struct plate *plate, struct error *err)
{
	const struct board *board = &render->site->boards[plate->board];
	const struct picture_text texts[] = {
		{"Title", plate->title},
		{"Description", plate->subtitle},
		{"Commit", render->site->commits[board->commit].sha},
		{"Machine", render->site->machines[board->machine].name},
		{"Software", "lapchart"},
		{"Command", "lapchart publish"},
	};
	const struct {
		const struct layout *layout;
		const struct theme *theme;
		const char *ending;
	} pictures[] = {
		{&plate->wide, &theme_light, ".png"},
		{&plate->thumbnail, &theme_light, "-thumbnail.png"},
		{&plate->thumbnail, &theme_dark, "-thumbnail-dark.png"},
	};
	struct buf bytes = BUF_INIT;
	bool good = true;
	for (size_t i = 0; good && i < COUNT_OF(pictures); i++)
		good = paint_png(&bytes, &pictures[i].layout->scene, render->font, pictures[i].theme, 2, texts,
				 COUNT_OF(texts), err) &&
		       write_bytes(render, plate, pictures[i].ending, &bytes, err);
	buf_free(&bytes);
	return good;
}

static bool render_figure(const struct render *render, const struct page *page, struct error *err)
{
	const struct plate *plate = &render->site->plates[page_number(page)];
	return (paint_vector(render, plate, err) && (!plate->has_picture || paint_pixels(render, plate, err))) ||
	       error_context(err, "%s", page->path);
}

extern const struct report figure_report;
const struct report figure_report = {.name = "figure", .list = list_figures, .render = render_figure};
