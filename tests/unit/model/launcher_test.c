#include "model/launcher.h"

#include "base/mem.h"

#include "../check_main.h"

TCase *launcher_tests(void);

/* The words in brackets: "[mpirun][-n][2]"; or the error. Caller frees. */
static char *words_of(const char *launcher, const char *point)
{
	struct buf word = BUF_INIT, text = BUF_INIT;
	struct error err = ERROR_INIT;
	struct params params = {0};
	ck_assert(params_parse(&params, point, NULL));
	bool good;
	while ((good = launcher_next(&word, &launcher, &params, &err)) && word.length)
		buf_printf(&text, "[%s]", word.data);
	if (!good)
		buf_printf(&text, " %s", err.message);
	buf_free(&word);
	params_free(&params);
	return buf_detach(&text);
}

static const struct {
	const char *launcher, *point, *words;
} cases[] = {
	{"mpirun -n {ranks}", "n=7,ranks=2", "[mpirun][-n][2]"},
	{" mpirun\t-n  {ranks} ", "ranks=2", "[mpirun][-n][2]"},
	{"x --map-by ppr:{ranks}:node", "ranks=2", "[x][--map-by][ppr:2:node]"},
	{"x {a}{b-c}", "a=1,b-c=2", "[x][12]"},
	{"x {a}", "a=with a blank", "[x][with a blank]"},
	{"x {a}", "a={b}", "[x][{b}]"},
	{"env", "", "[env]"},
	{"", "", ""},
	{"x {ranks}", "n=7", "[x] the launcher needs the parameter ranks, which this point does not have"},
	{"x {ranks", "ranks=2", "[x] a launcher has braces for parameters only, as in '-n {ranks}'"},
};

START_TEST(words_are_cut_at_blanks_and_values_put_in)
{
	char *words = words_of(cases[_i].launcher, cases[_i].point);
	ck_assert_str_eq(words, cases[_i].words);
	free(words);
}
END_TEST

static const struct {
	const char *launcher, *error; /* NULL: a good one */
} checks[] = {
	{"mpirun -n {ranks}", NULL},
	{"numactl --all", NULL},
	{"\tx\t{a}", NULL},
	{"", "a launcher begins with the name of a program"},
	{" \t", "a launcher begins with the name of a program"},
	{"mpirun\n-n 2", "a launcher is one line without control characters"},
	{"mpirun -n {}", "a launcher has braces for parameters only, as in '-n {ranks}'"},
	{"mpirun -n {Ranks}", "a launcher has braces for parameters only, as in '-n {ranks}'"},
	{"mpirun -n {a b}", "a launcher has braces for parameters only, as in '-n {ranks}'"},
	{"mpirun -n 2}", "a launcher has braces for parameters only, as in '-n {ranks}'"},
	{"mpirun{a} -n 2", "the program of a launcher cannot be a parameter"},
	{"{a}", "the program of a launcher cannot be a parameter"},
};

START_TEST(what_is_no_template_is_refused)
{
	struct error err = ERROR_INIT;
	ck_assert_int_eq(launcher_check(checks[_i].launcher, &err), !checks[_i].error);
	ck_assert_str_eq(err.message, checks[_i].error ? checks[_i].error : "");
}
END_TEST

TCase *launcher_tests(void)
{
	TCase *tests = tcase_create("launcher");
	tcase_add_loop_test(tests, words_are_cut_at_blanks_and_values_put_in, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, what_is_no_template_is_refused, 0, COUNT_OF(checks));
	return tests;
}
