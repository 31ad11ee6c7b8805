/*
 * check.c: worker-check: each rule of the contract that can be tried from
 * outside, one function and one line of the table each.
 */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "harness/describe.h"
#include "harness/request.h"
#include "harness/visit.h"

#define CHECK_SAMPLES 2
#define CHECK_SECONDS 30.0 /* a small point takes no longer */
#define KILL_AFTER    0.2  /* seconds */
#define LONG_SAMPLES  1000
#define NO_SUCH_THING "no-such-thing"

struct check {
	struct finding *items;
	size_t count, capacity;
	const char *program, *launcher, *scratch;
	struct point point;
	struct worker worker;
};

static void find(struct check *check, bool good, const char *fmt, ...) PRINTF_LIKE(3, 4);
static void find(struct check *check, bool good, const char *fmt, ...)
{
	va_list args;
	struct finding finding = {good, NULL};
	va_start(args, fmt);
	if (vasprintf(&finding.text, fmt, args) < 0)
		finding.text = mem_text(fmt);
	va_end(args);
	MEM_GROW(check->items, check->count, check->capacity);
	check->items[check->count++] = finding;
}

static void find_failure(struct check *check, const char *what, const char *reason, char *printed)
{
	const char *words = outcome_last_words(printed);
	find(check, false, "%s: %s%s%s", what, reason, words ? "; the last line that it printed: " : "",
	     words ? words : "");
}

/* Libraries print on standard output, so a reply there gets lost among their words sooner or later. */
static void find_reply_in_output(struct check *check, const char *what, const char *printed)
{
	if (printed && strstr(printed, "{\"type\""))
		find(check, false,
		     "%s writes its reply to standard output or error; it must go to the descriptor "
		     "LAPCHART_REPLY_FD or the file LAPCHART_REPLY",
		     what);
}

static void find_left_over(struct check *check, const char *what, size_t left_over)
{
	if (left_over)
		find(check, false, "%s leaves %zu process%s behind: wait for what you start", what, left_over,
		     left_over == 1 ? "" : "es");
	else
		find(check, true, "%s leaves no process behind", what);
}

static void check_description(struct check *check)
{
	if (!check->worker.benchmark_count)
		find(check, false, "the description names no benchmark");
	else if (check->worker.unavailable)
		find(check, true, "it says that it cannot run here (%s); so the rest is not tried",
		     check->worker.unavailable);
}

/* Without a description there is nothing to go on with. */
static bool check_describe(struct check *check)
{
	struct outcome outcome;
	struct error why = ERROR_INIT;
	describe_execute(&outcome, check->program, NULL, check->scratch, DESCRIBE_SECONDS);
	find_reply_in_output(check, "--describe", outcome.printed);
	bool good = describe_judge(&check->worker, &outcome, check->program, &why);
	if (good) {
		if (check->launcher)
			mem_replace(&check->worker.launcher, check->launcher);
		harness_find_launcher(&check->worker);
		find(check, true, "--describe prints one describe line: backend %s", check->worker.backend);
		find_left_over(check, "--describe", outcome.left_over);
		check_description(check);
	} else {
		find_failure(check, "--describe", why.message, outcome.printed);
	}
	outcome_free(&outcome);
	return good && check->worker.benchmark_count && !check->worker.unavailable;
}

static struct visit_request make_request(const struct check *check)
{
	return (struct visit_request){
		.program = check->program,
		.launcher = check->worker.launcher,
		.point = &check->point,
		.samples = CHECK_SAMPLES,
		.max_time = INFINITY,
		.limits = {.seconds = CHECK_SECONDS},
		.scratch = check->scratch,
	};
}

static bool check_visit_by(struct check *check, bool reply_to_file, const char *what)
{
	struct visit visit;
	struct outcome outcome;
	struct visit_request request = make_request(check);
	struct execution execution = visit_execution(&request);
	execution.reply_to_file = reply_to_file;
	execute(&outcome, &execution);
	find_reply_in_output(check, what, outcome.printed);
	visit_judge(&visit, &request, &outcome);
	if (visit.state == STATE_OK)
		find(check, true, "%s brings %d samples, an answer and a done line", what, CHECK_SAMPLES);
	else
		find_failure(check, what, visit.reason, visit.stderr_tail);
	if (visit.warning)
		find(check, false, "%s: %s", what, visit.warning);
	find_left_over(check, what, outcome.left_over);
	bool good = visit.state == STATE_OK;
	wordlist_free(&execution.arguments);
	visit_free(&visit);
	outcome_free(&outcome);
	return good;
}

/* Where a plain visit fails, what follows would only fail again. */
static bool check_visit(struct check *check)
{
	return check_visit_by(check, false, "a visit");
}

static bool check_reply_file(struct check *check)
{
	check_visit_by(check, true, "a visit with LAPCHART_REPLY alone");
	return true;
}

static void find_planes(struct check *check, const char *what, const struct visit *visit)
{
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < visit->planes.count; i++)
		buf_printf(&names, "%s%s", i ? ", " : "", visit->planes.items[i].name);
	if (visit->warning)
		find(check, false, "%s: %s", what, visit->warning);
	else if (!visit->planes.count)
		find(check, false, "%s: it sends no planes, and its description says that it has some", what);
	else
		find(check, true, "%s keeps planes: %s", what, names.data);
	buf_free(&names);
}

static bool check_planes(struct check *check)
{
	static const char what[] = "a visit with --keep-planes";
	const struct worker_benchmark *benchmark = worker_find(&check->worker, check->point.benchmark);
	if (!benchmark || !benchmark->planes)
		return true;
	struct visit visit;
	struct outcome outcome;
	struct visit_request request = make_request(check);
	request.keep_planes = true;
	struct execution execution = visit_execution(&request);
	execute(&outcome, &execution);
	visit_judge(&visit, &request, &outcome);
	if (visit.state == STATE_OK)
		find_planes(check, what, &visit);
	else
		find_failure(check, what, visit.reason, visit.stderr_tail);
	wordlist_free(&execution.arguments);
	visit_free(&visit);
	outcome_free(&outcome);
	return true;
}

/* Runs with arguments that must be refused. */
static void check_refusal(struct check *check, const struct wordlist *arguments, const char *what)
{
	struct outcome outcome;
	struct reply reply;
	struct visit_request request = make_request(check);
	struct execution execution = visit_execution(&request);
	wordlist_free(&execution.arguments);
	execution.arguments = *arguments;
	execute(&outcome, &execution);
	reply_read(&reply, outcome.reply.data, outcome.reply.length, NULL);
	if (outcome.state != STATE_OK)
		find_failure(check, what, outcome.reason, outcome.printed);
	else if (!outcome.exit_status)
		find(check, false, "%s: it exits with status 0, must be another", what);
	else if (!reply.error)
		find_failure(check, what, "it sends no error line that says what is wrong", outcome.printed);
	else
		find(check, true, "%s is refused: %s", what, reply.error);
	reply_free(&reply);
	outcome_free(&outcome);
}

static bool check_unknown_benchmark(struct check *check)
{
	struct point point = {.benchmark = (char[]){NO_SUCH_THING}, .params = check->point.params};
	struct visit_request request = make_request(check);
	request.point = &point;
	struct wordlist arguments = request_arguments(&request);
	check_refusal(check, &arguments, "an unknown benchmark");
	wordlist_free(&arguments);
	return true;
}

static bool check_unknown_option(struct check *check)
{
	struct visit_request request = make_request(check);
	struct wordlist arguments = request_arguments(&request);
	wordlist_add(&arguments, "--" NO_SUCH_THING);
	wordlist_add(&arguments, "1");
	check_refusal(check, &arguments, "an unknown option");
	wordlist_free(&arguments);
	return true;
}

/* A visit that would take hours is killed; what has left the process group by then would run on under a launcher. What
 * a launcher starts is its own business: it leaves the group as a rule. */
static bool check_kill(struct check *check)
{
	struct outcome outcome;
	struct visit_request request = make_request(check);
	request.samples = LONG_SAMPLES;
	request.min_time = 1;
	request.limits.seconds = KILL_AFTER;
	struct execution execution = visit_execution(&request);
	execute(&outcome, &execution);
	if (outcome.state == STATE_TIMED_OUT && request.launcher)
		find(check, true, "a visit that is killed ends with its launcher");
	else if (outcome.state == STATE_TIMED_OUT && !outcome.outside)
		find(check, true, "a visit that is killed leaves no process outside its group");
	else if (outcome.state == STATE_TIMED_OUT)
		find(check, false,
		     "a visit that is killed leaves %zu process%s outside its group: do not call setsid() "
		     "or setpgid()",
		     outcome.outside, outcome.outside == 1 ? "" : "es");
	else
		find_failure(check, "a visit of 1000 samples of a second each",
			     outcome.reason ? outcome.reason : "it ended at once; --min-time must be kept",
			     outcome.printed);
	wordlist_free(&execution.arguments);
	outcome_free(&outcome);
	return true;
}

static bool (*const checks[])(struct check *check) = {
	check_describe,          check_visit,          check_reply_file, check_planes,
	check_unknown_benchmark, check_unknown_option, check_kill,
};

static struct point first_point(const struct worker *worker)
{
	return (struct point){.benchmark = mem_text(worker->benchmarks[0].name), .backend = mem_text(worker->backend)};
}

void harness_check_worker(struct finding **out, size_t *count, const char *program, const char *launcher,
			  const struct point *point, const char *scratch)
{
	struct check check = {.program = program, .launcher = launcher, .scratch = scratch};
	bool go_on = true;
	for (size_t i = 0; go_on && i < COUNT_OF(checks); i++) {
		go_on = checks[i](&check);
		if (i == 0 && go_on)
			check.point = point ? point_copy(point) : first_point(&check.worker);
	}
	point_free(&check.point);
	worker_free(&check.worker);
	*out = check.items;
	*count = check.count;
}

void findings_free(struct finding *findings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(findings[i].text);
	free(findings);
}
