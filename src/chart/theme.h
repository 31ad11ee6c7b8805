/*
 * theme.h: the values of the roles, for painters. Series colours reach a
 * contrast of 3:1 on their background and differ from each other by at least
 * 8 in OKLab (times 100), also as people see them who lack one kind of cone;
 * all text reaches 4.5:1. tests/unit/chart/theme_test.c measures that.
 */
#ifndef LAPCHART_CHART_THEME_H
#define LAPCHART_CHART_THEME_H

#include "chart/scene.h"

struct theme {
	const char *colours[ROLE_COUNT]; /* "#rrggbb" */
};

struct theme_rgb {
	double red, green, blue; /* 0 ... 1, sRGB */
};

struct theme_rgb theme_rgb(const struct theme *theme, int role);

#endif
