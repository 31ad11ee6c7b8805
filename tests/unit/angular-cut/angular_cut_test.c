/* One program for each backend of angular-cut: the same golden values, and the same awkward points, for whichever it is
 * linked with. */
#include <math.h>
#include <string.h>

#include "angular-cut/angular-cut.h"
#include "base/hash.h"
#include "base/mem.h"

#include "../check_main.h"

#define KERNEL (&backend.kernels[0])

struct golden {
	int objects, contaminants;
	int64_t removed, sum, looked;
	const char *hash;
};

/* The first is published; the others were computed by numpy. */
static const struct golden goldens[] = {
	{5000, 500, 188, 465917, 2452830, "a459d85d97d5bc1a"},
	{1000, 100, 8, 4010, 99534, "59018945f80d8a75"},
	{5000, 5000, 1613, 4096244, 20690439, "2a7ee930bad337fb"},
	{100, 300, 3, 142, 29388, "f6d9d7dc407288d7"},
	{1, 1, 0, 0, 1, "14650fb0739d0383"},
	{0, 5, 0, 0, 0, "14650fb0739d0383"},
	{7, 0, 0, 0, 0, "14650fb0739d0383"},
};

static struct params params_of(int objects, int contaminants, const char *workers)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	char *text = mem_printf("contaminants=%d,objects=%d", contaminants, objects);
	ck_assert_msg(params_parse(&params, text, &err), "%s", err.message);
	for (const char *const *name = KERNEL->params; name && *name; name++)
		params_set(&params, *name, workers);
	free(text);
	return params;
}

static struct angular_cut *prepared(int objects, int contaminants, const char *workers)
{
	struct params params = params_of(objects, contaminants, workers);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(KERNEL->prepare(&state, &params, &err), "%s", err.message);
	params_free(&params);
	return state; /* begins with it */
}

static void run(struct angular_cut *cut)
{
	struct error err = ERROR_INIT;
	ck_assert_msg(KERNEL->run(cut, &err), "%s", err.message);
}

static void assert_number(const struct answer *answer, const char *name, int64_t expected, bool must)
{
	const struct answer_value *value = answer_find(answer, name);
	char *text = mem_printf("%lld", (long long)expected);
	ck_assert(value || !must);
	if (value)
		ck_assert_msg(strcmp(value->text, text) == 0, "%s is %s, must be %s", name, value->text, text);
	free(text);
}

static void run_and_compare(const struct golden *golden, const char *workers, int times)
{
	struct angular_cut *cut = prepared(golden->objects, golden->contaminants, workers);
	struct answer answer = {0};
	for (int i = 0; i < times; i++)
		run(cut);
	ck_assert(KERNEL->answer(cut, &answer, NULL));
	assert_number(&answer, "removed", golden->removed, true);
	assert_number(&answer, "sum", golden->sum, true);
	assert_number(&answer, "looked", golden->looked, false);
	ck_assert_str_eq(answer_find(&answer, "hash")->text, golden->hash);
	answer_free(&answer);
	KERNEL->finish(cut);
}

static const char *const worker_counts[] = {"1", "2", "3", "4", "5", "6", "7"};

START_TEST(the_answer_is_the_golden_one)
{
	for (size_t i = 0; i < COUNT_OF(worker_counts); i++)
		run_and_compare(&goldens[_i], worker_counts[i], 1);
}
END_TEST

START_TEST(each_run_starts_anew)
{
	run_and_compare(&goldens[0], "2", 3);
}
END_TEST

START_TEST(a_kernel_that_did_not_run_has_no_right_answer)
{
	struct angular_cut *cut = prepared(7, 0, "1");
	ck_assert_int_eq(cut->removed_count, -1);
	ck_assert_int_eq(cut->removed[6], -1);
	KERNEL->finish(cut);
}
END_TEST

/* --- points of the tests' own --- */

static void put(const struct sphere_points *points, int64_t i, double x, double y, double z)
{
	double length = sqrt(x * x + y * y + z * z);
	points->x[i] = x / length;
	points->y[i] = y / length;
	points->z[i] = z / length;
}

static double between(uint64_t *stream, double low, double high)
{
	return low + (high - low) * hash_unit(stream);
}

/* Somewhere within `size` of a direction. */
static void put_around(const struct sphere_points *points, int64_t i, const double at[3], double size, uint64_t *stream)
{
	put(points, i, at[0] + between(stream, -size, size), at[1] + between(stream, -size, size),
	    at[2] + between(stream, -size, size));
}

/* At an angle from a contaminant, in any direction. */
static void put_at_angle(const struct angular_cut *cut, int64_t object, int64_t contaminant, double angle,
			 uint64_t *stream)
{
	const struct sphere_points *from = &cut->contaminants;
	const double x = from->x[contaminant], y = from->y[contaminant], z = from->z[contaminant];
	double a = between(stream, -1, 1), b = between(stream, -1, 1), c = between(stream, -1, 1);
	double along = a * x + b * y + c * z;
	a -= along * x, b -= along * y, c -= along * z;
	double across = sqrt(a * a + b * b + c * c);
	put(&cut->objects, object, cos(angle) * x + sin(angle) * a / across, cos(angle) * y + sin(angle) * b / across,
	    cos(angle) * z + sin(angle) * c / across);
}

/* The pairs' own arithmetic, once more. */
static bool is_near(const struct angular_cut *cut, int64_t i)
{
	const struct sphere_points *o = &cut->objects, *c = &cut->contaminants;
	for (int64_t j = 0; j < c->count; j++) {
		volatile double xx = o->x[i] * c->x[j], yy = o->y[i] * c->y[j], zz = o->z[i] * c->z[j];
		volatile double two = xx + yy, cosine = two + zz;
		if (cosine > 0x1.ffec097f5af8ap-1)
			return true;
	}
	return false;
}

static void run_and_look(struct angular_cut *cut)
{
	int64_t next = 0;
	run(cut);
	for (int64_t i = 0; i < cut->objects.count; i++) {
		bool removed = next < cut->removed_count && cut->removed[next] == i;
		bool must = is_near(cut, i);
		ck_assert_msg(removed == must, "object %lld (%a %a %a) is %s", (long long)i, cut->objects.x[i],
			      cut->objects.y[i], cut->objects.z[i], removed ? "removed" : "kept");
		next += removed;
	}
	ck_assert_int_eq(next, cut->removed_count);
	KERNEL->finish(cut);
}

/* Poles, the seam of the azimuth, edges and corners of a cube about the sphere, and somewhere. */
static const double directions[][3] = {
	{0, 0, 1}, {0, 0, -1}, {-1, 0, 0},  {-1, -1e-9, 0.3}, {1, 1, 0},  {0, -1, 1},
	{1, 1, 1}, {-1, 1, 1}, {1, -1, -1}, {-1, -1, -1},     {1, 0, -1}, {0.2, -0.5, 0.7},
};

START_TEST(caps_at_poles_seams_edges_and_corners)
{
	struct angular_cut *cut = prepared(3000, 20, "3");
	uint64_t stream = 1 + (uint64_t)_i;
	for (int64_t i = 0; i < 20; i++)
		put_around(&cut->contaminants, i, directions[_i], 0.04, &stream);
	for (int64_t i = 0; i < 3000; i++)
		put_around(&cut->objects, i, directions[_i], 0.08, &stream);
	run_and_look(cut);
}
END_TEST

#define DEGREE 0.017453292519943295

START_TEST(objects_within_rounding_of_one_degree)
{
	struct angular_cut *cut = prepared(4000, 200, "2");
	uint64_t stream = 99;
	for (int64_t i = 0; i < 4000; i++) {
		double off = pow(10, between(&stream, -17, -2)) * (i % 2 ? 1 : -1);
		put_at_angle(cut, i, i % 200, DEGREE + off, &stream);
	}
	run_and_look(cut);
}
END_TEST

START_TEST(all_points_equal)
{
	struct angular_cut *cut = prepared(700, 300, "4");
	for (int64_t i = 0; i < 700; i++)
		put(&cut->objects, i, 0.6, 0.0, 0.8);
	for (int64_t i = 0; i < 300; i++)
		put(&cut->contaminants, i, 0.6, 0.0, 0.8);
	run_and_look(cut);
}
END_TEST

START_TEST(all_contaminants_opposite)
{
	struct angular_cut *cut = prepared(700, 300, "4");
	for (int64_t i = 0; i < 700; i++)
		put(&cut->objects, i, 1, 1, 1);
	for (int64_t i = 0; i < 300; i++)
		put(&cut->contaminants, i, -1, -1, -1);
	run_and_look(cut);
}
END_TEST

START_TEST(objects_in_clusters_of_which_one_is_dense)
{
	struct angular_cut *cut = prepared(5000, 1000, "2");
	uint64_t stream = 5;
	for (int64_t i = 0; i < 1000; i++)
		put_around(&cut->contaminants, i, directions[i % 10 ? 11 : 6], i % 10 ? 0.01 : 0.3, &stream);
	for (int64_t i = 0; i < 5000; i++)
		put_around(&cut->objects, i, directions[i % 3 ? 11 : 6], i % 3 ? 0.05 : 0.3, &stream);
	run_and_look(cut);
}
END_TEST

START_TEST(points_anywhere)
{
	static const int counts[][2] = {{4000, 1}, {1, 4000},   {63, 700},     {64, 700},
					{65, 700}, {300, 3000}, {2048, 20000}, {10007, 101}};
	struct angular_cut *cut = prepared(counts[_i][0], counts[_i][1], worker_counts[_i % 7]);
	const double middle[] = {0, 0, 0};
	uint64_t stream = 1000 + (uint64_t)_i;
	for (int64_t i = 0; i < cut->objects.count; i++)
		put_around(&cut->objects, i, middle, 1, &stream);
	for (int64_t i = 0; i < cut->contaminants.count; i++)
		put_around(&cut->contaminants, i, middle, 1, &stream);
	run_and_look(cut);
}
END_TEST

/* --- parameters --- */

static void assert_refused(const char *text, const char *workers, const char *message)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert(params_parse(&params, text, NULL));
	for (const char *const *name = KERNEL->params; name && *name; name++)
		params_set(&params, *name, workers);
	ck_assert_msg(!KERNEL->prepare(&state, &params, &err), "%s was taken", text);
	ck_assert_str_eq(err.message, message);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	KERNEL->finish(state);
	params_free(&params);
}

START_TEST(bad_parameters_are_refused_with_their_name)
{
	assert_refused("objects=5", "1", "the parameter contaminants is missing; add --param contaminants=VALUE");
	assert_refused("contaminants=5", "1", "the parameter objects is missing; add --param objects=VALUE");
	assert_refused("contaminants=5,objects=-1", "1", "parameter objects: -1 is not within 0 ... 100000000");
	assert_refused("contaminants=5,objects=5,ratio=1", "1", "there is no parameter ratio here");
	for (const char *const *name = KERNEL->params; name && *name; name++) {
		char *zero = mem_printf("parameter %s: 0 is not within 1 ... 4096", *name);
		assert_refused("contaminants=5,objects=5", "0", zero);
		free(zero);
	}
}
END_TEST

START_TEST(finish_takes_nothing_too)
{
	KERNEL->finish(NULL);
}
END_TEST

static TCase *angular_cut_tests(void)
{
	TCase *tests = tcase_create("angular-cut");
	tcase_add_loop_test(tests, the_answer_is_the_golden_one, 0, COUNT_OF(goldens));
	tcase_add_test(tests, each_run_starts_anew);
	tcase_add_test(tests, a_kernel_that_did_not_run_has_no_right_answer);
	tcase_add_loop_test(tests, caps_at_poles_seams_edges_and_corners, 0, COUNT_OF(directions));
	tcase_add_test(tests, objects_within_rounding_of_one_degree);
	tcase_add_test(tests, all_points_equal);
	tcase_add_test(tests, all_contaminants_opposite);
	tcase_add_test(tests, objects_in_clusters_of_which_one_is_dense);
	tcase_add_loop_test(tests, points_anywhere, 0, 8);
	tcase_add_test(tests, bad_parameters_are_refused_with_their_name);
	tcase_add_test(tests, finish_takes_nothing_too);
	return tests;
}

CHECK_MAIN(backend.name, angular_cut_tests)
