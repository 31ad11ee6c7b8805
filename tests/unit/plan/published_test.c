/*
 * published_test.c: the reader of published figures, and those that lapchart brings.
 */
#include "plan/published.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "fixture.h"

TCase *published_tests(void);

#define HEAD       "[published]\ntext = T\nyear = 2011\n"
#define FIGURE(id) "[figure \"" id "\"]\nbenchmark = b\nparam = n=10\nmachine = M\ntool = " id "\nseconds = 2.5\n"

static bool read_from(struct published_text *out, const char *text, struct error *err)
{
	char *folder = fixture_folder(), *path = fixture_file(folder, "text.conf", text);
	bool good = published_read_text(out, path, err);
	char *in = good ? NULL : strstr(err->message, folder);
	if (in) /* the message begins with the file's own name then */
		memmove(in, in + strlen(folder) + 1, strlen(in + strlen(folder) + 1) + 1);
	free(path);
	fixture_folder_remove(folder);
	return good;
}

START_TEST(a_text_is_read_whole)
{
	struct published_text text = {0};
	struct error err = ERROR_INIT;
	bool good = read_from(&text,
			      HEAD "short = S\nauthor = A\nurl = https://example.org\nnote = N\n" FIGURE("slow")
				      FIGURE("fast") "reference = slow\nbackend = python-x\nnative = x\nyear = 2012\n"
						     "uncertainty = 0.01\nnote = read off\n",
			      &err);
	ck_assert_msg(good, "%s", err.message);
	ck_assert_str_eq(text.title, "T");
	ck_assert_str_eq(text.short_name, "S");
	ck_assert_str_eq(text.author, "A");
	ck_assert_uint_eq(text.figure_count, 2);
	const struct published_figure *slow = published_find(&text, "slow"), *fast = published_find(&text, "fast");
	ck_assert_int_eq(slow->year, 2011);
	ck_assert_ptr_null(slow->backend);
	ck_assert_ptr_null(slow->reference);
	ck_assert_double_eq(slow->seconds, 2.5);
	ck_assert_int_eq(fast->year, 2012);
	ck_assert_str_eq(fast->backend, "python-x");
	ck_assert_str_eq(fast->native, "x");
	ck_assert_str_eq(fast->reference, "slow");
	ck_assert_double_eq(fast->uncertainty, 0.01);
	ck_assert_str_eq(params_get(&fast->params, "n"), "10");
	ck_assert_ptr_null(published_find(&text, "other"));
	published_text_free(&text);
}
END_TEST

START_TEST(what_is_not_told_is_unknown)
{
	struct published_text text = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(read_from(&text, "[published]\ntext = T\n" FIGURE("a"), &err), "%s", err.message);
	ck_assert_int_eq(text.figures[0].year, 0);
	ck_assert_str_eq(text.short_name, "T");
	ck_assert_double_eq(text.figures[0].uncertainty, 0);
	published_text_free(&text);
}
END_TEST

/* HEAD has 3 lines, each figure 6; a figure is named by the line of its first setting, 5 for the first. */
static const struct {
	const char *text, *message;
} wrong[] = {
	{"", "text.conf: [published] has no text"},
	{"[published]\nname = x\n", "text.conf:2: [published] name: there is no such name; did you mean 'note'?"},
	{"[published]\ntext =\n", "text.conf:2: [published] text: the value is empty"},
	{"[published]\nyear = 11\n", "text.conf:2: [published] year: '11' must be a year"},
	{"[text]\na = b\n", "text.conf:2: there is no section [text]; there are [published] and [figure \"ID\"]"},
	{"[figure]\nseconds = 1\n",
	 "text.conf:2: there is no section [figure]; there are [published] and [figure \"ID\"]"},
	{HEAD "[figure \"a\"]\nseconds = fast\n",
	 "text.conf:5: [figure \"a\"] seconds: 'fast' must be a number above 0"},
	{HEAD "[figure \"a\"]\nseconds = 0\n", "text.conf:5: [figure \"a\"] seconds: '0' must be a number above 0"},
	{HEAD "[figure \"a\"]\nseconds = nan\n", "text.conf:5: [figure \"a\"] seconds: 'nan' must be a number above 0"},
	{HEAD "[figure \"a\"]\nnative = a b\n",
	 "text.conf:5: [figure \"a\"] native: 'a b' cannot be the name of a backend (letters, digits and . _ -)"},
	{HEAD "[figure \"a\"]\nseconds = 1\n", "text.conf:5: [figure \"a\"] has no benchmark"},
	{HEAD "[figure \"a\"]\nbenchmark = b\nparam = n=1\nmachine = M\nseconds = 1\n",
	 "text.conf:5: [figure \"a\"] has no tool"},
	{HEAD FIGURE("a") "uncertainty = 1\n", "text.conf:5: [figure \"a\"] uncertainty: must be a share of 1"},
	{HEAD FIGURE("a") "reference = z\n", "text.conf:5: [figure \"a\"] reference: there is no other figure \"z\""},
	{HEAD FIGURE("a") "reference = a\n", "text.conf:5: [figure \"a\"] reference: there is no other figure \"a\""},
	{HEAD FIGURE("a") "reference = c\n" FIGURE("c") "benchmark = other\n",
	 "text.conf:5: [figure \"a\"] reference: \"c\" is of another benchmark, other"},
	{HEAD FIGURE("a") FIGURE("c") "reference = a\n" FIGURE("d") "reference = c\n",
	 "text.conf:18: [figure \"d\"] reference: \"c\" has a reference itself"},
};

START_TEST(what_is_wrong_is_said_with_file_and_line)
{
	struct published_text text = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(!read_from(&text, wrong[_i].text, &err), "%s", wrong[_i].text);
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_ptr_null(text.title);
}
END_TEST

START_TEST(a_later_folder_replaces_a_text_of_the_same_title)
{
	struct published published;
	struct error err = ERROR_INIT;
	char *one = fixture_folder(), *other = fixture_folder();
	free(fixture_file(one, "a.conf", HEAD "note = first\n"));
	free(fixture_file(one, "b.conf", "[published]\ntext = A\n"));
	free(fixture_file(one, "notes.txt", "no text\n"));
	free(fixture_file(other, "c.conf", HEAD "note = second\n"));
	const char *const folders[] = {one, other, "/nonexistent"};
	ck_assert_msg(published_read(&published, folders, 3, &err), "%s", err.message);
	ck_assert_uint_eq(published.count, 2);
	ck_assert_str_eq(published.texts[0].title, "A");
	ck_assert_str_eq(published.texts[1].note, "second");
	published_free(&published);
	free(fixture_file(other, "d.conf", "[published]\nyear = then\n"));
	ck_assert(!published_read(&published, folders, 2, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "d.conf:2: "));
	fixture_folder_remove(one);
	fixture_folder_remove(other);
}
END_TEST

static bool is_of(const struct benchmark *benchmark, const char *told, const char *point)
{
	struct published_figure figure = {.benchmark = benchmark->name};
	struct params params = {0};
	ck_assert(params_parse(&figure.params, told, NULL) && params_parse(&params, point, NULL));
	bool is = published_is_of(&figure, benchmark, &params);
	params_free(&figure.params);
	params_free(&params);
	return is;
}

START_TEST(a_figure_is_of_a_problem_where_all_but_optional_parameters_agree)
{
	struct benchmark b;
	struct error err = ERROR_INIT;
	ck_assert_msg(fixture_definition(&b,
					 "[benchmark]\nname = b\naxis = n\n[check \"sum\"]\nexact\n"
					 "[parameter \"n\"]\nsweep = 1, 2\n[parameter \"k\"]\ndefault = 7\n"
					 "[parameter \"m\"]\nsweep = 3\n"
					 "[parameter \"threads\"]\nsweep = cores\noptional\n",
					 &err),
		      "%s", err.message);
	ck_assert(is_of(&b, "n=1", "k=7,m=3,n=1"));
	ck_assert(is_of(&b, "n=1.0,threads=2", "k=7,m=3,n=1,threads=4"));
	ck_assert(is_of(&b, "k=8,n=1", "k=8,m=3,n=1"));
	ck_assert(!is_of(&b, "n=1", "k=8,m=3,n=1"));
	ck_assert(!is_of(&b, "n=2", "k=7,m=3,n=1"));
	ck_assert(!is_of(&b, "k=7,m=3", "k=7,m=3,n=1"));
	ck_assert(!is_of(&b, "n=1", "k=7,n=1"));
	struct published_figure other = {.benchmark = (char *)"c"};
	struct params none = {0};
	ck_assert(!published_is_of(&other, &b, &none));
	benchmark_free(&b);
}
END_TEST

/* --- what lapchart brings --- */

static void check_against_definitions(const struct published_figure *figure, const struct definitions *definitions)
{
	const struct benchmark *benchmark = definitions_find(definitions, figure->benchmark);
	ck_assert_msg(benchmark != NULL, "%s: there is no benchmark %s", figure->where, figure->benchmark);
	for (size_t i = 0; i < figure->params.count; i++)
		ck_assert_msg(benchmark_parameter(benchmark, figure->params.items[i].name) != NULL,
			      "%s: %s has no parameter %s", figure->where, figure->benchmark,
			      figure->params.items[i].name);
	ck_assert_msg(params_get(&figure->params, benchmark->axis) != NULL, "%s: tells no %s", figure->where,
		      benchmark->axis);
}

START_TEST(the_figures_that_lapchart_brings_are_of_its_benchmarks)
{
	static const char *const folders[] = {SOURCE_DIR "/data/published"};
	struct published published;
	struct definitions definitions;
	struct error err = ERROR_INIT;
	size_t figures = 0;
	fixture_definitions(&definitions);
	ck_assert_msg(published_read(&published, folders, 1, &err), "%s", err.message);
	ck_assert_uint_ge(published.count, 4);
	for (size_t t = 0; t < published.count; t++) {
		figures += published.texts[t].figure_count;
		for (size_t i = 0; i < published.texts[t].figure_count; i++)
			check_against_definitions(&published.texts[t].figures[i], &definitions);
	}
	ck_assert_uint_gt(figures, 40);
	published_free(&published);
	definitions_free(&definitions);
}
END_TEST

START_TEST(the_example_of_the_manual_is_a_good_text)
{
	struct buf manual = BUF_INIT;
	struct published_text text = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(file_read(&manual, SOURCE_DIR "/doc/benchmarks.md", 1 << 20, &err), "%s", err.message);
	char *start = strstr(strstr(manual.data, "## Published figures"), "```ini\n") + strlen("```ini\n");
	*strstr(start, "```") = '\0';
	ck_assert_msg(read_from(&text, start, &err), "%s", err.message);
	ck_assert_uint_eq(text.figure_count, 2);
	published_text_free(&text);
	buf_free(&manual);
}
END_TEST

TCase *published_tests(void)
{
	TCase *tests = tcase_create("published");
	tcase_add_test(tests, a_text_is_read_whole);
	tcase_add_test(tests, what_is_not_told_is_unknown);
	tcase_add_loop_test(tests, what_is_wrong_is_said_with_file_and_line, 0, COUNT_OF(wrong));
	tcase_add_test(tests, a_later_folder_replaces_a_text_of_the_same_title);
	tcase_add_test(tests, a_figure_is_of_a_problem_where_all_but_optional_parameters_agree);
	tcase_add_test(tests, the_example_of_the_manual_is_a_good_text);
	tcase_add_test(tests, the_figures_that_lapchart_brings_are_of_its_benchmarks);
	return tests;
}
