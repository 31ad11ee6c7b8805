/* The claims on which the backend `index` rests: what is in a covered cell is near, what is near is in a touched cell
 * and in the list of its block. */
#include <math.h>

#include "angular-cut/cover.h"
#include "base/hash.h"

#include "../check_main.h"

#define DEGREE 0.017453292519943295

static double coordinates[3][2];
static const struct sphere_points cap = {1, coordinates[0], coordinates[1], coordinates[2]};

static void put(int which, double x, double y, double z)
{
	double length = sqrt(x * x + y * y + z * z);
	coordinates[0][which] = x / length;
	coordinates[1][which] = y / length;
	coordinates[2][which] = z / length;
}

/* The second point, at an angle from the cap's centre and in a direction that is counted by turns. */
static void put_at(double angle, double turn)
{
	double x = coordinates[0][0], y = coordinates[1][0], z = coordinates[2][0];
	double ax = y - z, ay = z - x, az = x - y; /* across, unless all three are equal */
	if (ax * ax + ay * ay + az * az < 0.1)
		ax = y + z, ay = -x, az = -x;
	double along = ax * x + ay * y + az * z;
	ax -= along * x, ay -= along * y, az -= along * z;
	double length = sqrt(ax * ax + ay * ay + az * az);
	ax /= length, ay /= length, az /= length;
	double bx = y * az - z * ay, by = z * ax - x * az, bz = x * ay - y * ax;
	double c = sin(angle) * cos(turn), s = sin(angle) * sin(turn);
	put(1, cos(angle) * x + c * ax + s * bx, cos(angle) * y + c * ay + s * by, cos(angle) * z + c * az + s * bz);
}

static bool is_near(void)
{
	double cosine = coordinates[0][0] * coordinates[0][1] + coordinates[1][0] * coordinates[1][1] +
			coordinates[2][0] * coordinates[2][1];
	return cosine > ANGULAR_CUT_COSINE;
}

static bool is_listed(const struct cover *cover, int32_t block)
{
	for (size_t i = 0; i < cover->touch_count; i++)
		if (cover->touches[i].block == block)
			return true;
	return false;
}

/* Counts what the index gains: objects about whom no pair has to be compared. */
static void look_at_point(const struct cover *cover, int64_t *decided)
{
	int32_t cell;
	cube_locate(&cell, &coordinates[0][1], &coordinates[1][1], &coordinates[2][1], 1);
	bool covered = cover->words[cell >> 6].covered >> (cell & 63) & 1;
	bool touched = cover->words[cell >> 6].touched >> (cell & 63) & 1;
	bool near = is_near();
	if (covered && !near)
		ck_abort_msg("%a %a %a is not near, and its cell is covered", coordinates[0][1], coordinates[1][1],
			     coordinates[2][1]);
	if (near && !(touched && is_listed(cover, cover_block_of(cell))))
		ck_abort_msg("%a %a %a is near, and its cell is not touched or its block not listed", coordinates[0][1],
			     coordinates[1][1], coordinates[2][1]);
	*decided += covered || !touched;
}

/* About one cap: points at its middle, all around its edge, and beyond. Returns how many were decided by their cell. */
static int64_t look_around(uint64_t *stream, int64_t points)
{
	struct cover cover;
	int64_t decided = 0;
	cover_allocate(&cover);
	cover_enter(&cover, &cap, 0, 1);
	for (int64_t i = 0; i < points; i++) {
		double away = 2 * hash_unit(stream) - 1;
		put_at(DEGREE * (1 + away * away * away), 6.283185307179586 * hash_unit(stream));
		look_at_point(&cover, &decided);
	}
	cover_free(&cover);
	return decided;
}

START_TEST(a_cell_says_nothing_wrong_about_any_cap)
{
	uint64_t stream = 7;
	int64_t decided = 0;
	for (int i = 0; i < 3000; i++) {
		put(0, 2 * hash_unit(&stream) - 1, 2 * hash_unit(&stream) - 1, 2 * hash_unit(&stream) - 1);
		decided += look_around(&stream, 200);
	}
	ck_assert_int_gt(decided, 3000 * 200 / 5);
}
END_TEST

/* Where one face ends and another begins, and where three do. */
START_TEST(a_cell_says_nothing_wrong_at_edges_and_corners)
{
	uint64_t stream = 8;
	for (int i = 0; i < 2000; i++) {
		double signs[3], off[3];
		for (int k = 0; k < 3; k++) {
			signs[k] = hash_unit(&stream) < 0.5 ? -1 : 1;
			off[k] = 0.05 * (2 * hash_unit(&stream) - 1);
		}
		signs[i % 3] *= i % 2 ? 1 : 2 * hash_unit(&stream) - 1;
		put(0, signs[0] + off[0], signs[1] + off[1], signs[2] + off[2]);
		look_around(&stream, 200);
	}
}
END_TEST

START_TEST(a_cell_says_nothing_wrong_about_caps_along_the_axes)
{
	uint64_t stream = 9;
	for (int x = -1; x <= 1; x++)
		for (int y = -1; y <= 1; y++)
			for (int z = -1; z <= 1; z++)
				if (x || y || z) {
					put(0, x, y, z);
					look_around(&stream, 5000);
				}
}
END_TEST

START_TEST(a_cover_starts_anew)
{
	struct cover cover;
	uint64_t bits = 0;
	put(0, 1, 2, 3);
	cover_allocate(&cover);
	cover_enter(&cover, &cap, 0, 1);
	ck_assert_uint_gt(cover.touch_count, 0);
	cover_enter(&cover, &cap, 0, 0);
	for (int64_t i = 0; i < CUBE_CELLS / 64; i++)
		bits |= cover.words[i].covered | cover.words[i].touched;
	ck_assert_uint_eq(bits, 0);
	ck_assert_uint_eq(cover.touch_count, 0);
	cover_free(&cover);
}
END_TEST

/* Each cell has one number, and the centre of each lies in it. */
START_TEST(the_middle_of_a_cell_is_located_in_it)
{
	for (int32_t cell = 0; cell < CUBE_CELLS; cell += 7) {
		int32_t found, face = cell / CUBE_SIDE / CUBE_SIDE, axis = face / 2;
		double place[3];
		place[axis] = face % 2 ? -1 : 1;
		place[(axis + 1) % 3] = (cell % CUBE_SIDE + 0.5) * CUBE_STEP - 1;
		place[(axis + 2) % 3] = (cell / CUBE_SIDE % CUBE_SIDE + 0.5) * CUBE_STEP - 1;
		cube_locate(&found, &place[0], &place[1], &place[2], 1);
		if (found != cell)
			ck_abort_msg("cell %d was found to be %d", cell, found);
	}
}
END_TEST

static TCase *cover_tests(void)
{
	TCase *tests = tcase_create("cover");
	tcase_add_test(tests, a_cell_says_nothing_wrong_about_any_cap);
	tcase_add_test(tests, a_cell_says_nothing_wrong_at_edges_and_corners);
	tcase_add_test(tests, a_cell_says_nothing_wrong_about_caps_along_the_axes);
	tcase_add_test(tests, a_cover_starts_anew);
	tcase_add_test(tests, the_middle_of_a_cell_is_located_in_it);
	return tests;
}

CHECK_MAIN("cover", cover_tests)
