#include "../check_main.h"

TCase *scene_tests(void);
TCase *ticks_tests(void);
TCase *fit_tests(void);
TCase *theme_tests(void);
TCase *font_tests(void);
TCase *svg_tests(void);
TCase *quantise_tests(void);
TCase *figure_tests(void);
TCase *paint_tests(void);
TCase *picture_tests(void);

CHECK_MAIN("chart", scene_tests, ticks_tests, fit_tests, theme_tests, font_tests, svg_tests, quantise_tests,
	   figure_tests, paint_tests, picture_tests)
