/* One program for each backend: the image of whichever it is linked with against the definition. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "reference.h"

#include "../check_main.h"

#define SAMPLED 97 /* every so many pixels are compared */

static const char *const small[] = {
	"oversample=1,pupil=16,wavelengths=1", "oversample=2,pupil=16,wavelengths=3",
	"oversample=1,pupil=23,wavelengths=2", "oversample=2,pupil=15,wavelengths=1",
	"oversample=3,pupil=12,wavelengths=2", "oversample=3,pupil=9,wavelengths=1",
	"oversample=1,pupil=3,wavelengths=1",  "oversample=1,pupil=33,wavelengths=1",
};

static const char *const golden_point = "oversample=2,pupil=256,wavelengths=2";

/* At golden_point, by golden-psf.py: sum, peak, second moment, and the signed sums. */
#define VALUES (3 + PSF_SIGNED)
static const double goldens[][VALUES] = {
	[PSF_IMAGING] = {0.9934677689292074, 0.03956079033928561, 214.68768272728207, 0.030454466848611045,
			 0.03451888638272691, 0.018806790276105798, -0.20404798461413365, -0.22635911466819084,
			 0.02468713120630445, 0.09399278607287238, -0.020923539749306146, -0.07376547577250178,
			 0.18936684217867927, 0.09158340598981332, -0.10341547561949994, 0.051564374444205835,
			 0.1756604925471577, 0.12562386818605661, -0.012420169752104087},
	[PSF_CORONAGRAPH] = {0.0002716219147806159, 1.3946818382686508e-06, 1.0933287046787978, 2.0148323317075015e-06,
			     -2.1554557944947887e-06, -1.2246951414989868e-06, -1.2270991166935847e-05,
			     -7.740080100802183e-06, 4.350070494723959e-06, 5.651999151719595e-06,
			     -1.4962662880779102e-07, -3.572813751928862e-06, 1.372361793930504e-05,
			     6.162938974450994e-06, -3.662061157892082e-06, 3.3367614478165283e-06,
			     5.860922964590153e-06, 1.1215873799452052e-05, -1.2292661732122502e-06},
};

static const struct kernel *kernel_of(enum psf_kind kind)
{
	const char *benchmark = kind == PSF_IMAGING ? "psf-imaging" : "psf-coronagraph";
	for (int i = 0; i < backend.kernel_count; i++)
		if (strcmp(backend.kernels[i].benchmark, benchmark) == 0)
			return &backend.kernels[i];
	ck_abort_msg("%s has no benchmark %s", backend.name, benchmark);
	return NULL;
}

/* Values for the parameters that a backend takes beyond the definition's, where a test does not care. */
static const char *usual_value(const char *name)
{
	if (strcmp(name, "threads") == 0 || strcmp(name, "processes") == 0)
		return "2";
	return strcmp(name, "plan") == 0 ? "estimate" : NULL;
}

static struct params params_of(const struct kernel *kernel, const char *text)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(params_parse(&params, text, &err), "%s", err.message);
	for (const char *const *name = kernel->params; name && *name; name++)
		if (!params_get(&params, *name) && usual_value(*name))
			params_set(&params, *name, usual_value(*name));
	return params;
}

/* A visit; the state belongs to the caller, and begins with a struct psf. */
static void *run(const struct kernel *kernel, const char *text, int times)
{
	struct params params = params_of(kernel, text);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(kernel->prepare(&state, &params, &err), "%s", err.message);
	for (int i = 0; i < times; i++)
		ck_assert_msg(kernel->run(state, &err), "%s", err.message);
	params_free(&params);
	return state;
}

/* Every SAMPLED-th pixel of the image by the definition. */
static double *reference_image(const struct psf *psf)
{
	double *image = mem_zero(psf->side * psf->side, sizeof *image);
	for (size_t i = 0; i < psf->wavelengths; i++) {
		double last = (double)psf->wavelengths - 1;
		double wavelength = last > 0 ? 1.9e-6 + 0.2e-6 * (double)i / last : 2.0e-6;
		double complex *pupil = reference_pupil(psf, wavelength);
		for (size_t at = 0; at < psf->side * psf->side; at += SAMPLED)
			image[at] += reference_pixel(psf, wavelength, pupil, at / psf->side, at % psf->side) /
				     (double)psf->wavelengths;
		free(pupil);
	}
	return image;
}

static void compare(enum psf_kind kind, const char *text, int times)
{
	const struct kernel *kernel = kernel_of(kind);
	void *state = run(kernel, text, times);
	const struct psf *psf = state;
	double *right = reference_image(psf), peak = 0;
	for (size_t i = 0; i < psf->side * psf->side; i++)
		peak = fmax(peak, psf->image[i]);
	for (size_t i = 0; i < psf->side * psf->side; i += SAMPLED)
		ck_assert_msg(fabs(psf->image[i] - right[i]) < 1e-12 * peak, "%s: pixel %zu is %g, must be %g", text, i,
			      psf->image[i], right[i]);
	free(right);
	kernel->finish(state);
}

START_TEST(the_image_is_that_of_the_definition)
{
	compare(PSF_IMAGING, small[_i], 1);
}
END_TEST

START_TEST(the_coronagraph_is_that_of_the_definition)
{
	compare(PSF_CORONAGRAPH, small[_i], 1);
}
END_TEST

START_TEST(each_run_starts_anew)
{
	compare(PSF_IMAGING, small[1], 3);
	compare(PSF_CORONAGRAPH, small[1], 3);
}
END_TEST

static double value_of(const struct kernel *kernel, void *state, const char *name)
{
	struct answer answer = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(kernel->answer(state, &answer, &err), "%s", err.message);
	const struct answer_value *value = answer_find(&answer, name);
	ck_assert_msg(value != NULL, "there is no %s", name);
	double number = value->number;
	answer_free(&answer);
	return number;
}

static double golden_of(const struct kernel *kernel, void *state, size_t index)
{
	static const char *const first[] = {"sum", "peak", "second-moment"};
	char name[32];
	snprintf(name, sizeof name, "signed-%zu", index - COUNT_OF(first) + 1);
	return value_of(kernel, state, index < COUNT_OF(first) ? first[index] : name);
}

START_TEST(the_answer_is_that_of_another_program)
{
	const struct kernel *kernel = kernel_of(_i);
	void *state = run(kernel, golden_point, 1);
	for (size_t i = 0; i < VALUES; i++) {
		double right = goldens[_i][i], found = golden_of(kernel, state, i);
		double scale = i < 3 ? right : goldens[_i][1]; /* signed sums may be near 0: they go by the peak */
		ck_assert_msg(fabs(found - right) < 1e-11 * scale, "value %zu is %.17g, must be %.17g", i, found,
			      right);
	}
	kernel->finish(state);
}
END_TEST

static bool takes(const struct kernel *kernel, const char *param)
{
	for (const char *const *name = kernel->params; name && *name; name++)
		if (strcmp(*name, param) == 0)
			return true;
	return false;
}

/* The image with each of these values of a parameter, where the backend takes it. */
static void compare_values(const char *param, const char *const *values, size_t count)
{
	for (size_t i = 0; i < 2 * count; i++) {
		char text[128];
		snprintf(text, sizeof text, "oversample=2,pupil=20,%s=%s,wavelengths=3", param, values[i / 2]);
		if (takes(kernel_of(i % 2), param))
			compare(i % 2, text, 1);
	}
}

START_TEST(any_number_of_workers_gives_the_same_image)
{
	static const char *const numbers[] = {"1", "3", "5"};
	compare_values("threads", numbers, COUNT_OF(numbers));
	compare_values("processes", numbers, COUNT_OF(numbers));
}
END_TEST

START_TEST(plans_by_the_clock_give_the_same_image)
{
	static const char *const plans[] = {"measure"};
	compare_values("plan", plans, COUNT_OF(plans));
}
END_TEST

START_TEST(a_kernel_that_did_not_run_has_no_right_answer)
{
	const struct kernel *kernel = kernel_of(_i ? PSF_CORONAGRAPH : PSF_IMAGING);
	void *state = run(kernel, small[0], 0);
	ck_assert(isnan(value_of(kernel, state, "sum")));
	ck_assert(isnan(value_of(kernel, state, "peak")));
	kernel->finish(state);
}
END_TEST

/* What prepare() says to these parameters. */
static void assert_refused(const char *text, const char *message)
{
	for (int i = 0; i < backend.kernel_count; i++) {
		const struct kernel *kernel = &backend.kernels[i];
		struct params params = params_of(kernel, text);
		struct error err = ERROR_INIT;
		void *state = NULL;
		ck_assert_msg(!kernel->prepare(&state, &params, &err), "%s was taken", text);
		ck_assert_str_eq(err.message, message);
		ck_assert_int_eq(err.kind, ERROR_USAGE);
		kernel->finish(state);
		params_free(&params);
	}
}

START_TEST(bad_parameters_are_refused_with_their_name)
{
	assert_refused("oversample=1,wavelengths=1", "the parameter pupil is missing; add --param pupil=VALUE");
	assert_refused("oversample=1,pupil=1,wavelengths=1", "parameter pupil: 1 is not within 2 ... 32768");
	assert_refused("oversample=0,pupil=16,wavelengths=1", "parameter oversample: 0 is not within 1 ... 64");
	assert_refused("oversample=1,pupil=16,wavelengths=0", "parameter wavelengths: 0 is not within 1 ... 1000");
	assert_refused("oversample=1,pupil=16,wavelengths=1,with=1", "there is no parameter with here");
}
END_TEST

static void assert_value_refused(const char *param, const char *value, const char *message)
{
	for (int i = 0; i < backend.kernel_count; i++) {
		const struct kernel *kernel = &backend.kernels[i];
		struct params params = params_of(kernel, small[0]);
		struct error err = ERROR_INIT;
		void *state = NULL;
		if (takes(kernel, param)) {
			params_set(&params, param, value);
			ck_assert_msg(!kernel->prepare(&state, &params, &err), "%s=%s was taken", param, value);
			ck_assert_msg(strstr(err.message, message) != NULL, "%s", err.message);
			kernel->finish(state);
		}
		params_free(&params);
	}
}

START_TEST(its_own_parameters_are_checked_too)
{
	assert_value_refused("threads", "0", "parameter threads: 0 is not within 1");
	assert_value_refused("processes", "0", "parameter processes: 0 is not within 1");
	assert_value_refused("plan", "guess", "parameter plan: 'guess' is not one of estimate, measure");
	assert_value_refused("blas", "nothing", "blas=nothing was asked for, but");
}
END_TEST

/* A folder of its own, as a visit has. */
static char *enter_folder(void)
{
	char *folder;
	ck_assert(path_make_temporary(&folder, ".", "planes-", NULL));
	char *absolute = realpath(folder, NULL);
	free(folder);
	ck_assert_int_eq(chdir(absolute), 0);
	return absolute;
}

static const struct plane *plane_of(const struct planes *planes, const char *name)
{
	for (size_t i = 0; i < planes->count; i++)
		if (strcmp(planes->items[i].name, name) == 0)
			return &planes->items[i];
	ck_abort_msg("there is no plane %s", name);
	return NULL;
}

static void assert_plane(const struct plane *plane, size_t side, double sum, const double *values)
{
	struct buf bytes = BUF_INIT;
	double found = 0;
	ck_assert_uint_eq(plane->rows, side);
	ck_assert_uint_eq(plane->columns, side);
	ck_assert(file_read(&bytes, plane->file, PLANE_FILE_MAX, NULL));
	ck_assert_uint_eq(bytes.length, side * side * sizeof(double));
	for (size_t i = 0; i < side * side; i++) {
		double value;
		memcpy(&value, bytes.data + i * sizeof value, sizeof value);
		found += value;
		ck_assert(!values || value == values[i]);
	}
	ck_assert_msg(isnan(sum) || fabs(found - sum) < 1e-12, "%s sums to %g", plane->name, found);
	buf_free(&bytes);
}

/* At this size the detector's field is wider than the plane of the occulter, so that all light is in it. */
START_TEST(planes_hold_the_light_on_its_way)
{
	const struct kernel *kernel = kernel_of(_i);
	char *folder = enter_folder();
	struct planes planes = {0};
	struct error err = ERROR_INIT;
	void *state = run(kernel, small[1], 1);
	const struct psf *psf = state;
	ck_assert_msg(kernel->planes(state, &planes, &err), "%s", err.message);
	ck_assert_uint_eq(planes.count, _i == PSF_CORONAGRAPH ? 4 : 2);
	assert_plane(plane_of(&planes, "pupil"), psf->n, 1, NULL);
	assert_plane(plane_of(&planes, "detector"), psf->side, NAN, psf->image);
	if (_i == PSF_CORONAGRAPH) {
		assert_plane(plane_of(&planes, "occulter"), psf->grid, 1, NULL);
		assert_plane(plane_of(&planes, "lyot"), psf->n, NAN, NULL);
	}
	planes_free(&planes);
	kernel->finish(state);
	ck_assert_int_eq(chdir("/"), 0);
	path_remove_all(folder, NULL);
	free(folder);
}
END_TEST

START_TEST(finish_takes_nothing_too)
{
	for (int i = 0; i < backend.kernel_count; i++)
		backend.kernels[i].finish(NULL);
}
END_TEST

/* A test leaves nothing in the user's cache. */
static void keep_no_wisdom(void)
{
	setenv("XDG_CACHE_HOME", "/dev/null", 1);
}

static TCase *psf_tests(void)
{
	TCase *tests = tcase_create("psf");
	tcase_add_checked_fixture(tests, keep_no_wisdom, NULL);
	tcase_add_loop_test(tests, the_image_is_that_of_the_definition, 0, COUNT_OF(small));
	tcase_add_loop_test(tests, the_coronagraph_is_that_of_the_definition, 0, COUNT_OF(small));
	tcase_add_loop_test(tests, the_answer_is_that_of_another_program, 0, COUNT_OF(goldens));
	tcase_add_test(tests, any_number_of_workers_gives_the_same_image);
	tcase_add_test(tests, plans_by_the_clock_give_the_same_image);
	tcase_add_test(tests, each_run_starts_anew);
	tcase_add_loop_test(tests, a_kernel_that_did_not_run_has_no_right_answer, 0, 2);
	tcase_add_test(tests, bad_parameters_are_refused_with_their_name);
	tcase_add_test(tests, its_own_parameters_are_checked_too);
	tcase_add_loop_test(tests, planes_hold_the_light_on_its_way, 0, 2);
	tcase_add_test(tests, finish_takes_nothing_too);
	return tests;
}

CHECK_MAIN(backend.name, psf_tests)
