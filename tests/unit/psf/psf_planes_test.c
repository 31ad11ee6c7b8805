/* The planes that a backend keeps: what they show, and how wide it is. Linked with serial and with processes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "psf/psf.h"

#include "../check_main.h"

#define TEXT "oversample=2,pupil=40,wavelengths=2"

struct visit {
	const struct kernel *kernel;
	void *state;
	struct planes planes;
	char folder[64];
};

/* Planes are written to the current folder; each test runs in a process of its own. */
static struct visit visit(int kernel)
{
	struct visit out = {.kernel = &backend.kernels[kernel], .folder = "/tmp/lapchart-planes-XXXXXX"};
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert(mkdtemp(out.folder) && chdir(out.folder) == 0);
	ck_assert(params_parse(&params, TEXT, NULL));
	if (out.kernel->params)
		params_set(&params, out.kernel->params[0], "2");
	ck_assert_msg(out.kernel->prepare(&out.state, &params, &err), "%s", err.message);
	ck_assert(out.kernel->run(out.state, &err));
	ck_assert_msg(out.kernel->planes(out.state, &out.planes, &err), "%s", err.message);
	params_free(&params);
	return out;
}

static void leave(struct visit *visit)
{
	for (size_t i = 0; i < visit->planes.count; i++)
		unlink(visit->planes.items[i].file);
	ck_assert(chdir("/") == 0 && rmdir(visit->folder) == 0);
	planes_free(&visit->planes);
	visit->kernel->finish(visit->state);
}

static const struct plane *plane_of(const struct visit *visit, const char *name)
{
	const struct plane *plane = planes_find(&visit->planes, name);
	ck_assert_msg(plane != NULL, "there is no plane %s", name);
	return plane;
}

/* Its numbers; free them. */
static double *numbers(const struct plane *plane)
{
	struct buf data = BUF_INIT;
	struct error err = ERROR_INIT;
	size_t size = plane->rows * plane->columns * sizeof(double);
	ck_assert_msg(file_read(&data, plane->file, size, &err), "%s", err.message);
	ck_assert_uint_eq(data.length, size);
	double *values = mem_alloc(size);
	memcpy(values, data.data, size);
	buf_free(&data);
	return values;
}

static double sum(const double *values, size_t count)
{
	double total = 0;
	for (size_t i = 0; i < count; i++)
		total += values[i];
	return total;
}

START_TEST(an_image_has_pupil_and_detector)
{
	struct visit own = visit(0);
	const struct psf *psf = own.state;
	ck_assert_uint_eq(own.planes.count, 2);
	const struct plane *pupil = plane_of(&own, "pupil"), *detector = plane_of(&own, "detector");
	ck_assert(pupil->rows == 40 && pupil->width == 6.5 && !pupil->log_scale);
	ck_assert_str_eq(pupil->width_unit, "m");
	ck_assert(detector->rows == 320 && fabs(detector->width - 4.96) < 1e-12 && detector->log_scale);
	ck_assert_str_eq(detector->width_unit, "arcsec");
	double *light = numbers(pupil), *image = numbers(detector);
	ck_assert(fabs(sum(light, 1600) - 1) < 1e-12);
	ck_assert(memcmp(image, psf->image, 320 * 320 * sizeof *image) == 0);
	free(light);
	free(image);
	leave(&own);
}
END_TEST

START_TEST(a_coronagraph_has_all_planes)
{
	static const char *const names[] = {"pupil", "focus", "occulter", "lyot", "stop", "detector"};
	struct visit own = visit(1);
	ck_assert_uint_eq(own.planes.count, COUNT_OF(names));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		ck_assert_str_eq(own.planes.items[i].name, names[i]);
	ck_assert_str_eq(plane_of(&own, "focus")->title, "Intensity in front of the occulter, 1.90 micrometres");
	leave(&own);
}
END_TEST

START_TEST(light_and_occulter_stand_in_the_middle)
{
	struct visit own = visit(1);
	const struct plane *focus = plane_of(&own, "focus");
	double *light = numbers(focus), *left = numbers(plane_of(&own, "occulter"));
	size_t brightest = 0, middle = 40 * 80 + 40;
	for (size_t i = 0; i < 80 * 80; i++)
		brightest = light[i] > light[brightest] ? i : brightest;
	ck_assert_uint_eq(focus->rows, 80);
	ck_assert(fabs(focus->width - 40 * 1.9e-6 / 6.5 * 206264.806247) < 1e-9);
	ck_assert_uint_eq(brightest, middle);
	ck_assert(fabs(sum(light, 80 * 80) - 1) < 1e-12);
	ck_assert(left[middle] == 0 && left[0] > 0.9 && left[middle + 1] == left[middle - 1]);
	free(light);
	free(left);
	leave(&own);
}
END_TEST

START_TEST(the_stop_takes_light_away)
{
	struct visit own = visit(1);
	double *before = numbers(plane_of(&own, "lyot")), *after = numbers(plane_of(&own, "stop"));
	size_t closed = 0;
	for (size_t i = 0; i < 1600; i++) {
		ck_assert(after[i] == 0 || after[i] == before[i]);
		closed += after[i] == 0;
	}
	ck_assert(closed > 400 && closed < 1200);
	ck_assert(sum(after, 1600) < sum(before, 1600) && sum(before, 1600) < 1);
	free(before);
	free(after);
	leave(&own);
}
END_TEST

static TCase *planes_tests(void)
{
	TCase *tests = tcase_create("planes");
	tcase_add_test(tests, an_image_has_pupil_and_detector);
	tcase_add_test(tests, a_coronagraph_has_all_planes);
	tcase_add_test(tests, light_and_occulter_stand_in_the_middle);
	tcase_add_test(tests, the_stop_takes_light_away);
	return tests;
}

CHECK_MAIN(backend.name, planes_tests)
