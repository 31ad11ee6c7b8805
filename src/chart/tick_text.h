/*
 * tick_text.h: numbers as an axis says them: "10 ms", "1 s"; "4 MiB"; "2×";
 * "50%" for 0.5; "20,000", "5M".
 */
#ifndef LAPCHART_CHART_TICK_TEXT_H
#define LAPCHART_CHART_TICK_TEXT_H

#include "chart/figure.h"
#include "chart/ticks.h"

/* The value in the unit that fits it best, with the digits it needs, at most four that say something. */
void tick_text(char out[TICK_TEXT_SIZE], enum axis_unit unit, double value);

/* Ticks of one linear axis share unit and decimals: `largest` chooses the one, `step` the other. */
void tick_text_linear(char out[TICK_TEXT_SIZE], enum axis_unit unit, double value, double step, double largest);

#endif
