#include "model/visit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const state_names[] = {
	[STATE_OK] = "ok",
	[STATE_SKIPPED] = "skipped",
	[STATE_UNAVAILABLE] = "unavailable",
	[STATE_FAILED] = "failed",
	[STATE_CRASHED] = "crashed",
	[STATE_TIMED_OUT] = "timed-out",
	[STATE_OUT_OF_MEMORY] = "out-of-memory",
};

const char *state_name(enum state state)
{
	return state_names[state];
}

bool state_is_failure(enum state state)
{
	return state != STATE_OK && state != STATE_SKIPPED && state != STATE_UNAVAILABLE;
}

bool state_parse(enum state *out, const char *name, struct error *err)
{
	for (size_t i = 0; i < COUNT_OF(state_names); i++) {
		if (strcmp(state_names[i], name) == 0) {
			*out = (enum state)i;
			return true;
		}
	}
	return error_set(err, ERROR_DATA, "'%s' is no state of a result", name);
}

void visit_add_sample(struct visit *visit, double seconds)
{
	MEM_GROW(visit->samples, visit->sample_count, visit->sample_capacity);
	visit->samples[visit->sample_count++] = seconds;
}

void visit_fail(struct visit *visit, enum state state, const char *fmt, ...)
{
	if (visit->state != STATE_OK)
		return;
	va_list args;
	va_start(args, fmt);
	char *reason;
	if (vasprintf(&reason, fmt, args) < 0)
		reason = mem_text(state_name(state));
	va_end(args);
	visit->state = state;
	visit->reason = reason;
}

void visit_free(struct visit *visit)
{
	free(visit->reason);
	free(visit->stderr_tail);
	free(visit->samples);
	answer_free(&visit->answer);
	answer_free(&visit->metrics);
	planes_free(&visit->planes);
	free(visit->warning);
	for (size_t i = 0; i < visit->library_count; i++)
		library_free(&visit->libraries[i]);
	free(visit->libraries);
	*visit = (struct visit){0};
}
