/* Processes and threads of FFTW at once, again and again: POPPY's manual warns that this crashes now and then. Slow. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "psf/psf.h"

#include "../check_main.h"

#define TIMES 200

static void *prepare(const struct kernel *kernel, const char *text)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert(params_parse(&params, text, NULL));
	ck_assert_msg(kernel->prepare(&state, &params, &err), "%s", err.message);
	params_free(&params);
	return state;
}

static const struct kernel *coronagraph(void)
{
	const struct kernel *kernel = &backend.kernels[1];
	ck_assert_str_eq(kernel->benchmark, "psf-coronagraph");
	return kernel;
}

START_TEST(two_hundred_runs_neither_crash_nor_differ)
{
	struct error err = ERROR_INIT;
	void *state = prepare(coronagraph(), "oversample=1,processes=3,pupil=32,threads=2,wavelengths=3");
	const struct psf *psf = state;
	const size_t size = psf->side * psf->side * sizeof *psf->image;
	double *first = mem_alloc(size);
	for (int i = 0; i < TIMES; i++) {
		ck_assert_msg(coronagraph()->run(state, &err), "run %d: %s", i + 1, err.message);
		if (i == 0)
			memcpy(first, psf->image, size);
		ck_assert_msg(memcmp(first, psf->image, size) == 0, "run %d differs from the first", i + 1);
	}
	free(first);
	coronagraph()->finish(state);
}
END_TEST

/* Each plans by the clock for itself, and another plan rounds otherwise. */
START_TEST(the_image_does_not_depend_on_the_number_of_processes)
{
	void *one = prepare(coronagraph(), "oversample=2,processes=1,pupil=32,threads=2,wavelengths=4");
	void *three = prepare(coronagraph(), "oversample=2,processes=3,pupil=32,threads=2,wavelengths=4");
	ck_assert(coronagraph()->run(one, NULL) && coronagraph()->run(three, NULL));
	const struct psf *left = one, *right = three;
	const size_t count = left->side * left->side;
	double peak = 0;
	for (size_t i = 0; i < count; i++)
		peak = fmax(peak, left->image[i]);
	ck_assert(peak > 0);
	for (size_t i = 0; i < count; i++)
		ck_assert_double_le(fabs(left->image[i] - right->image[i]), 1e-13 * peak);
	coronagraph()->finish(one);
	coronagraph()->finish(three);
}
END_TEST

/* A test leaves nothing in the user's cache. */
static void keep_no_wisdom(void)
{
	setenv("XDG_CACHE_HOME", "/dev/null", 1);
}

static TCase *processes_fftw_tests(void)
{
	TCase *tests = tcase_create("processes-fftw");
	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, keep_no_wisdom, NULL);
	tcase_add_test(tests, two_hundred_runs_neither_crash_nor_differ);
	tcase_add_test(tests, the_image_does_not_depend_on_the_number_of_processes);
	return tests;
}

CHECK_MAIN("psf: processes with FFTW's threads", processes_fftw_tests)
