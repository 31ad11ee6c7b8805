#include "chart/theme.h"

#include <stdlib.h>

#include "chart/paint.h"

/* clang-format off */
const struct theme theme_light = { {
	[ROLE_BACKGROUND] = "#ffffff",
	[ROLE_TEXT] = "#1b1c1e",
	[ROLE_MUTED] = "#5c6166",
	[ROLE_AXIS] = "#8b9096",
	[ROLE_GRID] = "#e4e6e9",
	[ROLE_GOOD] = "#1a7f37",
	[ROLE_BAD] = "#c62828",
	/*          blue       orange     teal       purple     red        sky        brown      pink       olive      ink */
	[ROLE_SERIES] =
		"#1f44ac", "#cf8020", "#038d83", "#51166c", "#e00048", "#1e98e6", "#6e2c17", "#ed49ab", "#546b14", "#261e2d",
	[ROLE_SERIES_TEXT] =
		"#1f44ac", "#a96404", "#06837a", "#51166c", "#e00048", "#007abe", "#6e2c17", "#d22c94", "#546b14", "#261e2d",
} };

const struct theme theme_dark = { {
	[ROLE_BACKGROUND] = "#16181d",
	[ROLE_TEXT] = "#e9eaec",
	[ROLE_MUTED] = "#a3a8af",
	[ROLE_AXIS] = "#6d737b",
	[ROLE_GRID] = "#2c3037",
	[ROLE_GOOD] = "#4ac26b",
	[ROLE_BAD] = "#ff7b72",
	[ROLE_SERIES] =
		"#4881b4", "#fb7c21", "#7cecaa", "#936ffb", "#d53115", "#58bcfa", "#a98477", "#ed91b6", "#f0d608", "#fbedfe",
	[ROLE_SERIES_TEXT] =
		"#4e87ba", "#fb7c21", "#7cecaa", "#936ffb", "#eb482d", "#58bcfa", "#a98477", "#ed91b6", "#f0d608", "#fbedfe",
} };
/* clang-format on */

const char *theme_colour(const struct theme *theme, int role)
{
	return theme->colours[role];
}

struct theme_rgb theme_rgb(const struct theme *theme, int role)
{
	unsigned long rgb = strtoul(theme->colours[role] + 1, NULL, 16);
	return (struct theme_rgb){(double)(rgb >> 16 & 0xff) / 255, (double)(rgb >> 8 & 0xff) / 255,
				  (double)(rgb & 0xff) / 255};
}
