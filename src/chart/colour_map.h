/*
 * colour_map.h: a colour for each share of a scale, from near black by violet
 * and red to near white.
 *
 * A helix in OKLab (Björn Ottosson, "A perceptual color space for image
 * processing", 2020): lightness rises evenly, and a and b run once through
 * half of the hues on a circle that begins and ends in grey. So equal steps of
 * the share are equal steps of perceived colour everywhere, and the order
 * remains where the picture is printed grey or seen without one kind of cone.
 */
#ifndef LAPCHART_CHART_COLOUR_MAP_H
#define LAPCHART_CHART_COLOUR_MAP_H

#include <stdint.h>

/* Different colours that colour_map() gives: a palette of 256 has room for text besides. */
#define COLOUR_MAP_LEVELS 200

/* 0xrrggbb (sRGB) of a share 0 ... 1; what lies outside has the colour of the nearer end. */
uint32_t colour_map(double share);

#endif
