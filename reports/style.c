/* The one style sheet, with the colours of the charts' themes, and the site's icon. */
#include "chart/paint.h"
#include "reports/page_data.h"

static void list_style(struct page_list *list, const struct report *report, const struct site *site)
{
	(void)site;
	page_list_add(list, report, "style.css", "");
}

static void put_colours(struct value *map, const char *key, const struct theme *theme)
{
	static const struct {
		const char *name;
		int role;
	} roles[] = {{"background", ROLE_BACKGROUND},
		     {"text", ROLE_TEXT},
		     {"muted", ROLE_MUTED},
		     {"axis", ROLE_AXIS},
		     {"grid", ROLE_GRID},
		     {"good", ROLE_GOOD},
		     {"bad", ROLE_BAD}};
	struct value *out = value_put_map(map, key);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		value_put(out, roles[i].name, theme_colour(theme, roles[i].role));
	struct value *list = value_put_list(out, "series");
	for (int i = 0; i < SERIES_COLOURS; i++) {
		struct value *item = value_add_map(list);
		value_putf(item, "number", "%d", i);
		value_put(item, "colour", theme_colour(theme, ROLE_SERIES + i));
	}
}

static bool render_style(const struct render *render, const struct page *page, struct error *err)
{
	struct value *data = value_map();
	put_colours(data, "light", &theme_light);
	put_colours(data, "dark", &theme_dark);
	return page_finish(render, page, data, err);
}

extern const struct report style_report;
const struct report style_report = {.name = "style", .list = list_style, .render = render_style};
