#include "sample.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static struct figure_point numpy[] = {{1, 2, NAN, NAN, "numpy, 1: 2 s", NULL},
				      {2, 8, 7, 9, "numpy, 2: 8 s", "commit/a.html"},
				      {4, 33, NAN, NAN, NULL, NULL}};
static struct figure_point fftw[] = {
	{1, 0.5, NAN, NAN, NULL, NULL}, {2, NAN, NAN, NAN, NULL, NULL}, {4, 6, NAN, NAN, NULL, NULL}};
static struct figure_point openmp[] = {{1, 0.4, NAN, NAN, NULL, NULL}, {2, 1.5, NAN, NAN, NULL, NULL}};

static struct series series[] = {
	{"numpy", 0, MARKER_CIRCLE, DASH_SOLID, true, false, numpy, 3, false},
	{"fftw", 1, MARKER_SQUARE, DASH_LONG, false, true, fftw, 3, false},
	{"openmp", 2, MARKER_CROSS, DASH_DOT, false, false, openmp, 2, false},
};
static struct panel panels[] = {{"Imaging", series, 3}, {"Coronagraph", series, 2}};

const struct figure *sample_comparison(void)
{
	static const struct figure figure = {
		.title = "psf-imaging",
		.subtitle = "a machine, a commit",
		.width = 700,
		.height = 320,
		.x = {"oversampling", SCALE_LINEAR, UNIT_NUMBER, false, true},
		.y = {"time", SCALE_LOG, UNIT_SECONDS, false, false},
		.panels = panels,
		.count = 2,
		.note = "Median of 9 samples.",
		.ideal_slope = NAN,
	};
	return &figure;
}

static struct series crowd_series(size_t number, const char *label)
{
	struct figure_point *points = mem_zero(3, sizeof *points);
	for (int i = 0; i < 3; i++)
		points[i] = (struct figure_point){i + 1, number ? 1 + 0.001 * (double)number : 2, NAN, NAN, NULL, NULL};
	return (struct series){.label = mem_printf("%s%zu", label, number),
			       .colour = (int)number,
			       .marker = (enum marker)(number % MARKER_COUNT),
			       .points = points,
			       .count = 3};
}

struct figure sample_crowd(size_t count, const char *label)
{
	struct figure figure = {.title = "a crowd", .width = 500, .height = 200, .count = 1, .ideal_slope = NAN};
	figure.panels = mem_zero(1, sizeof *figure.panels);
	figure.panels->series = mem_zero(count, sizeof *figure.panels->series);
	figure.panels->count = count;
	for (size_t i = 0; i < count; i++)
		figure.panels->series[i] = crowd_series(i, label);
	return figure;
}

void sample_crowd_free(struct figure *figure)
{
	for (size_t i = 0; i < figure->panels->count; i++) {
		free((char *)figure->panels->series[i].label);
		free(figure->panels->series[i].points);
	}
	free(figure->panels->series);
	free(figure->panels);
}
