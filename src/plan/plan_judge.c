#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/formula.h"
#include "plan/plan_parts.h"

/* NaN where there is no formula or one of its names is missing. */
static double model(const struct formulas *formulas, const char *backend, const struct params *params,
		    const struct answer *answer)
{
	const char *text = formulas_for(formulas, backend);
	struct formula_names names = {.params = params, .answer = answer};
	double value;
	return text && formula_evaluate(&value, text, &names, NULL) ? value : NAN;
}

struct work plan_work(const struct benchmark *benchmark, const char *backend, const struct params *params,
		      const struct answer *answer)
{
	return (struct work){
		.flops = model(&benchmark->flops, backend, params, answer),
		.bytes = model(&benchmark->bytes, backend, params, answer),
		.elements = model(&benchmark->elements, backend, params, answer),
	};
}

/* Takes the text over. */
static void decide(struct planned *planned, enum state state, char *reason)
{
	planned->state = state;
	planned->reason = reason;
}

static bool has_word(const struct values *values, const char *word)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->items[i], word) == 0)
			return true;
	return false;
}

/* Are the parameter's values names of libraries? */
static bool names_libraries(const struct parameter *parameter)
{
	return has_word(&parameter->sweep, "installed") || has_word(&parameter->quick, "installed") ||
	       has_word(&parameter->full, "installed") ||
	       (parameter->fallback && strcmp(parameter->fallback, "installed") == 0);
}

static bool is_installed(const struct plan_context *context, const char *name)
{
	for (size_t i = 0; i < context->blas_count; i++)
		if (strcmp(context->blas[i], name) == 0)
			return true;
	return false;
}

static char *library_reason(const struct plan_context *context, const char *name)
{
	for (size_t i = 0; i < context->absent_count; i++)
		if (strcmp(context->absent[i].name, name) == 0)
			return mem_text(context->absent[i].reason);
	if (!context->blas_count)
		return mem_text("no BLAS library is installed (on Debian: apt install libopenblas0)");
	struct buf text = BUF_INIT;
	buf_printf(&text, "the library %s is not installed; there are: ", name);
	for (size_t i = 0; i < context->blas_count; i++)
		buf_printf(&text, "%s%s", i ? ", " : "", context->blas[i]);
	return buf_detach(&text);
}

static void judge_libraries(struct planned *planned, const struct plan_context *context)
{
	const struct params *params = &planned->point.params;
	for (size_t i = 0; i < params->count && planned->state == STATE_OK; i++) {
		const struct parameter *parameter = benchmark_parameter(planned->benchmark, params->items[i].name);
		const char *name = params->items[i].value;
		if (parameter && names_libraries(parameter) && !is_installed(context, name))
			decide(planned, STATE_UNAVAILABLE, library_reason(context, name));
	}
}

/* An estimate is no better than two digits. */
static void write_about(struct buf *out, double seconds)
{
	if (seconds >= 119.5)
		number_write_seconds(out, seconds);
	else
		buf_printf(out, seconds < 99.5 ? "%.2g s" : "%.3g s", seconds);
}

static char *memory_reason(double needed, double spare, uint64_t available)
{
	struct buf text = BUF_INIT;
	buf_text(&text, "needs ");
	number_write_bytes(&text, needed);
	if (spare > 0) {
		buf_text(&text, " and ");
		number_write_bytes(&text, spare);
		buf_text(&text, " to spare");
	}
	buf_text(&text, ", ");
	number_write_bytes(&text, (double)available);
	buf_text(&text, " free");
	return buf_detach(&text);
}

static char *time_reason(double estimate, double slowest)
{
	struct buf text = BUF_INIT;
	buf_text(&text, "about ");
	write_about(&text, estimate);
	buf_text(&text, " an iteration, more than the limit of ");
	number_write_exact(&text, slowest);
	buf_text(&text, " s: run with --full or --slowest");
	return buf_detach(&text);
}

/* Bytes that must stay free; 0 where the definition does not ask for any. */
static double spare_of(const struct benchmark *benchmark, const struct params *params)
{
	const struct formula_names names = {.params = params};
	double spare;
	return benchmark->spare && formula_evaluate(&spare, benchmark->spare, &names, NULL) ? spare : 0;
}

static void judge_automatic(struct planned *planned)
{
	const struct params *params = &planned->point.params;
	for (size_t i = 0; i < params->count && planned->state == STATE_OK; i++)
		if (strcmp(params->items[i].value, "auto") == 0)
			decide(planned, STATE_SKIPPED,
			       mem_printf("the definition does not tell what %s=auto is for this backend",
					  params->items[i].name));
}

void judge_point(struct planned *planned, const struct wishes *wishes, const struct plan_context *context)
{
	const struct benchmark *benchmark = planned->benchmark;
	const struct point *point = &planned->point;
	planned->memory = model(&benchmark->memory, point->backend, &point->params, NULL);
	planned->estimate = model(&benchmark->estimate, point->backend, &point->params, NULL);
	planned->start = model(&benchmark->start, point->backend, &point->params, NULL);
	if (planned->worker->unavailable) {
		decide(planned, STATE_UNAVAILABLE, mem_text(planned->worker->unavailable));
		return;
	}
	judge_libraries(planned, context);
	judge_automatic(planned);
	if (planned->state != STATE_OK)
		return;
	double spare = spare_of(benchmark, &point->params);
	if (context->memory_bytes && planned->memory + spare > (double)context->memory_bytes)
		decide(planned, STATE_SKIPPED, memory_reason(planned->memory, spare, context->memory_bytes));
	else if (planned->estimate > wishes->slowest)
		decide(planned, STATE_SKIPPED, time_reason(planned->estimate, wishes->slowest));
}
