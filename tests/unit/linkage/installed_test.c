/*
 * The worker on each BLAS that this machine has. One that is not installed is
 * skipped with a word on stderr.
 */
#include <glob.h>

#include "base/path.h"
#include "machine/blas.h"

#include "../worker_run.h"

#define WORKER BUILD_DIR "/backends/matrix-product/lapchart-worker-blas"
#define VISIT  "--benchmark matrix-product --warmup 0 --samples 1 --min-time 0 --param n=40 --param type=complex"

static const struct expected {
	const char *name, *folder;
	const char *threading;
	int threads_max; /* as far as it is tried here */
	bool has_core;
} libraries[] = {
	{"netlib", "blas", "serial", 1, false},
	{"atlas", "atlas", "serial", 1, true},
	{"openblas-serial", "openblas-serial", "serial", 1, true},
	{"openblas-openmp", "openblas-openmp", "openmp", 2, true},
	{"openblas-pthread", "openblas-pthread", "pthread", 2, true},
	{"blis-serial", "blis-serial", "serial", 1, false},
	{"blis-openmp", "blis-openmp", "openmp", 2, false},
	{"blis-pthread", "blis-pthread", "pthread", 2, false},
};
#define LIBRARY_COUNT (int)(sizeof libraries / sizeof *libraries)

/* The folder of a library as Debian has it; NULL, with a word, where it is not installed. Caller frees. */
static char *find_folder(const struct expected *library)
{
	glob_t found;
	char *folder = NULL;
	char *pattern = mem_printf("/usr/lib/*-linux-*/%s/libblas.so.3", library->folder);
	if (glob(pattern, 0, NULL, &found) == 0)
		folder = mem_text_n(found.gl_pathv[0], strlen(found.gl_pathv[0]) - strlen("/libblas.so.3"));
	else
		fprintf(stderr, "skipped: %s is not installed\n", library->name);
	globfree(&found);
	free(pattern);
	return folder;
}

static struct worker_run visit(const char *folder, const char *variables, const char *more)
{
	char *environment = mem_printf("LD_LIBRARY_PATH=%s %s", folder, variables);
	char *arguments = mem_printf(VISIT " %s", more);
	struct worker_run run = worker_run(environment, WORKER, arguments);
	free(environment);
	free(arguments);
	return run;
}

static const struct message *expect(const struct worker_run *run, enum message_type type)
{
	const struct message *message = worker_run_find(run, type);
	const struct message *last = &run->messages[run->count > 1 ? run->count - 2 : 0];
	ck_assert_msg(message != NULL, "no message of type %d; the last one says: %s", (int)type,
		      last->text ? last->text : "nothing");
	return message;
}

/* Looks whether the library that ran is the one that was chosen, and says all that it can. */
static void check_proof(const struct message *proof, const struct expected *expected)
{
	ck_assert_uint_ge(proof->library_count, 1);
	const struct library *blas = &proof->libraries[0];
	ck_assert_str_eq(blas->kind, "blas");
	ck_assert_str_eq(blas->name, expected->name);
	ck_assert_str_eq(blas->soname, "libblas.so.3");
	ck_assert_str_eq(blas->threading, expected->threading);
	ck_assert_int_eq(blas->integer_bits, 32);
	ck_assert_int_ge(blas->threads, 1);
	ck_assert_ptr_nonnull(blas->config);
	ck_assert_ptr_null(blas->warning);
	ck_assert_ptr_nonnull(strstr(blas->path, expected->folder));
	bool is_reference = strcmp(expected->name, "netlib") == 0;
	ck_assert_msg(is_reference || (blas->kernel && *blas->kernel), "%s does not name its kernel", blas->name);
	bool has_core = proof->library_count > 1 && strcmp(proof->libraries[1].kind, "blas-core") == 0;
	ck_assert_int_eq(has_core, expected->has_core);
}

START_TEST(the_library_that_was_chosen_is_the_one_that_ran)
{
	const struct expected *expected = &libraries[_i];
	char *folder = find_folder(expected);
	if (!folder)
		return;
	char *blas = mem_printf("--param blas=%s", expected->name);
	struct worker_run run = visit(folder, "", blas);
	const struct answer_value *residual = answer_find(&expect(&run, MESSAGE_ANSWER)->answer, "residual");
	ck_assert_ptr_nonnull(residual);
	ck_assert(residual->number > 0 && residual->number < 1);
	check_proof(expect(&run, MESSAGE_LIBRARIES), expected);
	ck_assert_str_eq(run.printed, "");
	ck_assert_str_eq(run.complained, "");
	worker_run_free(&run);
	free(blas);
	free(folder);
}
END_TEST

START_TEST(as_many_threads_as_were_asked_for_or_none_at_all)
{
	const struct expected *expected = &libraries[_i];
	char *folder = find_folder(expected);
	if (!folder)
		return;
	struct worker_run one = visit(folder, "", "--param threads=1");
	struct worker_run two = visit(folder, "BLIS_JC_NT=1", "--param threads=2");
	ck_assert_int_eq(expect(&one, MESSAGE_LIBRARIES)->libraries[0].threads, 1);
	if (expected->threads_max > 1) {
		ck_assert_int_eq(expect(&two, MESSAGE_LIBRARIES)->libraries[0].threads, 2);
	} else {
		char *reason = mem_printf("%s computes on 1 thread here, not on 2", expected->name);
		ck_assert_str_eq(expect(&two, MESSAGE_UNAVAILABLE)->text, reason);
		free(reason);
	}
	worker_run_free(&one);
	worker_run_free(&two);
	free(folder);
}
END_TEST

START_TEST(another_library_than_the_one_asked_for_is_refused)
{
	const struct expected *expected = &libraries[_i];
	char *folder = find_folder(expected);
	if (!folder)
		return;
	struct worker_run run = visit(folder, "", "--param blas=wished-for");
	const char *text = expect(&run, MESSAGE_ERROR)->text;
	char *lead = mem_printf("blas=wished-for was asked for, but the library that computes is %s;", expected->name);
	ck_assert_msg(strncmp(text, lead, strlen(lead)) == 0, "%s", text);
	ck_assert_ptr_null(worker_run_find(&run, MESSAGE_SAMPLE));
	worker_run_free(&run);
	free(lead);
	free(folder);
}
END_TEST

/* BLIS tells its choice on stderr of its own accord where it is asked to: that must be what the proof says. */
START_TEST(the_kernel_of_blis_is_the_one_that_ran)
{
	const struct expected *expected = &libraries[_i];
	char *folder = strncmp(expected->name, "blis", 4) == 0 ? find_folder(expected) : NULL;
	if (!folder)
		return;
	struct worker_run run = visit(folder, "BLIS_ARCH_DEBUG=1", "");
	char *own_words =
		mem_printf("selecting sub-configuration '%s'", expect(&run, MESSAGE_LIBRARIES)->libraries[0].kernel);
	ck_assert_msg(strstr(run.complained, own_words) != NULL, "%s, but it said: %s", own_words, run.complained);
	worker_run_free(&run);
	free(own_words);
	free(folder);
}
END_TEST

/* Every x86 build of OpenBLAS for many processors has the kernels for Nehalem. */
START_TEST(the_kernel_of_openblas_is_the_one_that_ran)
{
#ifdef __x86_64__
	const struct expected *expected = &libraries[_i];
	char *folder = strncmp(expected->name, "openblas", 8) == 0 ? find_folder(expected) : NULL;
	if (!folder)
		return;
	struct worker_run run = visit(folder, "OPENBLAS_CORETYPE=Nehalem", "");
	ck_assert_str_eq(expect(&run, MESSAGE_LIBRARIES)->libraries[0].kernel, "Nehalem");
	worker_run_free(&run);
	free(folder);
#endif
}
END_TEST

START_TEST(what_atlas_prints_does_not_reach_stdout)
{
	char *folder = find_folder(&libraries[1]);
	if (!folder)
		return;
	char *environment = mem_printf("LD_LIBRARY_PATH=%s", folder);
	struct worker_run run = worker_run(environment, WORKER, "--describe");
	const struct library *blas = &expect(&run, MESSAGE_DESCRIBE)->worker.libraries[0];
	ck_assert_str_eq(run.printed, "");
	ck_assert_str_eq(blas->name, "atlas");
	ck_assert_ptr_nonnull(blas->version);
	ck_assert_ptr_nonnull(strstr(blas->config, "ATL_ARCH_"));
	worker_run_free(&run);
	free(environment);
	free(folder);
}
END_TEST

/* A private folder with one link in it, as a visit has. */
struct private
{
	char folder[32];
	char *link;
};

static void make_private(struct private *out, const char *target)
{
	strcpy(out->folder, "/tmp/lapchart-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(out->folder));
	out->link = path_join(out->folder, "libblas.so.3");
	ck_assert_int_eq(symlink(target, out->link), 0);
}

static void remove_private(struct private *own)
{
	unlink(own->link);
	rmdir(own->folder);
	free(own->link);
}

/* The link is not enough for a library that looks for its kernels beside itself: they may be another's then. Whatever
 * is found, the name must be that of the kernels. */
START_TEST(a_single_link_to_openblas_goes_by_the_kernels_behind_it)
{
	char *folder = find_folder(&libraries[2]);
	if (!folder)
		return;
	struct private own;
	char *target = path_join(folder, "libblas.so.3");
	make_private(&own, target);
	struct worker_run run = visit(own.folder, "", "");
	const struct message *proof = expect(&run, MESSAGE_LIBRARIES);
	ck_assert_uint_ge(proof->library_count, 2);
	const struct library *blas = &proof->libraries[0], *core = &proof->libraries[1];
	ck_assert_str_eq(blas->name, core->name);
	ck_assert_str_eq(blas->path, target);
	ck_assert_int_eq(blas->warning != NULL, strcmp(core->name, "openblas-serial") != 0);
	remove_private(&own);
	worker_run_free(&run);
	free(target);
	free(folder);
}
END_TEST

/* The plan takes its names from one floor, the proof from another. */
START_TEST(each_blas_of_this_machine_proves_the_name_that_the_plan_gives_it)
{
	struct blas *found;
	size_t count;
	blas_find(&found, &count, "");
	for (size_t i = 0; i < count; i++) {
		struct private own;
		char *home = path_folder(found[i].path);
		make_private(&own, found[i].path);
		char *path = mem_printf("%s:%s", own.folder, home),
		     *blas = mem_printf("--param blas=%s", found[i].name);
		struct worker_run run = visit(path, "", blas);
		ck_assert_str_eq(expect(&run, MESSAGE_LIBRARIES)->libraries[0].path, found[i].path);
		worker_run_free(&run);
		remove_private(&own);
		free(home);
		free(path);
		free(blas);
	}
	blas_free(found, count);
}
END_TEST

static TCase *installed_tests(void)
{
	TCase *tests = tcase_create("installed");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, the_library_that_was_chosen_is_the_one_that_ran, 0, LIBRARY_COUNT);
	tcase_add_loop_test(tests, as_many_threads_as_were_asked_for_or_none_at_all, 0, LIBRARY_COUNT);
	tcase_add_loop_test(tests, another_library_than_the_one_asked_for_is_refused, 0, LIBRARY_COUNT);
	tcase_add_loop_test(tests, the_kernel_of_blis_is_the_one_that_ran, 0, LIBRARY_COUNT);
	tcase_add_loop_test(tests, the_kernel_of_openblas_is_the_one_that_ran, 0, LIBRARY_COUNT);
	tcase_add_test(tests, what_atlas_prints_does_not_reach_stdout);
	tcase_add_test(tests, a_single_link_to_openblas_goes_by_the_kernels_behind_it);
	tcase_add_test(tests, each_blas_of_this_machine_proves_the_name_that_the_plan_gives_it);
	return tests;
}

CHECK_MAIN("installed BLAS libraries", installed_tests)
