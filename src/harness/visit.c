#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "harness/clock.h"
#include "harness/reply.h"
#include "harness/request.h"
#include "harness/visit.h"
#include "machine/evidence.h"

#define TEXT_SHOWN 1000 /* bytes of a worker's own words that become a reason */

/* What a worker says of its failure tells more than its exit status. */
static void judge_words(struct visit *visit, const struct reply *reply)
{
	if (reply->error)
		visit_fail(visit, STATE_FAILED, "%.*s", TEXT_SHOWN, reply->error);
	if (reply->unavailable)
		visit_fail(visit, STATE_UNAVAILABLE, "%.*s", TEXT_SHOWN, reply->unavailable);
}

static void judge_exit(struct visit *visit, const struct outcome *outcome)
{
	if (outcome->exit_status)
		visit_fail(visit, STATE_FAILED, "exited with status %d", outcome->exit_status);
}

static void judge_completeness(struct visit *visit, const struct reply *reply)
{
	if (reply->described)
		visit_fail(visit, STATE_FAILED, "described itself when asked to run");
	else if (!reply->lines)
		visit_fail(visit, STATE_FAILED, "replied nothing");
	else if (!reply->done)
		visit_fail(visit, STATE_FAILED, "the reply is cut after line %zu: it has no done line", reply->lines);
	else if (!reply->sample_count)
		visit_fail(visit, STATE_FAILED, "the reply holds no sample");
	else if (!reply->answered)
		visit_fail(visit, STATE_FAILED, "the reply holds no answer");
}

/* Fewer samples than asked for are right only where max_time has passed. */
static void judge_samples(struct visit *visit, const struct visit_request *request)
{
	size_t asked = (size_t)request->samples;
	if (visit->sample_count > asked)
		visit_fail(visit, STATE_FAILED, "sent %zu samples, %zu were asked for", visit->sample_count, asked);
	else if (visit->sample_count < asked && visit->seconds < request->max_time)
		visit_fail(visit, STATE_FAILED, "sent %zu of %zu samples and had time for more", visit->sample_count,
			   asked);
}

static bool is_same_file(const char *a, const char *b)
{
	char real_a[PATH_MAX], real_b[PATH_MAX];
	return realpath(a, real_a) && realpath(b, real_b) && strcmp(real_a, real_b) == 0;
}

static void judge_library(struct visit *visit, const struct visit_request *request)
{
	const char *ran = NULL;
	if (!request->library_name)
		return;
	for (size_t i = 0; i < visit->library_count; i++) {
		const struct library *library = &visit->libraries[i];
		if (!library->kind || strcmp(library->kind, "blas") != 0 || !library->path)
			continue;
		if (is_same_file(library->path, request->library_path))
			return;
		ran = library->path;
	}
	if (ran)
		visit_fail(visit, STATE_FAILED, "asked for %s (%s), but %s ran", request->library_name,
			   request->library_path, ran);
	else
		visit_fail(visit, STATE_FAILED, "asked for %s (%s), but the worker does not say which BLAS ran",
			   request->library_name, request->library_path);
}

/* The kernel's peak includes the harness's own size at the fork: the worker's own word on it wins. */
static void take_usage(struct visit *visit, const struct outcome *outcome, const struct reply *reply)
{
	if (reply->usage.peak_bytes)
		visit->usage.peak_bytes = reply->usage.peak_bytes;
	if (outcome->tree_peak > visit->usage.peak_bytes)
		visit->usage.peak_bytes = outcome->tree_peak;
}

/* Moves what came into the visit. */
static void take_reply(struct visit *visit, struct reply *reply)
{
	visit->iterations = reply->iterations;
	visit->samples = reply->samples;
	visit->sample_count = reply->sample_count;
	visit->sample_capacity = reply->sample_capacity;
	visit->answer = reply->answer;
	visit->metrics = reply->metrics;
	visit->libraries = reply->libraries;
	visit->library_count = reply->library_count;
	reply->samples = NULL;
	reply->answer = reply->metrics = (struct answer){0};
	reply->libraries = NULL;
	reply->library_count = 0;
}

/* A bad plane costs itself: the time beside it is as good as ever. The first problem is told. */
static void take_planes(struct visit *visit, const struct visit_request *request, const struct outcome *outcome,
			struct reply *reply)
{
	struct error why = ERROR_INIT;
	if (visit->state != STATE_OK || !reply->pictured)
		return;
	if (!request->keep_planes) {
		visit->warning = mem_text("it sent planes that nobody asked for");
		return;
	}
	for (size_t i = 0; i < reply->planes.count; i++) {
		struct plane *plane = &reply->planes.items[i];
		if (!plane_take_in(plane, outcome->folder.path, &why)) {
			if (!visit->warning)
				visit->warning = mem_text(why.message);
			continue;
		}
		planes_add(&visit->planes, *plane);
		*plane = (struct plane){0};
	}
}

static void judge_reply(struct visit *visit, const struct visit_request *request, const struct outcome *outcome)
{
	struct reply reply;
	struct error why = ERROR_INIT;
	bool good = reply_read(&reply, outcome->reply.data, outcome->reply.length, &why);
	judge_words(visit, &reply);
	judge_exit(visit, outcome);
	if (!good)
		visit_fail(visit, STATE_FAILED, "%s", why.message);
	judge_completeness(visit, &reply);
	take_usage(visit, outcome, &reply);
	take_reply(visit, &reply);
	judge_samples(visit, request);
	judge_library(visit, request);
	take_planes(visit, request, outcome, &reply);
	reply_free(&reply);
}

/* The reply of one that was killed is not read: it is half of something, or a flood. */
void visit_judge(struct visit *out, const struct visit_request *request, struct outcome *outcome)
{
	*out = (struct visit){.started_ns = outcome->started_ns, .seconds = outcome->seconds};
	out->usage = outcome->usage;
	if (outcome->state == STATE_OK)
		judge_reply(out, request, outcome);
	else
		visit_fail(out, outcome->state, "%s", outcome->reason);
	out->stderr_tail = outcome->printed;
	outcome->printed = NULL;
}

struct execution visit_execution(const struct visit_request *request)
{
	return (struct execution){
		.program = request->program,
		.arguments = request_arguments(request),
		.launcher = request->launcher,
		.params = &request->point->params,
		.library_path = request->library_path,
		.limits = request->limits,
		.scratch = request->scratch,
		.interrupted = request->interrupted,
	};
}

bool harness_visit(struct visit *out, const struct visit_request *request, struct error *err)
{
	double called = clock_now();
	struct evidence before, after;
	struct execution execution = visit_execution(request);
	struct outcome outcome;
	evidence_read(&before, "");
	execute(&outcome, &execution);
	evidence_read(&after, "");
	visit_judge(out, request, &outcome);
	out->noise = evidence_between(&before, &after, out->usage.user_seconds + out->usage.system_seconds);
	bool interrupted = outcome.interrupted;
	double life = outcome.life;
	wordlist_free(&execution.arguments);
	outcome_free(&outcome);
	out->overhead_seconds = clock_now() - called - life;
	return !interrupted || error_set(err, ERROR_INTERRUPTED, "interrupted");
}
