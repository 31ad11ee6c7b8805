/*
 * chart_demo.c: paints typical figures into a folder, to be looked at.
 *
 *   make tests/unit/chart/chart_demo && tests/unit/chart/chart_demo FOLDER
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "chart/figure.h"
#include "chart/paint.h"

#define POINTS_MAX 16

struct demo {
	const char *folder;
	struct font *font;
	struct error err;
};

static bool put(struct demo *demo, const char *name, const char *ending, struct buf *bytes)
{
	char *file = mem_printf("%s%s", name, ending), *path = path_join(demo->folder, file);
	bool good = file_write(path, bytes->data, bytes->length, &demo->err) != FILE_FAILED;
	printf("%8zu  %s\n", bytes->length, file);
	buf_free(bytes);
	free(file);
	free(path);
	return good;
}

static bool paint(struct demo *demo, const char *name, const struct figure *figure)
{
	static const struct picture_text texts[] = {{"Software", "lapchart"}, {"Comment", "a figure of chart_demo"}};
	struct layout layout;
	figure_layout(&layout, figure, demo->font);
	const struct scene *scene = &layout.scene;
	struct buf bytes = BUF_INIT;
	struct error *err = &demo->err;
	bool good = paint_svg(&bytes, scene, demo->font, &theme_light, err) && put(demo, name, ".svg", &bytes) &&
		    paint_svg(&bytes, scene, demo->font, &theme_dark, err) && put(demo, name, "-dark.svg", &bytes) &&
		    paint_png(&bytes, scene, demo->font, &theme_light, 2, texts, COUNT_OF(texts), err) &&
		    put(demo, name, ".png", &bytes) &&
		    paint_png(&bytes, scene, demo->font, &theme_dark, 2, NULL, 0, err) &&
		    put(demo, name, "-dark.png", &bytes) && paint_pdf(&bytes, scene, demo->font, &theme_light, err) &&
		    put(demo, name, ".pdf", &bytes);
	buf_free(&bytes);
	layout_free(&layout);
	return good;
}

/* Time is `start` at the first x, and grows with x to the `power`. */
struct recipe {
	const char *label;
	double start, power;
	size_t count; /* of the x values; 0: all */
};

static struct series cook(const struct recipe *recipe, int number, const double *x, size_t count)
{
	struct series series = {.label = recipe->label,
				.colour = number,
				.marker = (enum marker)(number % MARKER_COUNT),
				.dash = number < 5 ? DASH_SOLID : (enum dash)(number % DASH_COUNT),
				.count = recipe->count ? recipe->count : count};
	series.points = mem_zero(count, sizeof *series.points);
	for (size_t i = 0; i < series.count; i++) {
		double y = recipe->start * pow(x[i] / x[0], recipe->power) *
			   (1 + 0.06 * sin(7.0 * number + 3.0 * (double)i));
		series.points[i] = (struct figure_point){x[i], y, y * 0.96, y * 1.05, NULL, NULL};
	}
	return series;
}

static struct panel cook_panel(const char *title, const struct recipe *recipes, size_t count, const double *x,
			       size_t x_count)
{
	struct panel panel = {title, mem_zero(count, sizeof(struct series)), count};
	for (size_t i = 0; i < count; i++)
		panel.series[i] = cook(&recipes[i], (int)i, x, x_count);
	return panel;
}

static void free_panel(struct panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		free(panel->series[i].points);
	free(panel->series);
}

static bool paint_psf(struct demo *demo)
{
	static const double x[] = {1, 2, 4, 6};
	static const struct recipe imaging[] = {
		{"numpy FFT", 1.9, 2.1, 0},       {"FFTW, estimate", 1.1, 2.05, 0}, {"FFTW, measure", 0.8, 1.9, 0},
		{"FFTW, 2 threads", 0.5, 1.9, 0}, {"processes", 0.55, 2.0, 3},      {"OpenMP", 0.4, 1.85, 0},
	};
	static const struct recipe coronagraph[] = {
		{"numpy FFT", 7, 2.2, 0},       {"FFTW, estimate", 5, 2.1, 0}, {"FFTW, measure", 3, 2.0, 0},
		{"FFTW, 2 threads", 1.8, 2, 0}, {"processes", 1.7, 2.1, 3},    {"OpenMP", 1.5, 1.9, 0},
	};
	struct panel panels[] = {cook_panel("Imaging", imaging, 6, x, 4),
				 cook_panel("Coronagraph", coronagraph, 6, x, 4)};
	panels[0].series[2].emphasised = panels[1].series[2].emphasised = true;
	panels[0].series[0].hollow = panels[1].series[0].hollow = true;
	struct figure figure = {.title = "FFTW with measured plans halves the time of a point-spread function",
				.subtitle = "Pupil 1024, 10 wavelengths · Intel Xeon, 2 cores · commit 92d6a83",
				.width = 860,
				.height = 420,
				.x = {"oversampling", SCALE_LINEAR, UNIT_NUMBER, false, true},
				.y = {"time", SCALE_LOG, UNIT_SECONDS, false, false},
				.panels = panels,
				.count = 2,
				.note = "Median with 95% interval. Hollow: published figures, not measured here.",
				.ideal_slope = NAN};
	bool good = paint(demo, "psf", &figure);
	figure.width = 374;
	good = good && paint(demo, "psf-phone", &figure);
	figure.width = 240;
	figure.height = 110;
	figure.thumbnail = true;
	good = good && paint(demo, "psf-thumbnail", &figure);
	free_panel(&panels[0]);
	free_panel(&panels[1]);
	return good;
}

static bool paint_mandelbrot(struct demo *demo)
{
	static const double x[] = {100, 200, 500, 1000, 2000};
	static const struct recipe recipes[] = {
		{"serial-complex", 0.0135, 2, 4},
		{"serial", 0.0051, 2, 0},
		{"vector", 0.0092, 2.15, 0},
		{"vector-blocked", 0.0066, 2, 0},
		{"openmp, 2 threads", 0.0026, 2, 0},
		{"openmp, 1 thread", 0.0051, 2, 0},
		{"processes", 0.0034, 1.95, 0},
		{"python-numexpr with a very long name that goes on and on", 0.03, 1.9, 0},
	};
	struct panel panel = cook_panel(NULL, recipes, COUNT_OF(recipes), x, COUNT_OF(x));
	panel.series[1].emphasised = true;
	struct figure figure = {.title = "mandelbrot-tutorial",
				.subtitle = "Intel Xeon, 2 cores · commit 92d6a83",
				.width = 720,
				.height = 400,
				.x = {"width", SCALE_LOG, UNIT_NUMBER, false, true},
				.y = {"time", SCALE_LOG, UNIT_SECONDS, false, false},
				.panels = &panel,
				.count = 1,
				.ideal_slope = NAN};
	bool good = paint(demo, "mandelbrot", &figure);
	figure.width = 374;
	good = good && paint(demo, "mandelbrot-phone", &figure);
	free_panel(&panel);
	return good;
}

static bool paint_speed_up(struct demo *demo)
{
	static const double x[] = {1, 2, 4, 8, 16, 32};
	static const struct recipe recipes[] = {
		{"openmp", 1, 0.93, 0}, {"processes", 0.9, 0.85, 0}, {"numexpr", 0.8, 0.5, 0}};
	struct panel panel = cook_panel(NULL, recipes, COUNT_OF(recipes), x, COUNT_OF(x));
	struct figure figure = {.title = "OpenMP keeps 80% efficiency up to 32 threads",
				.subtitle = "Speed-up over serial, width 1000",
				.width = 560,
				.height = 380,
				.x = {"threads", SCALE_LOG, UNIT_NUMBER, false, true},
				.y = {"speed-up", SCALE_LOG, UNIT_RATIO, false, false},
				.panels = &panel,
				.count = 1,
				.ideal_slope = 1};
	bool good = paint(demo, "speed-up", &figure);
	figure.x.scale = figure.y.scale = SCALE_LINEAR;
	figure.x.from_zero = figure.y.from_zero = true;
	good = good && paint(demo, "speed-up-linear", &figure);
	free_panel(&panel);
	return good;
}

static bool paint_empty(struct demo *demo)
{
	struct figure figure = {
		.title = "matrix-product", .subtitle = "no run yet", .width = 560, .height = 240, .ideal_slope = NAN};
	return paint(demo, "empty", &figure);
}

int main(int argc, char **argv)
{
	struct demo demo = {argc > 1 ? argv[1] : ".", NULL, ERROR_INIT};
	bool good = path_make_folders(demo.folder, &demo.err) &&
		    font_open(&demo.font, LC_FONT, LC_FONT_BOLD, &demo.err) && paint_psf(&demo) &&
		    paint_mandelbrot(&demo) && paint_speed_up(&demo) && paint_empty(&demo);
	font_close(demo.font);
	if (!good)
		fprintf(stderr, "chart_demo: %s\n", demo.err.message);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
