#include "support.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"

void lap_begin(struct lap *lap)
{
	*lap = (struct lap){.point = {.benchmark = mem_text("fake"), .backend = mem_text("fake")}};
	ck_assert_msg(path_make_temporary(&lap->folder, "/tmp", "lapchart-test-", &lap->err), "%s", lap->err.message);
	lap->scratch = path_join(lap->folder, "scratch");
	ck_assert(path_make_folders(lap->scratch, NULL));
	lap->request = (struct visit_request){
		.program = FAKE_WORKER,
		.point = &lap->point,
		.samples = SAMPLES,
		.max_time = INFINITY,
		.limits = {.seconds = 20},
		.scratch = lap->scratch,
	};
}

void lap_param(struct lap *lap, const char *pair)
{
	const char *equals = strchr(pair, '=');
	char *name = mem_text_n(pair, (size_t)(equals - pair));
	params_set(&lap->point.params, name, equals + 1);
	free(name);
}

bool lap_visit(struct lap *lap)
{
	char **names;
	size_t count;
	visit_free(&lap->visit);
	bool good = harness_visit(&lap->visit, &lap->request, &lap->err);
	ck_assert(path_list(&names, &count, lap->scratch, NULL));
	ck_assert_uint_eq(count, 0);
	path_list_free(names, count);
	return good;
}

void lap_end(struct lap *lap)
{
	visit_free(&lap->visit);
	point_free(&lap->point);
	ck_assert(path_remove_all(lap->folder, NULL));
	free(lap->scratch);
	free(lap->folder);
}

void lap_expect(struct lap *lap, enum state state, const char *reason)
{
	ck_assert(lap_visit(lap));
	ck_assert_str_eq(lap->visit.reason ? lap->visit.reason : "", reason ? reason : "");
	ck_assert_str_eq(state_name(lap->visit.state), state_name(state));
}

void expect_after(const char *param, enum state state, const char *reason)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, param);
	lap_expect(&lap, state, reason);
	lap_end(&lap);
}

char *lap_script(struct lap *lap, const char *name, const char *text)
{
	char *path = path_join(lap->folder, name);
	ck_assert_int_ne(file_write(path, text, strlen(text), NULL), FILE_FAILED);
	ck_assert_int_eq(chmod(path, 0755), 0);
	return path;
}

long lap_answer(const struct lap *lap, const char *name)
{
	const struct answer_value *value = answer_find(&lap->visit.answer, name);
	ck_assert_msg(value && value->is_number, "no number %s in the answer", name);
	return (long)value->number;
}

bool is_gone(long pid)
{
	return kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}
