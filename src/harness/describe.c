#include "harness/describe.h"

#include <string.h>

#include "base/mem.h"
#include "base/path.h"

void describe_execute(struct outcome *out, const char *program, const char *library_path, const char *scratch,
		      double seconds)
{
	struct execution execution = {
		.program = program,
		.library_path = library_path,
		.limits = {.seconds = seconds},
		.scratch = scratch,
	};
	wordlist_add(&execution.arguments, "--describe");
	execute(out, &execution);
	wordlist_free(&execution.arguments);
}

/* An error that the worker tells, or how it ended, says more than what its reply lacks. */
static bool judge(const struct outcome *outcome, const struct reply *reply, const struct error *reply_error,
		  struct error *err)
{
	if (outcome->state != STATE_OK)
		return error_set(err, ERROR_DATA, "%s", outcome->reason);
	if (reply->error)
		return error_set(err, ERROR_DATA, "%s", reply->error);
	if (outcome->exit_status && !reply->unavailable)
		return error_set(err, ERROR_DATA, "exited with status %d", outcome->exit_status);
	if (reply_error->kind)
		return error_set(err, reply_error->kind, "%s", reply_error->message);
	if (!reply->described)
		return error_set(err, ERROR_DATA, "%s", reply->lines ? "sent no describe line" : "replied nothing");
	if (reply->sample_count || reply->answered)
		return error_set(err, ERROR_DATA, "ran when asked to describe itself");
	if (!reply->done)
		return error_set(err, ERROR_DATA, "the reply is cut after line %zu: it has no done line", reply->lines);
	return true;
}

bool describe_judge(struct worker *out, const struct outcome *outcome, const char *program, struct error *err)
{
	struct reply reply;
	struct error reply_error = ERROR_INIT;
	reply_read(&reply, outcome->reply.data, outcome->reply.length, &reply_error);
	bool good = judge(outcome, &reply, &reply_error, err);
	if (good) {
		*out = reply.worker;
		reply.worker = (struct worker){0};
		mem_replace(&out->path, program);
		if (reply.unavailable)
			mem_replace(&out->unavailable, reply.unavailable);
	}
	reply_free(&reply);
	return good;
}

/* Why a worker could not even start, as where a library is missing, only the dynamic linker says. */
static bool add_words(struct error *err, const struct outcome *outcome)
{
	const char *words = outcome->reply.length ? NULL : outcome_last_words(outcome->printed);
	if (!err || !words)
		return false;
	const struct error first = *err;
	return error_set(err, first.kind, "%s; the last line that it printed: %s", first.message, words);
}

bool describe_within(struct worker *out, const char *program, const char *library_path, const char *scratch,
		     double seconds, struct error *err)
{
	struct outcome outcome;
	*out = (struct worker){0};
	describe_execute(&outcome, program, library_path, scratch, seconds);
	bool good = describe_judge(out, &outcome, program, err) || add_words(err, &outcome) ||
		    error_context(err, "%s --describe", program);
	outcome_free(&outcome);
	return good;
}

bool harness_describe(struct worker *out, const char *program, const char *library_path, const char *scratch,
		      struct error *err)
{
	return describe_within(out, program, library_path, scratch, DESCRIBE_SECONDS, err);
}
