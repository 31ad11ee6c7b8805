#include "plan/definition.h"

#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"
#include "fixture.h"
#include "plan/plan.h"

TCase *definition_tests(void);

#define HEAD                                                                                                           \
	"[benchmark]\nname = b\naxis = n\n"                                                                            \
	"[parameter \"n\"]\nsweep = 1, 2,  cores\n"                                                                    \
	"[check \"sum\"]\nexact\n"

/* HEAD has 7 lines: what is added begins on line 8. */
static void fails(const char *text, const char *message)
{
	struct benchmark benchmark = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(!fixture_definition(&benchmark, text, &err), "%s", text);
	ck_assert_str_eq(err.message, message);
	ck_assert_ptr_null(benchmark.name);
}

START_TEST(a_definition_is_read_whole)
{
	struct benchmark b;
	struct error err = ERROR_INIT;
	bool good = fixture_definition(
		&b,
		HEAD "[benchmark]\ntitle = T\npanel = k\nof-machine\nwork-unit = flop\n"
		     "[parameter \"k\"]\ntitle = K\nunit = u\ndefault = x\nquick = 3\nfull = 4,5\n"
		     "scale = log\noptional\n"
		     "[work]\nflops = n^9\nflops = 2 * n\n[work \"fast\"]\nflops = n\n[memory]\nbytes = 8 * n\n"
		     "[estimate \"fast\"]\nseconds = n\n[check \"r\"]\nbelow = 10\n"
		     "[check \"s\"]\nwithin = 1e-10\n"
		     "[golden \"n=1\"]\nsum = 007\n[golden \"k=x,n=1\"]\nsum = 8\ns = 1.5\n",
		&err);
	ck_assert_msg(good, "%s", err.message);
	ck_assert_str_eq(b.title, "T");
	ck_assert_str_eq(b.panel, "k");
	ck_assert(b.of_machine);
	ck_assert_uint_eq(b.parameter_count, 2);
	ck_assert_uint_eq(b.parameters[0].sweep.count, 3);
	ck_assert_str_eq(b.parameters[0].sweep.items[2], "cores");
	ck_assert(!b.parameters[0].optional && !b.parameters[0].log_scale);
	ck_assert(b.parameters[1].optional && b.parameters[1].log_scale);
	ck_assert_str_eq(b.parameters[1].fallback, "x");
	ck_assert_str_eq(b.parameters[1].full.items[1], "5");
	ck_assert_str_eq(formulas_for(&b.flops, "fast"), "n");
	ck_assert_str_eq(formulas_for(&b.flops, "other"), "2 * n");
	ck_assert_ptr_null(formulas_for(&b.estimate, "other"));
	ck_assert_uint_eq(b.check_count, 3);
	ck_assert_int_eq(b.checks[1].kind, CHECK_BELOW);
	ck_assert_str_eq(b.checks[2].bound, "1e-10");
	ck_assert_uint_eq(b.golden_count, 2);
	ck_assert_str_eq(answer_find(&b.goldens[0].values, "sum")->text, "007");
	benchmark_free(&b);
}
END_TEST

START_TEST(rules_sweeps_and_automatic_values_are_read)
{
	struct benchmark b;
	struct error err = ERROR_INIT;
	bool good = fixture_definition(&b,
				       HEAD "[parameter \"k\"]\nsweep = auto, 1\n"
					    "[check \"peak\"]\nwithin = 1e-12\n"
					    "[check \"x\"]\nof = peak\nwithin = 1e-10 * n\nwhen = k=2\n"
					    "[sweep \"slow\"]\nn = 5, 6\n[memory]\nspare = 2 * 2^30\n"
					    "[auto]\nk = min(cores, n)\n[auto \"slow\"]\nk = floor(free / 2^30)\n",
				       &err);
	ck_assert_msg(good, "%s", err.message);
	const struct check *check = &b.checks[b.check_count - 1];
	ck_assert_str_eq(check->value, "x");
	ck_assert_int_eq(check->kind, CHECK_WITHIN);
	ck_assert_str_eq(check->bound, "1e-10 * n");
	ck_assert_str_eq(check->of, "peak");
	ck_assert_str_eq(params_get(&check->when, "k"), "2");
	ck_assert_str_eq(benchmark_own_sweep(&b, "slow", "n")->items[1], "6");
	ck_assert_ptr_null(benchmark_own_sweep(&b, "fast", "n"));
	ck_assert_str_eq(benchmark_automatic_formula(&b, "k", "fast"), "min(cores, n)");
	ck_assert_str_eq(benchmark_automatic_formula(&b, "k", "slow"), "floor(free / 2^30)");
	ck_assert_ptr_null(benchmark_automatic_formula(&b, "n", "slow"));
	ck_assert_str_eq(b.spare, "2 * 2^30");
	benchmark_free(&b);
}
END_TEST

START_TEST(a_title_that_is_not_given_is_the_name)
{
	struct benchmark b;
	struct error err = ERROR_INIT;
	ck_assert_msg(fixture_definition(&b, HEAD, &err), "%s", err.message);
	ck_assert_str_eq(b.title, "b");
	benchmark_free(&b);
}
END_TEST

START_TEST(unknown_sections_and_names_are_errors_with_the_nearest)
{
	fails(HEAD "[parametre \"n\"]\nsweep = 1\n",
	      "bench.conf:9: there is no section [parametre]; did you mean [parameter]?");
	fails(HEAD "[qqqqqqqqqqqq]\nx = 1\n",
	      "bench.conf:9: there is no section [qqqqqqqqqqqq]; see doc/benchmarks.md");
	fails(HEAD "[parameter \"n\"]\nsweeep = 1\n",
	      "bench.conf:9: [parameter \"n\"] sweeep: there is no such name; did you mean 'sweep'?");
	fails(HEAD "[work]\nxxxxxxxx = 1\n",
	      "bench.conf:9: [work] xxxxxxxx: there is no such name; there are flops, bytes, elements");
	fails(HEAD "[check \"x\"]\nabove = 1\n",
	      "bench.conf:9: [check \"x\"] above: there is no such name; there are exact, below, within, of and when");
}
END_TEST

START_TEST(sections_need_their_name_or_have_none)
{
	fails(HEAD "[parameter]\nsweep = 1\n", "bench.conf:9: the section must be [parameter \"NAME\"]");
	fails(HEAD "[benchmark \"x\"]\ntitle = 1\n", "bench.conf:9: the section must be [benchmark]");
	fails(HEAD "[golden]\nsum = 1\n", "bench.conf:9: the section must be [golden \"PARAMETER=VALUE,...\"]");
	fails(HEAD "[parameter \"N\"]\nsweep = 1\n",
	      "bench.conf:9: [parameter \"N\"] sweep: 'N' cannot be the name of a parameter (a-z, 0-9, _ and -)");
}
END_TEST

START_TEST(a_definition_names_its_group_and_what_stands_along_x)
{
	struct benchmark b;
	struct error err = ERROR_INIT;
	const char *text = HEAD "[benchmark]\ngroup = g\ngroup-title = Both of them\naxis-elements\n";
	ck_assert_msg(fixture_definition(&b, text, &err), "%s", err.message);
	ck_assert_str_eq(b.group, "g");
	ck_assert_str_eq(b.group_title, "Both of them");
	ck_assert(b.axis_elements);
	benchmark_free(&b);
	fails(HEAD "[benchmark]\ngroup = ../up\n", "bench.conf:9: group: '../up' cannot be a name (a-z, 0-9, _ and -)");
}
END_TEST

START_TEST(wrong_values_are_errors_where_they_stand)
{
	fails(HEAD "[benchmark]\ntitle =\n", "bench.conf:9: [benchmark] title: the value is empty");
	fails(HEAD "[benchmark]\nof-machine = perhaps\n",
	      "bench.conf:9: [benchmark] of-machine: 'perhaps' is neither true nor false");
	fails(HEAD "[parameter \"n\"]\nsweep = 1,,2\n",
	      "bench.conf:9: [parameter \"n\"] sweep: '1,,2' is not a list of values such as 100,200");
	fails(HEAD "[parameter \"n\"]\nscale = cubic\n",
	      "bench.conf:9: [parameter \"n\"] scale: 'cubic' must be log or linear");
	fails(HEAD "[work]\nflops = 8 *\n",
	      "bench.conf:9: [work] flops: formula '8 *', column 4: expected a number, a name or '('");
	fails(HEAD "[check \"x\"]\nbelow = 1 +\n",
	      "bench.conf:9: [check \"x\"] below: formula '1 +', column 4: expected a number, a name or '('");
	fails(HEAD "[check \"x\"]\nexact = no\n",
	      "bench.conf:9: [check \"x\"] exact: leave the section out in place of 'exact = false'");
	fails(HEAD "[check \"sum\"]\nbelow = 1\n", "bench.conf:9: [check \"sum\"] below: a value has one rule");
}
END_TEST

START_TEST(what_does_not_fit_the_rest_is_an_error_where_it_stands)
{
	fails("[benchmark]\nname = b\naxis = m\n[parameter \"n\"]\nsweep = 1\n[check \"sum\"]\nexact\n",
	      "bench.conf:3: axis: there is no [parameter \"m\"]");
	fails(HEAD "[benchmark]\npanel = k\n", "bench.conf:9: panel: there is no [parameter \"k\"]");
	fails(HEAD "[benchmark]\nname = B b\n", "bench.conf:9: name: 'B b' cannot be a name (a-z, 0-9, _ and -)");
	fails(HEAD "[parameter \"k\"]\ntitle = K\n",
	      "bench.conf:9: title: the parameter has no values: give it a sweep or a default");
	fails(HEAD "[parameter \"k\"]\ndefault = 1,2\n", "bench.conf:9: default: '1,2' cannot be a value");
	fails(HEAD "[memory]\nbytes = 8 * nn\n", "bench.conf:9: bytes: formula '8 * nn', column 5: no numeric "
						 "parameter or value of the answer has this name");
	fails(HEAD "[estimate \"x\"]\nseconds = sum\n", "bench.conf:9: seconds: formula 'sum', column 1: no numeric "
							"parameter or value of the answer has this name");
	fails(HEAD "[golden \"m=1\"]\nsum = 1\n", "bench.conf:9: sum: there is no [parameter \"m\"]");
	fails(HEAD "[golden \"n\"]\nsum = 1\n", "bench.conf:9: [golden \"n\"] sum: 'n' is not of the form name=value");
	fails(HEAD "[golden \"n=1\"]\nsums = 1\n", "bench.conf:9: sums: no [check \"sums\"] compares with this value");
	fails(HEAD "[golden \"n=1\"]\nsum = 1\nsum = 2\n",
	      "bench.conf:10: [golden \"n=1\"] sum: there is a golden value at these parameters already");
	fails(HEAD "[check \"x\"]\nwithin = -1\n", "bench.conf:9: within: a tolerance cannot be negative");
	fails(HEAD "[check \"x\"]\nbelow = few\n", "bench.conf:9: below: formula 'few', column 1: no numeric "
						   "parameter or value of the answer has this name");
	fails(HEAD "[check \"x\"]\nof = sum\n", "bench.conf:9: of: the section has no rule: exact, below or within");
	fails(HEAD "[check \"x\"]\nbelow = 1\nof = sum\n", "bench.conf:10: of: only a check with 'within' has it");
	fails(HEAD "[check \"x\"]\nwithin = 1\nof = y\n", "bench.conf:10: of: no [check \"y\"] has an expected value");
	fails(HEAD "[check \"x\"]\nexact\nwhen = m=1\n", "bench.conf:10: when: there is no [parameter \"m\"]");
	fails(HEAD "[sweep \"fast\"]\nm = 1\n", "bench.conf:9: m: there is no [parameter \"m\"]");
	fails(HEAD "[sweep \"fast\"]\nn = 1\nn = 2\n",
	      "bench.conf:10: [sweep \"fast\"] n: the backend has its own sweep of this parameter already");
	fails(HEAD "[auto]\nm = 1\n", "bench.conf:9: m: there is no [parameter \"m\"]");
	fails(HEAD "[auto]\nn = core\n", "bench.conf:9: n: formula 'core', column 1: no numeric parameter or value of "
					 "the answer has this name");
	fails(HEAD "[check \"x\"]\nwithin = 1\n[golden \"n=1\"]\nx = abc\n", "bench.conf:11: x: 'abc' is not a number");
}
END_TEST

START_TEST(a_definition_needs_name_axis_and_check)
{
	fails("", "bench.conf: [benchmark] has no name");
	fails("[benchmark]\nname = b\n", "bench.conf: [benchmark] has no axis");
	fails("[benchmark]\nname = b\naxis = n\n[parameter \"n\"]\nsweep = 1\n",
	      "bench.conf: there is no [check]: no time counts without a right answer");
	fails("[benchmark\n", "bench.conf:1: missing ']' in section header");
}
END_TEST

START_TEST(a_later_folder_replaces_and_all_are_sorted_by_name)
{
	char *one = fixture_folder(), *two = fixture_folder();
	free(fixture_file(one, "z.conf", HEAD));
	free(fixture_file(one, "a.conf", HEAD "[benchmark]\nname = other\n"));
	free(fixture_file(one, "readme.txt", "no definition"));
	free(fixture_file(two, "mine.conf", HEAD "[benchmark]\ntitle = mine\n"));
	const char *const folders[] = {one, "/nonexistent", two};
	struct definitions definitions;
	struct error err = ERROR_INIT;
	ck_assert_msg(definitions_read(&definitions, folders, 3, &err), "%s", err.message);
	ck_assert_uint_eq(definitions.count, 2);
	ck_assert_str_eq(definitions.items[0].name, "b");
	ck_assert_str_eq(definitions_find(&definitions, "b")->title, "mine");
	ck_assert_ptr_nonnull(definitions_find(&definitions, "other"));
	ck_assert_ptr_null(definitions_find(&definitions, "none"));
	definitions_free(&definitions);
	fixture_folder_remove(one);
	fixture_folder_remove(two);
}
END_TEST

START_TEST(two_files_of_one_folder_may_not_define_the_same)
{
	char *folder = fixture_folder();
	free(fixture_file(folder, "a.conf", HEAD));
	free(fixture_file(folder, "b.conf", HEAD));
	const char *const folders[] = {folder};
	struct definitions definitions = {0};
	struct error err = ERROR_INIT;
	ck_assert(!definitions_read(&definitions, folders, 1, &err));
	char *expected = mem_printf("%s/a.conf and %s/b.conf both define b", folder, folder);
	ck_assert_str_eq(err.message, expected);
	free(expected);
	fixture_folder_remove(folder);
}
END_TEST

START_TEST(one_bad_file_stops_the_reading)
{
	char *folder = fixture_folder();
	free(fixture_file(folder, "a.conf", HEAD));
	free(fixture_file(folder, "b.conf", "[benchmark]\n"));
	const char *const folders[] = {folder, folder};
	struct definitions definitions = {0};
	struct error err = ERROR_INIT;
	ck_assert(!definitions_read(&definitions, folders, 2, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "b.conf: [benchmark] has no name"));
	fixture_folder_remove(folder);
}
END_TEST

START_TEST(a_folder_given_twice_does_no_harm)
{
	char *folder = fixture_folder();
	free(fixture_file(folder, "a.conf", HEAD));
	const char *const folders[] = {folder, folder};
	struct definitions definitions = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(definitions_read(&definitions, folders, 2, &err), "%s", err.message);
	ck_assert_uint_eq(definitions.count, 1);
	definitions_free(&definitions);
	fixture_folder_remove(folder);
}
END_TEST

TCase *definition_tests(void)
{
	TCase *tests = tcase_create("definition");
	tcase_add_test(tests, a_definition_is_read_whole);
	tcase_add_test(tests, rules_sweeps_and_automatic_values_are_read);
	tcase_add_test(tests, a_title_that_is_not_given_is_the_name);
	tcase_add_test(tests, unknown_sections_and_names_are_errors_with_the_nearest);
	tcase_add_test(tests, sections_need_their_name_or_have_none);
	tcase_add_test(tests, a_definition_names_its_group_and_what_stands_along_x);
	tcase_add_test(tests, wrong_values_are_errors_where_they_stand);
	tcase_add_test(tests, what_does_not_fit_the_rest_is_an_error_where_it_stands);
	tcase_add_test(tests, a_definition_needs_name_axis_and_check);
	tcase_add_test(tests, a_later_folder_replaces_and_all_are_sorted_by_name);
	tcase_add_test(tests, two_files_of_one_folder_may_not_define_the_same);
	tcase_add_test(tests, one_bad_file_stops_the_reading);
	tcase_add_test(tests, a_folder_given_twice_does_no_harm);
	return tests;
}
