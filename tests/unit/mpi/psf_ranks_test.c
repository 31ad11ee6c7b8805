/*
 * psf_ranks_test.c: point-spread functions by MPI ranks, against the backend
 * `serial`, which runs in the test's own process.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "psf/psf.h"
#include "support.h"

TCase *psf_ranks_tests(void);

static const char *const benchmarks[] = {[PSF_IMAGING] = "psf-imaging", [PSF_CORONAGRAPH] = "psf-coronagraph"};

static const struct {
	enum psf_kind kind;
	const char *ranks, *problem;
} points[] = {
	{PSF_CORONAGRAPH, "1", "oversample=2,pupil=20,wavelengths=3"},
	{PSF_CORONAGRAPH, "2", "oversample=2,pupil=20,wavelengths=3"},
	{PSF_CORONAGRAPH, "3", "oversample=2,pupil=20,wavelengths=3"},
	{PSF_CORONAGRAPH, "3", "oversample=1,pupil=23,wavelengths=2"}, /* a rank has nothing to do */
	{PSF_IMAGING, "3", "oversample=1,pupil=23,wavelengths=2"},
	{PSF_IMAGING, "2", "oversample=2,pupil=16,wavelengths=3"},
};

static struct answer serial_answer(enum psf_kind kind, const char *problem)
{
	const struct kernel *kernel = NULL;
	struct params params = {0};
	struct answer answer = {0};
	void *state = NULL;
	for (int i = 0; i < backend.kernel_count; i++)
		if (strcmp(backend.kernels[i].benchmark, benchmarks[kind]) == 0)
			kernel = &backend.kernels[i];
	ck_assert_ptr_nonnull(kernel);
	ck_assert(params_parse(&params, problem, NULL));
	ck_assert(kernel->prepare(&state, &params, NULL) && kernel->run(state, NULL));
	ck_assert(kernel->answer(state, &answer, NULL));
	kernel->finish(state);
	params_free(&params);
	return answer;
}

/* Planes and metrics are asked for, so that they are tried on every rank. */
static void begin(struct race *race, size_t point)
{
	race_begin(race, PSF_WORKER, benchmarks[points[point].kind], points[point].problem);
	params_set(&race->point.params, "ranks", points[point].ranks);
	race->request.keep_planes = true;
}

/* Signed sums may be near 0: they go by the peak. */
static void compare(const struct answer *found, const struct answer *right)
{
	double peak = answer_find(right, "peak")->number;
	ck_assert_uint_eq(found->count, right->count);
	for (size_t i = 0; i < right->count; i++) {
		const struct answer_value *value = answer_find(found, right->items[i].name);
		double expected = right->items[i].number;
		double scale = strncmp(right->items[i].name, "signed", 6) == 0 ? peak : expected;
		ck_assert_ptr_nonnull(value);
		ck_assert_msg(fabs(value->number - expected) < 1e-11 * scale, "%s is %.17g, must be %.17g", value->name,
			      value->number, expected);
	}
}

/* After a warm-up and two samples: each run starts anew. */
START_TEST(any_number_of_ranks_gives_the_image_of_serial)
{
	struct race race;
	struct answer right = serial_answer(points[_i].kind, points[_i].problem);
	begin(&race, (size_t)_i);
	race_expect(&race, STATE_OK, NULL);
	compare(&race.visit.answer, &right);
	ck_assert_uint_eq(race.visit.planes.count, points[_i].kind == PSF_CORONAGRAPH ? 6 : 2);
	const struct answer_value *share = answer_find(&race.visit.metrics, "rank_0_wavelengths");
	ck_assert_ptr_nonnull(share);
	double wavelengths = atof(params_get(&race.point.params, "wavelengths"));
	ck_assert_double_eq(share->number, ceil(wavelengths / atof(points[_i].ranks)));
	answer_free(&right);
	race_end(&race);
}
END_TEST

static const struct {
	const char *params, *reason;
} refused[] = {
	{"oversample=1,pupil=1,ranks=2,wavelengths=1", "parameter pupil: 1 is not within 2 ... 32768"},
	{"oversample=1,plan=measure,pupil=16,ranks=2,wavelengths=1", "there is no parameter plan here"},
};

START_TEST(bad_parameters_are_refused_by_all_ranks_with_one_word)
{
	struct race race;
	race_begin(&race, PSF_WORKER, "psf-coronagraph", refused[_i].params);
	race_expect(&race, STATE_FAILED, refused[_i].reason);
	race_end(&race);
}
END_TEST

/* A test leaves nothing in the user's cache. */
static void keep_no_wisdom(void)
{
	setenv("XDG_CACHE_HOME", "/dev/null", 1);
}

TCase *psf_ranks_tests(void)
{
	TCase *tests = tcase_create("psf");
	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, keep_no_wisdom, NULL);
	tcase_add_loop_test(tests, any_number_of_ranks_gives_the_image_of_serial, 0, COUNT_OF(points));
	tcase_add_loop_test(tests, bad_parameters_are_refused_by_all_ranks_with_one_word, 0, COUNT_OF(refused));
	return tests;
}
