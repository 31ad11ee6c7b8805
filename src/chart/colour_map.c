#include "chart/colour_map.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

static const double lightness_from = 0.13, lightness_to = 0.97;
static const double hue_from = 285.0 / 180; /* of half a turn: violet */
static const double chroma = 0.19;          /* in the middle; 0.2 would leave sRGB */

/* Of linear light to what a file holds (IEC 61966-2-1). */
static uint32_t encoded(double linear)
{
	double light = fmin(fmax(linear, 0), 1);
	double value = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055;
	return (uint32_t)lround(255 * value);
}

static double cube(double value)
{
	return value * value * value;
}

/* Ottosson's matrices from OKLab to linear sRGB. */
static uint32_t rgb_of_oklab(double lightness, double a, double b)
{
	double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
	double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
	double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
	uint32_t red = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
	uint32_t green = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
	uint32_t blue = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
	return red << 16 | green << 8 | blue;
}

uint32_t colour_map(double share)
{
	double step = round(fmin(fmax(share, 0), 1) * (COLOUR_MAP_LEVELS - 1)) / (COLOUR_MAP_LEVELS - 1);
	double lightness = lightness_from + (lightness_to - lightness_from) * step;
	double radius = chroma * sin(pi * step), angle = pi * (hue_from + step);
	return rgb_of_oklab(lightness, radius * cos(angle), radius * sin(angle));
}
