#include "support.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"

static char *make_folder(const struct race *race, const char *name)
{
	char *path = path_join(race->folder, name);
	ck_assert(path_make_folders(path, NULL));
	return path;
}

/* Where Open MPI has its files, so that a test sees what is left of them; what it need not spend time on: looking for
 * networks, and waiting a second, twice, before it kills what has ended; and its leaks, which are not ours. Only whole
 * stacks tell whose a leak is. */
static void set_environment(const struct race *race)
{
	setenv("TMPDIR", race->temporary, 1);
	setenv("OMPI_MCA_btl_vader_backing_directory", race->segments, 1);
	setenv("OMPI_MCA_pml", "ob1", 1);
	setenv("OMPI_MCA_odls_base_sigkill_timeout", "0", 1);
	setenv("LAPCHART_TEST_NOTES", race->notes, 1);
	setenv("LSAN_OPTIONS", "print_suppressions=0:suppressions=" TESTS_DIR "/unit/mpi/lsan.supp", 1);
	setenv("ASAN_OPTIONS", "fast_unwind_on_malloc=0", 1);
}

void race_begin(struct race *race, const char *program, const char *benchmark, const char *params)
{
	struct error err = ERROR_INIT;
	*race = (struct race){.point = {.benchmark = mem_text(benchmark)}};
	ck_assert(path_make_temporary(&race->folder, "/tmp", "lapchart-test-", &err));
	race->scratch = make_folder(race, "scratch");
	race->temporary = make_folder(race, "temporary");
	race->segments = make_folder(race, "segments");
	race->notes = make_folder(race, "notes");
	set_environment(race);
	ck_assert_msg(harness_describe(&race->worker, program, NULL, race->scratch, &err), "%s", err.message);
	race->point.backend = mem_text(race->worker.backend);
	ck_assert_msg(params_parse(&race->point.params, params, &err), "%s", err.message);
	race->request = (struct visit_request){
		.program = race->worker.path,
		.launcher = race->worker.launcher,
		.point = &race->point,
		.warmups = 1,
		.samples = 2,
		.max_time = INFINITY,
		.limits = {.seconds = 60},
		.scratch = race->scratch,
	};
}

static void count_files(const char *folder, size_t *files)
{
	char **names;
	size_t count;
	ck_assert(path_list(&names, &count, folder, NULL));
	for (size_t i = 0; i < count; i++) {
		char *path = path_join(folder, names[i]);
		if (path_is_folder(path))
			count_files(path, files);
		else
			(*files)++;
		free(path);
	}
	path_list_free(names, count);
}

bool race_is_clean(const struct race *race)
{
	size_t files = 0;
	count_files(race->temporary, &files);
	count_files(race->segments, &files);
	return files == 0;
}

void race_expect(struct race *race, enum state state, const char *reason)
{
	visit_free(&race->visit);
	ck_assert(harness_visit(&race->visit, &race->request, NULL));
	const struct visit *visit = &race->visit;
	ck_assert_msg(visit->state == state, "%s: %s\n%s", state_name(visit->state), visit->reason ? visit->reason : "",
		      visit->stderr_tail ? visit->stderr_tail : "");
	ck_assert_str_eq(visit->reason ? visit->reason : "", reason ? reason : "");
	ck_assert(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	ck_assert(race_is_clean(race));
}

void race_end(struct race *race)
{
	visit_free(&race->visit);
	worker_free(&race->worker);
	point_free(&race->point);
	ck_assert(path_remove_all(race->folder, NULL));
	free(race->scratch);
	free(race->temporary);
	free(race->segments);
	free(race->notes);
	free(race->folder);
}

void race_expect_value(const struct race *race, const char *name, const char *value)
{
	const struct answer_value *found = answer_find(&race->visit.answer, name);
	ck_assert_msg(found != NULL, "there is no %s in the answer", name);
	ck_assert_msg(strcmp(found->text, value) == 0, "%s is %s, must be %s", name, found->text, value);
}
