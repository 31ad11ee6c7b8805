#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "command/progress.h"
#include "command/run.h"
#include "stats/robust.h"

/* Answers of oracle backends, one for each benchmark and parameters, asked for when first needed. */
struct oracle {
	char *key;
	bool known;
	struct answer answer;
	char *why; /* not known: the reason */
};

struct loop {
	struct session *session;
	struct progress progress;
	struct oracle *oracles;
	size_t oracle_count, oracle_capacity;
	struct run_counts *counts;
};

static int64_t now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static struct visit_request request_for(const struct session *session, const struct worker *worker,
					const struct point *point)
{
	const struct run_settings *settings = session->settings;
	const char *name = params_get(&point->params, "blas");
	const struct blas *blas = name ? bench_setup_blas(&session->setup, name) : NULL;
	return (struct visit_request){
		.program = worker->path,
		.launcher = worker->launcher,
		.point = point,
		.warmups = settings->warmups,
		.samples = settings->samples,
		.min_time = settings->min_time,
		.max_time = settings->max_time,
		.library_path = blas ? blas->path : NULL,
		.library_name = blas ? blas->name : NULL,
		.limits = {settings->timeout, session->memory_limit},
		.scratch = session->setup.places.scratch,
		.interrupted = session->interrupted,
	};
}

static const struct worker *find_worker(const struct session *session, const char *backend, const char *benchmark)
{
	for (size_t i = 0; i < session->setup.workers.count; i++) {
		const struct worker *worker = &session->setup.workers.items[i];
		if (strcmp(worker->backend, backend) == 0 && worker_find(worker, benchmark))
			return worker;
	}
	return NULL;
}

/* One visit of the oracle, not stored: one iteration, for its answer. False: interrupted. */
static bool ask_oracle(struct oracle *oracle, struct session *session, const struct point *point, struct error *err)
{
	const struct worker *worker = find_worker(session, point->backend, point->benchmark);
	if (!worker || worker->unavailable) {
		oracle->why = mem_printf("its oracle backend %s is not available", point->backend);
		return true;
	}
	struct visit_request request = request_for(session, worker, point);
	request.warmups = 0;
	request.samples = 1;
	request.min_time = 0;
	struct visit visit = {0};
	bool good = harness_visit(&visit, &request, err);
	oracle->known = good && visit.state == STATE_OK;
	if (oracle->known)
		oracle->answer = answer_copy(&visit.answer);
	else if (good)
		oracle->why = mem_printf("its oracle backend %s failed: %s", point->backend, visit.reason);
	visit_free(&visit);
	return good;
}

static bool find_oracle(struct oracle **out, struct loop *loop, const struct planned *planned, struct error *err)
{
	struct point point;
	plan_oracle_point(&point, planned->benchmark, &planned->point.params);
	struct buf key = BUF_INIT;
	point_write(&key, &point);
	*out = NULL;
	for (size_t i = 0; i < loop->oracle_count; i++)
		if (strcmp(loop->oracles[i].key, key.data) == 0)
			*out = &loop->oracles[i];
	bool good = true;
	if (!*out) {
		struct oracle oracle = {.key = mem_text(key.data)};
		good = ask_oracle(&oracle, loop->session, &point, err);
		MEM_GROW(loop->oracles, loop->oracle_count, loop->oracle_capacity);
		loop->oracles[loop->oracle_count++] = oracle;
		*out = &loop->oracles[loop->oracle_count - 1];
	}
	buf_free(&key);
	point_free(&point);
	return good;
}

/* No timing without a right answer. False: interrupted while the oracle was asked. */
static bool judge(struct visit *visit, struct loop *loop, const struct planned *planned, struct error *err)
{
	const struct params *params = &planned->point.params;
	const struct answer *expected = NULL;
	if (visit->state != STATE_OK)
		return true;
	if (plan_needs_oracle(planned->benchmark, params) && planned->benchmark->oracle) {
		struct oracle *oracle;
		if (!find_oracle(&oracle, loop, planned, err))
			return false;
		if (!oracle->known) {
			visit_fail(visit, STATE_FAILED, "the answer cannot be checked: %s", oracle->why);
			return true;
		}
		expected = &oracle->answer;
	}
	struct error why = ERROR_INIT;
	if (!plan_verify(planned->benchmark, params, &visit->answer, expected, &why))
		visit_fail(visit, STATE_FAILED, "wrong answer: %s", why.message);
	return true;
}

static bool put(struct loop *loop, const struct run_point *point, const struct visit *visit, struct error *err)
{
	struct session *session = loop->session;
	struct work work = plan_work(point->planned->benchmark, point->planned->point.backend,
				     &point->planned->point.params, &visit->answer);
	struct visit_key key = {session->run.id, &point->planned->point, point->environment, work.flops,
				work.bytes,      work.elements};
	return store_put_visit(session->store, &key, visit, err);
}

/* Points that the plan does not visit are stored with their reason all the same. */
static bool put_unvisited(struct loop *loop, struct error *err)
{
	for (size_t i = 0; i < loop->session->plan.count; i++) {
		const struct run_point *point = &loop->session->points[i];
		if (point->planned->state == STATE_OK || point->stored || !point->environment)
			continue;
		struct visit visit = {.started_ns = now_ns(), .usage = {.user_seconds = NAN, .system_seconds = NAN}};
		visit.noise = (struct noise){NAN, NAN, NAN, NAN, NAN, NAN};
		visit_fail(&visit, point->planned->state, "%s", point->planned->reason);
		bool good = put(loop, point, &visit, err);
		visit_free(&visit);
		if (!good)
			return false;
		loop->counts->failed += state_is_failure(point->planned->state);
	}
	return true;
}

static void write_outcome(struct buf *out, const struct visit *visit)
{
	if (visit->state != STATE_OK) {
		buf_printf(out, "%s: %s", state_name(visit->state), visit->reason);
		return;
	}
	number_write_seconds(out, stats_median(visit->samples, visit->sample_count));
}

/* stderr of a worker that failed is what its author needs to see. */
static void show_stderr(struct loop *loop, const struct visit *visit)
{
	if (visit->state == STATE_OK || !visit->stderr_tail)
		return;
	char *copy = mem_text(visit->stderr_tail), *rest = copy, *line;
	while ((line = strsep(&rest, "\n"))) {
		struct buf text = BUF_INIT;
		buf_text(&text, "    | ");
		utf8_plain_line(&text, line);
		if (*line)
			progress_say(&loop->progress, text.data);
		buf_free(&text);
	}
	free(copy);
}

/* A plane that was lost changes no time: the run goes on, and says so, quiet or not. */
static void show_warning(struct loop *loop, const struct run_point *point, const struct visit *visit)
{
	struct buf text = BUF_INIT;
	if (!visit->warning)
		return;
	buf_printf(&text, "lapchart: warning: %s: ", point->name);
	utf8_plain_line(&text, visit->warning);
	progress_warn(&loop->progress, text.data);
	buf_free(&text);
}

static void note_visit(struct loop *loop, struct run_point *point, const struct visit *visit)
{
	struct buf outcome = BUF_INIT;
	write_outcome(&outcome, visit);
	progress_done(&loop->progress, point->name, outcome.data, state_is_failure(visit->state));
	buf_free(&outcome);
	show_stderr(loop, visit);
	show_warning(loop, point, visit);
	point->last_visit = visit->seconds;
	point->spent += visit->seconds;
	/* A failure is not tried again in this run, and a slow point does not hold up the others. */
	point->stopped = visit->state != STATE_OK || point->spent >= loop->session->settings->point_time;
	point->visited = true;
	loop->counts->measured++;
	loop->counts->failed += state_is_failure(visit->state);
}

/* Planes take a computation more, so that one visit has to suffice. */
static bool wants_planes(const struct session *session, const struct run_point *point)
{
	const struct planned *planned = point->planned;
	const struct worker_benchmark *benchmark = worker_find(planned->worker, planned->point.benchmark);
	return session->settings->keep_planes && !point->visited && benchmark && benchmark->planes;
}

static bool visit_slot(struct loop *loop, size_t at, struct error *err)
{
	struct session *session = loop->session;
	const struct slot *slot = &session->slots[at];
	struct run_point *point = &session->points[slot->point];
	progress_show(&loop->progress, point->name, run_points_rest(session, at));
	struct visit_request request = request_for(session, point->planned->worker, &point->planned->point);
	request.keep_planes = wants_planes(session, point);
	struct visit visit = {0};
	bool good = harness_visit(&visit, &request, err) && judge(&visit, loop, point->planned, err);
	if (good) {
		visit.round = slot->round;
		visit.order = slot->position;
		good = put(loop, point, &visit, err);
	}
	if (good)
		note_visit(loop, point, &visit);
	visit_free(&visit);
	return good;
}

static void free_loop(struct loop *loop)
{
	for (size_t i = 0; i < loop->oracle_count; i++) {
		free(loop->oracles[i].key);
		free(loop->oracles[i].why);
		answer_free(&loop->oracles[i].answer);
	}
	free(loop->oracles);
}

static void say_out_of_time(struct loop *loop, size_t left)
{
	struct buf text = BUF_INIT;
	buf_text(&text, "The budget is used up; ");
	number_write_count(&text, left, "visit is left: the same command makes it",
			   "visits are left: the same command makes them");
	progress_say(&loop->progress, text.data);
	buf_free(&text);
}

static bool begins_round(const struct session *session, size_t at)
{
	return at > 0 && session->slots[at].round != session->slots[at - 1].round;
}

bool run_visits(struct session *session, struct run_counts *counts, struct error *err)
{
	struct loop loop = {.session = session, .counts = counts};
	*counts = (struct run_counts){0};
	progress_start(&loop.progress, stderr, session->invocation->common->quiet, session->slot_count);
	bool good = put_unvisited(&loop, err);
	int64_t begun = now_ns();
	for (size_t i = 0; good && i < session->slot_count; i++) {
		double elapsed = 1e-9 * (double)(now_ns() - begun);
		if (isfinite(session->settings->budget) && begins_round(session, i))
			run_budget_trim(session, i, elapsed);
		if (elapsed >= session->settings->budget) {
			say_out_of_time(&loop, session->slot_count - i);
			break;
		}
		if (*session->interrupted)
			good = error_set(err, ERROR_INTERRUPTED, "interrupted");
		else if (session->points[session->slots[i].point].stopped)
			loop.progress.done++;
		else
			good = visit_slot(&loop, i, err);
	}
	progress_end(&loop.progress);
	free_loop(&loop);
	return good;
}
