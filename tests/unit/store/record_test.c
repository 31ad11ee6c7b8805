#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *record_tests(void);

/* --- commits --- */

struct commits {
	struct commit first;
	char order[16]; /* first digit of each sha */
	size_t count, limit;
};

static bool take_commit(void *context, const struct commit *commit)
{
	struct commits *seen = context;
	if (!seen->count) {
		seen->first = *commit;
		seen->first.sha = mem_text(commit->sha);
		seen->first.author = mem_text(commit->author);
		seen->first.subject = mem_text(commit->subject);
		seen->first.parents = mem_zero(commit->parent_count, sizeof *commit->parents);
		for (size_t i = 0; i < commit->parent_count; i++)
			seen->first.parents[i] = mem_text(commit->parents[i]);
	}
	seen->order[seen->count++] = commit->sha[0];
	return seen->count != seen->limit;
}

START_TEST(a_commit_comes_back_with_its_parents_and_odd_bytes)
{
	struct store *store = open_store();
	char *parents[] = {OTHER_SHA, "3333333333333333333333333333333333333333"};
	struct commit commit = {SHA, parents, 2, -5, "Andr\xe9", "caf\xe9 \033[31m 'quoted'"};
	must(store_put_commit(store, &commit, &err));
	struct commits seen = {0};
	must(store_each_commit(store, take_commit, &seen, &err));
	ck_assert_uint_eq(seen.count, 1);
	ck_assert_str_eq(seen.first.sha, SHA);
	ck_assert_uint_eq(seen.first.parent_count, 2);
	ck_assert_str_eq(seen.first.parents[0], parents[0]);
	ck_assert_str_eq(seen.first.parents[1], parents[1]);
	ck_assert_int_eq(seen.first.author_time, -5);
	ck_assert_str_eq(seen.first.author, commit.author);
	ck_assert_str_eq(seen.first.subject, commit.subject);
	commit_free(&seen.first);
	store_close(store);
}
END_TEST

START_TEST(a_commit_that_is_stored_twice_is_there_once)
{
	struct store *store = open_store();
	put_basics(store);
	put_basics(store);
	struct commits seen = {0};
	must(store_each_commit(store, take_commit, &seen, &err));
	ck_assert_uint_eq(seen.count, 1);
	commit_free(&seen.first);
	store_close(store);
}
END_TEST

static void put_commit(struct store *store, char *sha, int64_t time)
{
	struct commit commit = {.sha = sha, .author_time = time};
	must(store_put_commit(store, &commit, &err));
}

START_TEST(commits_come_latest_first_then_by_sha_until_the_reader_has_enough)
{
	struct store *store = open_store();
	put_commit(store, "a", 100);
	put_commit(store, "d", 200);
	put_commit(store, "c", 200);
	put_commit(store, "b", 300);
	struct commits seen = {0};
	must(store_each_commit(store, take_commit, &seen, &err));
	ck_assert_str_eq(seen.order, "bcda");
	commit_free(&seen.first);
	seen = (struct commits){.limit = 2};
	must(store_each_commit(store, take_commit, &seen, &err));
	ck_assert_str_eq(seen.order, "bc");
	commit_free(&seen.first);
	store_close(store);
}
END_TEST

struct nest {
	struct store *store;
	size_t outer, inner;
};

static bool count_inner(void *context, const struct commit *commit)
{
	(void)commit;
	((struct nest *)context)->inner++;
	return true;
}

static bool read_within(void *context, const struct commit *commit)
{
	struct nest *nest = context;
	(void)commit;
	nest->outer++;
	must(store_each_commit(nest->store, count_inner, nest, &err));
	return true;
}

START_TEST(a_callback_may_ask_the_same_question_again)
{
	struct store *store = open_store();
	put_commit(store, "a", 100);
	put_commit(store, "b", 200);
	put_commit(store, "c", 300);
	struct nest nest = {.store = store};
	must(store_each_commit(store, read_within, &nest, &err));
	ck_assert_uint_eq(nest.outer, 3);
	ck_assert_uint_eq(nest.inner, 9);
	store_close(store);
}
END_TEST

/* --- machines and environments --- */

static bool take_machine(void *context, const struct machine *machine)
{
	struct buf *out = context;
	const char *vendor = facts_get_text(&machine->facts, "cpu.vendor");
	buf_printf(out, "%s %s %s;", machine->fingerprint, machine->name, vendor ? vendor : "-");
	return true;
}

START_TEST(the_latest_facts_of_a_machine_win)
{
	struct store *store = open_store();
	struct machine machine = {.fingerprint = "b", .name = "old"}, other = {.fingerprint = "a", .name = "other"};
	must(store_put_machine(store, &machine, &err));
	must(store_put_machine(store, &other, &err));
	machine.name = "new";
	facts_text(&machine.facts, "cpu.vendor", "AuthenticAMD");
	must(store_put_machine(store, &machine, &err));
	struct buf seen = BUF_INIT;
	must(store_each_machine(store, take_machine, &seen, &err));
	ck_assert_str_eq(seen.data, "a other -;b new AuthenticAMD;");
	buf_free(&seen);
	facts_free(&machine.facts);
	store_close(store);
}
END_TEST

START_TEST(an_environment_comes_back_by_its_hash)
{
	struct store *store = open_store();
	struct environment environment = {0}, back;
	facts_text(&environment.facts, "os.name", "debian");
	facts_number(&environment.facts, "settings.min_time", 0.1);
	environment.libraries = mem_zero(1, sizeof *environment.libraries);
	environment.library_count = 1;
	environment.libraries[0].kind = mem_text("blas");
	environment.libraries[0].name = mem_text("atlas");
	environment_seal(&environment);
	must(store_put_environment(store, &environment, &err));
	must(store_put_environment(store, &environment, &err));
	bool found;
	must(store_get_environment(store, environment.hash, &back, &found, &err));
	ck_assert(found);
	ck_assert_str_eq(back.hash, environment.hash);
	ck_assert_str_eq(facts_get_text(&back.facts, "os.name"), "debian");
	ck_assert_uint_eq(back.library_count, 1);
	ck_assert_str_eq(back.libraries[0].name, "atlas");
	environment_free(&back);
	must(store_get_environment(store, "unknown", &back, &found, &err));
	ck_assert(!found);
	environment_free(&environment);
	store_close(store);
}
END_TEST

/* --- runs --- */

static bool take_run(void *context, const struct run *run)
{
	buf_printf(context, "%lld%s ", (long long)run->started, run->finished ? "!" : "");
	return true;
}

START_TEST(runs_come_latest_first_and_know_whether_they_ended)
{
	struct store *store = open_store();
	put_basics(store);
	struct run first = put_run(store, 100), second = put_run(store, 200);
	must(store_finish_run(store, &first, 150, &err));
	ck_assert_int_eq(first.finished, 150);
	struct buf seen = BUF_INIT;
	must(store_each_run(store, take_run, &seen, &err));
	ck_assert_str_eq(seen.data, "200 100! ");
	buf_free(&seen);
	run_free(&first);
	run_free(&second);
	store_close(store);
}
END_TEST

START_TEST(each_run_gets_its_own_key_of_32_digits)
{
	struct store *store = open_store();
	put_basics(store);
	struct run first = put_run(store, 100), second = put_run(store, 100);
	ck_assert_uint_eq(strlen(first.key), 32);
	ck_assert_uint_eq(strspn(first.key, "0123456789abcdef"), 32);
	ck_assert_str_ne(first.key, second.key);
	ck_assert_int_ne(first.id, second.id);
	run_free(&first);
	run_free(&second);
	store_close(store);
}
END_TEST

START_TEST(a_key_that_a_run_has_already_is_kept)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = {.key = mem_text("ffeeddccbbaa99887766554433221100"),
			  .commit = mem_text(SHA),
			  .machine = mem_text(FINGERPRINT)};
	must(store_start_run(store, &run, &err));
	ck_assert_str_eq(run.key, "ffeeddccbbaa99887766554433221100");
	run_free(&run);
	store_close(store);
}
END_TEST

START_TEST(a_run_of_an_unknown_commit_is_refused)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = {.commit = OTHER_SHA, .machine = FINGERPRINT};
	struct error err = ERROR_INIT;
	ck_assert(!store_start_run(store, &run, &err));
	ck_assert_msg(strstr(err.message, "has no commit " OTHER_SHA " or no machine " FINGERPRINT), "%s", err.message);
	ck_assert(!store_finish_run(store, &run, 1, &err));
	ck_assert_msg(strstr(err.message, "has no run 0"), "%s", err.message);
	store_close(store);
}
END_TEST

static bool find_unfinished(struct store *store, const char *commit, const char *version, const char *options,
			    int64_t *started)
{
	struct run run = {.commit = mem_text(commit), .machine = mem_text(FINGERPRINT)};
	run.version = mem_text(version);
	run.options = mem_text(options);
	bool found;
	must(store_find_unfinished(store, &run, &found, &err));
	*started = run.started;
	if (found) {
		ck_assert_uint_eq(strlen(run.key), 32);
		ck_assert_uint_eq(run.seed, 7);
	}
	run_free(&run);
	return found;
}

START_TEST(the_latest_unfinished_run_with_the_same_options_is_resumed)
{
	static const char version[] = "lapchart 0.1.0", options[] = "{\"rounds\":3}";
	struct store *store = open_store();
	put_basics(store);
	struct run runs[] = {put_run(store, 100), put_run(store, 300), put_run(store, 200), put_run(store, 400)};
	must(store_finish_run(store, &runs[3], 450, &err));
	int64_t started;
	ck_assert(find_unfinished(store, SHA, version, options, &started));
	ck_assert_int_eq(started, 300);
	ck_assert(!find_unfinished(store, OTHER_SHA, version, options, &started));
	ck_assert(!find_unfinished(store, SHA, "lapchart 0.2.0", options, &started));
	ck_assert(!find_unfinished(store, SHA, version, "{\"rounds\":5}", &started));
	for (int i = 0; i < 4; i++)
		run_free(&runs[i]);
	store_close(store);
}
END_TEST

START_TEST(a_dirty_run_is_never_resumed)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = {.commit = mem_text(SHA), .machine = mem_text(FINGERPRINT), .dirty = true};
	must(store_start_run(store, &run, &err));
	bool found;
	must(store_find_unfinished(store, &run, &found, &err));
	ck_assert(!found);
	run_free(&run);
	store_close(store);
}
END_TEST

START_TEST(a_seed_of_64_bits_survives)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = {.commit = mem_text(SHA), .machine = mem_text(FINGERPRINT), .seed = UINT64_MAX - 5};
	must(store_start_run(store, &run, &err));
	bool found;
	must(store_find_unfinished(store, &run, &found, &err));
	ck_assert(found);
	ck_assert_uint_eq(run.seed, UINT64_MAX - 5);
	run_free(&run);
	store_close(store);
}
END_TEST

TCase *record_tests(void)
{
	TCase *tests = tcase_create("records");
	tcase_add_checked_fixture(tests, fixture_make, fixture_remove);
	tcase_add_test(tests, a_commit_comes_back_with_its_parents_and_odd_bytes);
	tcase_add_test(tests, a_commit_that_is_stored_twice_is_there_once);
	tcase_add_test(tests, commits_come_latest_first_then_by_sha_until_the_reader_has_enough);
	tcase_add_test(tests, a_callback_may_ask_the_same_question_again);
	tcase_add_test(tests, the_latest_facts_of_a_machine_win);
	tcase_add_test(tests, an_environment_comes_back_by_its_hash);
	tcase_add_test(tests, runs_come_latest_first_and_know_whether_they_ended);
	tcase_add_test(tests, each_run_gets_its_own_key_of_32_digits);
	tcase_add_test(tests, a_key_that_a_run_has_already_is_kept);
	tcase_add_test(tests, a_run_of_an_unknown_commit_is_refused);
	tcase_add_test(tests, the_latest_unfinished_run_with_the_same_options_is_resumed);
	tcase_add_test(tests, a_dirty_run_is_never_resumed);
	tcase_add_test(tests, a_seed_of_64_bits_survives);
	return tests;
}
