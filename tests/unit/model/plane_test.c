#include "model/plane.h"

#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "model/json_read.h"

#include "../check_main.h"

TCase *plane_tests(void);

static char *folder;

static void make_folder(void)
{
	const char *where = getenv("TMPDIR");
	ck_assert(path_make_temporary(&folder, where ? where : "/tmp", "lapchart-plane-", NULL));
}

static void remove_folder(void)
{
	path_remove_all(folder, NULL);
	free(folder);
}

/* --- announcements --- */

static bool read_text(struct plane *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	ck_assert_msg(object != NULL, "%s", text);
	bool good = plane_read_json(out, object, err);
	json_object_put(object);
	return good;
}

START_TEST(an_announcement_is_read_back)
{
	static const char *const texts[] = {
		"{\"name\":\"lyot-1\",\"title\":\"Lyot "
		"\\\"stop\\\"\",\"file\":\"lyot-1.f64\",\"rows\":512,\"columns\":256,"
		"\"log_scale\":true,\"width\":2.5,\"width_unit\":\"arcsec\"}",
		"{\"name\":\"p\",\"title\":\"P\",\"file\":\"p\",\"rows\":1,\"columns\":1,\"log_scale\":false}",
	};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct plane plane = {0};
		struct buf back = BUF_INIT;
		struct json json = json_start(&back, JSON_LINE);
		ck_assert(read_text(&plane, texts[i], NULL));
		plane_write_json(&json, NULL, &plane);
		ck_assert_str_eq(back.data, texts[i]);
		ck_assert_int_eq(isnan(plane.width), i == 1);
		ck_assert_ptr_null(plane.values);
		buf_free(&back);
		plane_free(&plane);
	}
}
END_TEST

START_TEST(a_bad_announcement_is_refused_with_the_reason)
{
#define START "{\"name\":\"p\",\"title\":\"P\",\"file\":\"p\""
	static const struct {
		const char *text, *message;
	} bad[] = {
		{"{\"title\":\"P\",\"file\":\"p\",\"rows\":1,\"columns\":1}", "needs a 'name'"},
		{"{\"name\":\"../p\",\"title\":\"P\",\"file\":\"p\",\"rows\":1,\"columns\":1}", "needs a 'name'"},
		{"{\"name\":\"P\",\"title\":\"P\",\"file\":\"p\",\"rows\":1,\"columns\":1}", "needs a 'name'"},
		{"{\"name\":\"a23456789a23456789a23456789a234567\",\"title\":\"P\",\"file\":\"p\"}", "needs a 'name'"},
		{"{\"name\":\"p\",\"title\":\"\",\"file\":\"p\",\"rows\":1,\"columns\":1}", "no 'title'"},
		{"{\"name\":\"p\",\"title\":\"P\",\"rows\":1,\"columns\":1}", "needs a 'file'"},
		{"{\"name\":\"p\",\"title\":\"P\",\"file\":\"/etc/p\",\"rows\":1,\"columns\":1}", "needs a 'file'"},
		{"{\"name\":\"p\",\"title\":\"P\",\"file\":\"..\",\"rows\":1,\"columns\":1}", "needs a 'file'"},
		{"{\"name\":\"p\",\"title\":\"P\",\"file\":7,\"rows\":1,\"columns\":1}", "'file' is not a text"},
		{START ",\"rows\":1}", "'rows' and 'columns'"},
		{START ",\"rows\":0,\"columns\":1}", "'rows' and 'columns'"},
		{START ",\"rows\":-1,\"columns\":1}", "'rows' is not"},
		{START ",\"rows\":1.5,\"columns\":1}", "'rows' is not"},
		{START ",\"rows\":4096,\"columns\":4097}", "16777216 are taken at most"},
		{START ",\"rows\":4294967296,\"columns\":4294967296}", "16777216 are taken at most"},
		{START ",\"rows\":1,\"columns\":1,\"log_scale\":1}", "'log_scale' is not true or false"},
		{START ",\"rows\":1,\"columns\":1,\"width\":1}", "or neither"},
		{START ",\"rows\":1,\"columns\":1,\"width_unit\":\"m\"}", "or neither"},
		{START ",\"rows\":1,\"columns\":1,\"width_unit\":\"\",\"width\":1}", "or neither"},
		{START ",\"rows\":1,\"columns\":1,\"width_unit\":\"m\",\"width\":0}", "or neither"},
		{START ",\"rows\":1,\"columns\":1,\"width_unit\":\"m\",\"width\":1e999}", "'width' is not a finite"},
	};
#undef START
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct plane plane = {0};
		struct error err = ERROR_INIT;
		ck_assert_msg(!read_text(&plane, bad[i].text, &err), "%s", bad[i].text);
		ck_assert_msg(strstr(err.message, bad[i].message) != NULL, "%s: %s", bad[i].text, err.message);
		ck_assert_ptr_null(plane.name);
	}
}
END_TEST

START_TEST(a_plane_is_found_by_its_name)
{
	struct planes planes = {0};
	planes_add(&planes, (struct plane){.name = mem_text("pupil")});
	planes_add(&planes, (struct plane){.name = mem_text("lyot")});
	ck_assert_ptr_eq(planes_find(&planes, "lyot"), &planes.items[1]);
	ck_assert_ptr_null(planes_find(&planes, "pup"));
	planes_free(&planes);
	ck_assert_uint_eq(planes.count, 0);
}
END_TEST

/* --- files --- */

static void write_numbers(const char *name, const double *values, size_t count)
{
	char *path = path_join(folder, name);
	FILE *file = fopen(path, "wb");
	ck_assert_uint_eq(fwrite(values, sizeof *values, count, file), count);
	fclose(file);
	free(path);
}

static struct plane announced(size_t rows, size_t columns)
{
	return (struct plane){.name = mem_text("p"),
			      .title = mem_text("P"),
			      .file = mem_text("p.f64"),
			      .rows = rows,
			      .columns = columns,
			      .width = NAN};
}

static struct plane take_in(const double *values, size_t rows, size_t columns)
{
	struct plane plane = announced(rows, columns);
	struct error err = ERROR_INIT;
	write_numbers("p.f64", values, rows * columns);
	ck_assert_msg(plane_take_in(&plane, folder, &err), "%s", err.message);
	ck_assert_ptr_null(plane.file);
	return plane;
}

START_TEST(a_small_plane_is_kept_as_it_is)
{
	const double values[] = {0.5, -1, 2, 3e30, 0, 0.1};
	struct plane plane = take_in(values, 2, 3);
	ck_assert_uint_eq(plane.kept_rows, 2);
	ck_assert_uint_eq(plane.kept_columns, 3);
	for (size_t i = 0; i < 6; i++)
		ck_assert_float_eq(plane.values[i], (float)values[i]);
	ck_assert_double_eq(plane.low, -1);
	ck_assert_double_eq(plane.high, 3e30);
	plane_free(&plane);
}
END_TEST

/* 641 = 3 * 213 + 2: the last block of each row is narrower. Row r, column c holds c + 1000 r. */
START_TEST(a_large_plane_is_kept_as_means_of_blocks)
{
	enum { ROWS = 323, COLUMNS = 641 };
	double *values = mem_alloc(ROWS * COLUMNS * sizeof *values);
	for (size_t i = 0; i < ROWS * COLUMNS; i++)
		values[i] = (double)(i % COLUMNS) + 1000.0 * (double)(i / COLUMNS);
	struct plane plane = take_in(values, ROWS, COLUMNS);
	ck_assert_uint_eq(plane.kept_rows, 162);
	ck_assert_uint_eq(plane.kept_columns, 214);
	ck_assert_float_eq(plane.values[0], 501);
	ck_assert_float_eq(plane.values[213], 500 + 639.5F);
	ck_assert_float_eq(plane.values[161 * 214 + 1], 322000 + 4);
	ck_assert_float_eq(plane.values[160 * 214 + 213], 320500 + 639.5F);
	ck_assert_double_eq(plane.low, 0);
	ck_assert_double_eq(plane.high, 322640);
	plane_free(&plane);
	free(values);
}
END_TEST

START_TEST(the_largest_side_that_is_kept_whole_is_320)
{
	double *values = mem_zero(642, sizeof *values);
	static const size_t kept[][2] = {{1, 1}, {320, 320}, {321, 161}, {640, 320}, {641, 214}};
	for (size_t i = 0; i < COUNT_OF(kept); i++) {
		struct plane plane = take_in(values, kept[i][0], 1);
		ck_assert_uint_eq(plane.kept_rows, kept[i][1]);
		ck_assert_uint_eq(plane.kept_columns, 1);
		plane_free(&plane);
	}
	free(values);
}
END_TEST

static void must_refuse(struct plane *plane, const char *message)
{
	struct error err = ERROR_INIT;
	ck_assert(!plane_take_in(plane, folder, &err));
	ck_assert_msg(strstr(err.message, message) != NULL && strstr(err.message, "plane 'p'") != NULL, "%s",
		      err.message);
	plane_free(plane);
}

START_TEST(a_file_that_is_missing_or_has_another_size_is_refused)
{
	const double values[5] = {0};
	struct plane plane = announced(2, 2);
	must_refuse(&plane, "No such file");
	write_numbers("p.f64", values, 3);
	plane = announced(2, 2);
	must_refuse(&plane, "has 24 bytes; 2 x 2 doubles are 32");
	write_numbers("p.f64", values, 5);
	plane = announced(2, 2);
	must_refuse(&plane, "has 40 bytes");
}
END_TEST

START_TEST(numbers_that_cannot_be_kept_are_refused)
{
	static const double bad[] = {NAN, INFINITY, -INFINITY, 1e39, -1e300};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const double values[] = {0, 1, bad[i], 2};
		struct plane plane = announced(2, 2);
		write_numbers("p.f64", values, 4);
		must_refuse(&plane, "in row 1, column 0");
	}
}
END_TEST

START_TEST(only_a_regular_file_is_opened)
{
	char *path = path_join(folder, "p.f64"), *other = path_join(folder, "other");
	const double values[4] = {0};
	struct plane plane = announced(2, 2);
	write_numbers("other", values, 4);
	ck_assert_int_eq(symlink(other, path), 0);
	must_refuse(&plane, "cannot be opened");
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	plane = announced(2, 2);
	must_refuse(&plane, "is no regular file");
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	plane = announced(2, 2);
	must_refuse(&plane, "is no regular file");
	free(path);
	free(other);
}
END_TEST

TCase *plane_tests(void)
{
	TCase *tests = tcase_create("plane");
	tcase_add_checked_fixture(tests, make_folder, remove_folder);
	tcase_add_test(tests, an_announcement_is_read_back);
	tcase_add_test(tests, a_bad_announcement_is_refused_with_the_reason);
	tcase_add_test(tests, a_plane_is_found_by_its_name);
	tcase_add_test(tests, a_small_plane_is_kept_as_it_is);
	tcase_add_test(tests, a_large_plane_is_kept_as_means_of_blocks);
	tcase_add_test(tests, the_largest_side_that_is_kept_whole_is_320);
	tcase_add_test(tests, a_file_that_is_missing_or_has_another_size_is_refused);
	tcase_add_test(tests, numbers_that_cannot_be_kept_are_refused);
	tcase_add_test(tests, only_a_regular_file_is_opened);
	return tests;
}
