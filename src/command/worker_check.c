/* `lapchart worker-check FILE`: does a worker keep the contract? */
#include <math.h>
#include <stdio.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "command/bench_setup.h"
#include "command/command.h"
#include "command/places.h"
#include "command/terminal.h"
#include "harness/harness.h"
#include "plan/plan.h"

static void print_findings(const struct finding *findings, size_t count)
{
	bool colour = terminal_has_colour(stdout);
	for (size_t i = 0; i < count; i++) {
		struct buf text = BUF_INIT;
		utf8_plain_line(&text, findings[i].text);
		printf("%s%s%s  %s\n", colour ? (findings[i].good ? "\033[32m" : "\033[31m") : "",
		       findings[i].good ? "good" : "BAD ", colour ? "\033[0m" : "", text.data);
		buf_free(&text);
	}
}

static void print_json(const struct finding *findings, size_t count)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_INDENTED);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		json_open_object(&json, NULL);
		json_flag(&json, "good", findings[i].good);
		json_text(&json, "text", findings[i].text);
		json_close(&json);
	}
	json_close(&json);
	fputs(text.data, stdout);
	buf_free(&text);
}

/* A small point that the worker should be able to run: the first of its quick plan. */
static bool find_small_point(struct point *out, struct plan *plan, const struct definitions *definitions,
			     const struct worker *worker)
{
	const struct plan_context context = {.cores = 1};
	const struct wishes wishes = {.backend = worker->backend, .sweep = SWEEP_QUICK, .slowest = INFINITY};
	if (!plan_make(plan, definitions, worker, 1, &wishes, &context, NULL))
		return false;
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->points[i].state == STATE_OK) {
			*out = plan->points[i].point;
			return true;
		}
	}
	return false;
}

static bool check(struct finding **out, size_t *count, const char *program, const struct config *config,
		  const struct places *places, const struct definitions *definitions, struct error *err)
{
	struct worker worker = {0};
	struct plan plan = {0};
	struct point point;
	bool described = harness_describe(&worker, program, NULL, places->scratch, NULL);
	bool good = !described || bench_setup_launcher(&worker, config, err);
	if (good) {
		bool known = described && !worker.unavailable && find_small_point(&point, &plan, definitions, &worker);
		harness_check_worker(out, count, program, worker.launcher, known ? &point : NULL, places->scratch);
	}
	plan_free(&plan);
	worker_free(&worker);
	return good;
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct text_list none = {0};
	struct places places;
	struct definitions definitions = {0};
	if (!invocation->operand_count) {
		error_set(err, ERROR_USAGE, "which worker? Give the path of its executable");
		return -1;
	}
	if (!places_find(&places, &none, &none, err) ||
	    !definitions_read(&definitions, places.definitions.items, places.definitions.count, err)) {
		places_free(&places);
		return -1;
	}
	struct finding *findings;
	size_t count, bad = 0;
	bool checked =
		check(&findings, &count, invocation->operands[0], invocation->config, &places, &definitions, err);
	definitions_free(&definitions);
	if (!checked) {
		places_free(&places);
		return -1;
	}
	if (invocation->common->json)
		print_json(findings, count);
	else
		print_findings(findings, count);
	for (size_t i = 0; i < count; i++)
		bad += !findings[i].good;
	findings_free(findings, count);
	places_free(&places);
	return bad ? EXIT_SOME_FAILED : EXIT_GOOD;
}

extern const struct command worker_check_command;
const struct command worker_check_command = {
	.name = "worker-check",
	.summary = "test a worker against the contract",
	.operands = "FILE",
	.operands_max = 1,
	.description =
		"Starts a worker as a run would and tests each rule of the contract: its description, a small "
		"visit of each of "
		"its benchmarks, how it refuses what it does not know. Workers may be written in any language.\n\n"
		"A worker that has a launcher (doc/worker.md) is started by it; "
		"[backend \"NAME\"] launcher = ... in the configuration replaces it.",
	.examples =
		(const struct example[]){
			{"lapchart worker-check ./lapchart-worker-mine", "every rule, good or bad"},
			{NULL, NULL},
		},
	.run = run,
};
