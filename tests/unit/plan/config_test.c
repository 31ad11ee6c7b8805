#include "plan/config.h"

#include <string.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "fixture.h"

TCase *config_tests(void);

static char *folder;
static struct config config;

static void set_up(void)
{
	static const char *const variables[] = {"LAPCHART_DB", "LAPCHART_MIN_TIME", "LAPCHART_BACKEND_PATH",
						"LAPCHART_SEED"};
	folder = fixture_folder();
	for (size_t i = 0; i < COUNT_OF(variables); i++)
		unsetenv(variables[i]);
	setenv("XDG_CONFIG_HOME", folder, 1);
}

static void tear_down(void)
{
	config_free(&config);
	fixture_folder_remove(folder);
}

static void write_file(const char *name, const char *text)
{
	free(fixture_file(folder, name, text));
}

/* "SECTION[/SUB].NAME = VALUE @ WHERE" of each entry, the folder taken off. */
static char *entries(void)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < config.count; i++) {
		const struct config_entry *entry = &config.entries[i];
		const char *where = entry->where;
		if (strncmp(where, folder, strlen(folder)) == 0)
			where += strlen(folder) + 1;
		buf_printf(&out, "%s%s%s.%s = %s @ %s\n", entry->section, entry->subsection ? "/" : "",
			   entry->subsection ? entry->subsection : "", entry->name, entry->value, where);
	}
	return buf_detach(&out);
}

static void reads_as(const char *text, const char *expected)
{
	struct error err = ERROR_INIT;
	char *path = fixture_file(folder, "x.conf", text);
	ck_assert_msg(config_read_file(&config, path, &err), "%s", err.message);
	char *got = entries();
	ck_assert_str_eq(got, expected);
	free(got);
	free(path);
	config_free(&config);
}

/* The message of config_load() over lapchart.conf with this text. */
static void load_fails(const char *text, const char *message)
{
	struct error err = ERROR_INIT;
	write_file("lapchart.conf", text);
	ck_assert_msg(!config_load(&config, folder, NULL, &err), "%s", text);
	ck_assert_str_eq(err.message, message);
	ck_assert_int_eq(err.kind == ERROR_NONE, 0);
	config_free(&config);
}

START_TEST(each_entry_knows_its_line)
{
	reads_as("# a comment\n[run]\n\tmin-time = 1s ; why\n\n[blas \"Open \\\"B]\"]\n\tpath = /a "
		 "\\\nb\n\tenabled\n"
		 "[run] rounds = 3\nseed=\"a;#\\\"b\" # c \\\nx = 1\n",
		 "run.min-time = 1s @ x.conf:3\n"
		 "blas/Open \"B].path = /a b @ x.conf:6\n"
		 "blas/Open \"B].enabled = true @ x.conf:8\n"
		 "run.rounds = 3 @ x.conf:9\n"
		 "run.seed = a;#\"b @ x.conf:10\n"
		 "run.x = 1 @ x.conf:11\n");
}
END_TEST

START_TEST(line_ends_of_windows_and_a_byte_order_mark_do_no_harm)
{
	reads_as("\xef\xbb\xbf[RUN]\r\nMin-Time = a\\\r\nb\r\n\r\nRounds = 2\r\n",
		 "run.min-time = ab @ x.conf:2\nrun.rounds = 2 @ x.conf:5\n");
}
END_TEST

START_TEST(an_empty_file_and_a_dangling_backslash_are_good)
{
	reads_as("", "");
	reads_as("[run]\nx = 1\\", "run.x = 1 @ x.conf:2\n");
}
END_TEST

START_TEST(an_included_file_is_read_and_named)
{
	write_file("more", "[run]\nrounds = 7\n");
	reads_as("[run]\nx = 1\n[include]\npath = more\n[run]\ny = 2\n",
		 "run.x = 1 @ x.conf:2\nrun.rounds = 7 @ x.conf (in a file that it includes)\nrun.y = 2 @ x.conf:6\n");
}
END_TEST

START_TEST(a_syntax_error_names_file_and_line)
{
	load_fails("[run]\n\nmin_time = 1\n", "lapchart.conf:3: invalid configuration key");
	load_fails("[run\nx = 1\n", "lapchart.conf:1: missing ']' in section header");
	load_fails("[blas \"x]\na = 1\n", "lapchart.conf:1: missing closing quotation mark in section header");
	load_fails("[run]\ndb = \"\\q\"\n", "lapchart.conf: invalid escape at q\"");
	load_fails("db = x\n", "lapchart.conf:1: 'db' stands in no section");
}
END_TEST

START_TEST(a_file_that_is_absent_is_an_error_only_where_it_was_asked_for)
{
	struct error err = ERROR_INIT;
	char *path = path_join(folder, "none.conf");
	ck_assert(config_load(&config, folder, NULL, &err));
	ck_assert_uint_eq(config.count, 0);
	ck_assert(config_load(&config, NULL, NULL, &err));
	ck_assert(!config_load(&config, folder, path, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "none.conf: No such file"));
	free(path);
}
END_TEST

START_TEST(variables_win_over_the_repository_and_that_over_the_user)
{
	const struct config_entry *entry;
	struct error err = ERROR_INIT;
	char *own = path_join(folder, "lapchart");
	ck_assert(path_make_folders(own, NULL));
	free(own);
	write_file("lapchart/config", "[run]\ndb = user\nmin-time = 1s\nseed = 1\n");
	write_file("lapchart.conf", "[run]\ndb = repository\nmin-time = 2s\n");
	setenv("LAPCHART_DB", "variable", 1);
	setenv("LAPCHART_SEED", "", 1);
	ck_assert_msg(config_load(&config, folder, NULL, &err), "%s", err.message);
	ck_assert_str_eq(config_get(&config, "run", NULL, "db", &entry), "variable");
	ck_assert_str_eq(entry->where, "LAPCHART_DB");
	ck_assert_str_eq(config_get(&config, "run", NULL, "min-time", &entry), "2s");
	ck_assert_str_eq(entry->where, "lapchart.conf:3");
	ck_assert_str_eq(config_get(&config, "run", NULL, "seed", NULL), "1");
	ck_assert_ptr_null(config_get(&config, "run", NULL, "rounds", NULL));
	ck_assert_ptr_null(config_get(&config, "run", "db", "db", NULL));
}
END_TEST

START_TEST(without_xdg_config_home_the_user_s_file_is_below_home)
{
	struct error err = ERROR_INIT;
	char *below = path_join(folder, ".config/lapchart");
	ck_assert(path_make_folders(below, NULL));
	write_file(".config/lapchart/config", "[run]\ndb = home\nsede = 1\n");
	setenv("HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	ck_assert(!config_load(&config, NULL, NULL, &err));
	char *expected = mem_printf("%s/config:3: there is no 'sede' in [run]; did you mean 'seed'?", below);
	ck_assert_str_eq(err.message, expected);
	ck_assert_str_eq(config_get(&config, "run", NULL, "db", NULL), "home");
	config_free(&config);
	write_file(".config/lapchart/config", "[run\n");
	ck_assert(!config_load(&config, NULL, NULL, &err));
	unsetenv("HOME");
	ck_assert(config_load(&config, NULL, NULL, &err));
	free(expected);
	free(below);
}
END_TEST

START_TEST(the_file_of_the_flag_stands_in_place_of_the_repository_s)
{
	struct error err = ERROR_INIT;
	write_file("lapchart.conf", "[run]\ndb = repository\n");
	char *path = fixture_file(folder, "other.conf", "[run]\nseed = 5\n");
	ck_assert_msg(config_load(&config, folder, path, &err), "%s", err.message);
	ck_assert_ptr_null(config_get(&config, "run", NULL, "db", NULL));
	ck_assert_str_eq(config_get(&config, "run", NULL, "seed", NULL), "5");
	free(path);
}
END_TEST

START_TEST(a_path_variable_is_a_list)
{
	struct error err = ERROR_INIT;
	write_file("lapchart.conf", "[run]\nbackend-path = /1\nbackend-path = /2\n");
	setenv("LAPCHART_BACKEND_PATH", "/3::/4", 1);
	ck_assert_msg(config_load(&config, folder, NULL, &err), "%s", err.message);
	char *got = entries();
	ck_assert_str_eq(got, "run.backend-path = /1 @ lapchart.conf:2\nrun.backend-path = /2 @ lapchart.conf:3\n"
			      "run.backend-path = /3 @ LAPCHART_BACKEND_PATH\n"
			      "run.backend-path = /4 @ LAPCHART_BACKEND_PATH\n");
	free(got);
}
END_TEST

START_TEST(an_unknown_setting_is_an_error_with_the_nearest)
{
	load_fails("[run]\nmin-tme = 1s\n",
		   "lapchart.conf:2: there is no 'min-tme' in [run]; did you mean 'min-time'?");
	load_fails("[rum]\ndb = x\n", "lapchart.conf:2: there is no section [rum]; did you mean [run]?");
	load_fails("[publish]\nqqqqqq = 1\n",
		   "lapchart.conf:2: there is no 'qqqqqq' in [publish]; there are output, title");
	load_fails("[xyzzyxyzzy]\na = 1\n",
		   "lapchart.conf:2: there is no section [xyzzyxyzzy]; there are [run], [publish], "
		   "[benchmark], [blas \"NAME\"] and [backend \"NAME\"]");
	load_fails("[blas]\npath = x\n", "lapchart.conf:2: [blas] needs a name: [blas \"NAME\"]");
	load_fails("[run \"fast\"]\ndb = x\n", "lapchart.conf:2: [run \"fast\"] must be [run]");
}
END_TEST

START_TEST(a_wrong_value_is_an_error_where_it_stands)
{
	load_fails("[run]\nrounds = -1\n",
		   "lapchart.conf:2: run.rounds: '-1' is not a whole number that is not negative");
	load_fails("[run]\nmin-time = 3 parsecs\n",
		   "lapchart.conf:2: run.min-time: '3 parsecs' is not a duration (such "
		   "as 250ms, 2s or 5min)");
	load_fails("[run]\nmin-time = none\n",
		   "lapchart.conf:2: run.min-time: 'none' is not a duration (such as 250ms, "
		   "2s or 5min)");
	load_fails("[run]\nmemory-limit = lots\n",
		   "lapchart.conf:2: run.memory-limit: 'lots' is not a size (such as 512MiB or 2G)");
	load_fails("[run]\nquick = maybe\n", "lapchart.conf:2: run.quick: 'maybe' is neither true nor false");
	load_fails("[run]\ndb =\n", "lapchart.conf:2: run.db: the value is empty");
	setenv("LAPCHART_SEED", "x", 1);
	load_fails("", "LAPCHART_SEED: run.seed: 'x' is not a whole number that is not negative");
}
END_TEST

START_TEST(every_kind_of_value_is_taken)
{
	struct error err = ERROR_INIT;
	write_file("lapchart.conf",
		   "[run]\ntimeout = none\nslowest = 5s\nmemory-limit = 2GiB\nquick\nfull = No\nseed = 1\n"
		   "[publish]\ntitle = a b\n[benchmark]\npath = x\n[blas \"mkl\"]\npath = /x\nenabled = on\n");
	ck_assert_msg(config_load(&config, folder, NULL, &err), "%s", err.message);
	ck_assert_str_eq(config_get(&config, "blas", "mkl", "path", NULL), "/x");
	ck_assert_str_eq(config_get(&config, "run", NULL, "quick", NULL), "true");
}
END_TEST

START_TEST(a_switch_reads_the_words_of_git)
{
	bool on = false;
	struct error err = ERROR_INIT;
	ck_assert(config_switch(&on, "Yes", &err) && on);
	ck_assert(config_switch(&on, "off", &err) && !on);
	ck_assert(config_switch(&on, "1", &err) && on);
	ck_assert(!config_switch(&on, "2", &err) && on);
}
END_TEST

TCase *config_tests(void)
{
	TCase *tests = tcase_create("config");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, each_entry_knows_its_line);
	tcase_add_test(tests, line_ends_of_windows_and_a_byte_order_mark_do_no_harm);
	tcase_add_test(tests, an_empty_file_and_a_dangling_backslash_are_good);
	tcase_add_test(tests, an_included_file_is_read_and_named);
	tcase_add_test(tests, a_syntax_error_names_file_and_line);
	tcase_add_test(tests, a_file_that_is_absent_is_an_error_only_where_it_was_asked_for);
	tcase_add_test(tests, variables_win_over_the_repository_and_that_over_the_user);
	tcase_add_test(tests, without_xdg_config_home_the_user_s_file_is_below_home);
	tcase_add_test(tests, the_file_of_the_flag_stands_in_place_of_the_repository_s);
	tcase_add_test(tests, a_path_variable_is_a_list);
	tcase_add_test(tests, an_unknown_setting_is_an_error_with_the_nearest);
	tcase_add_test(tests, a_wrong_value_is_an_error_where_it_stands);
	tcase_add_test(tests, every_kind_of_value_is_taken);
	tcase_add_test(tests, a_switch_reads_the_words_of_git);
	return tests;
}
