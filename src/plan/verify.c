#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/formula.h"
#include "plan/plan.h"

/* What an answer is compared with. */
struct verification {
	const struct benchmark *benchmark;
	const struct params *params;
	const struct answer *answer, *oracle;
};

static const struct answer_value *golden_value(const struct benchmark *benchmark, const struct params *params,
					       const char *name)
{
	const struct golden *golden = benchmark_golden(benchmark, params);
	return golden ? answer_find(&golden->values, name) : NULL;
}

static const struct answer_value *expected_value(const struct verification *own, const char *name)
{
	const struct answer_value *golden = golden_value(own->benchmark, own->params, name);
	return golden || !own->oracle ? golden : answer_find(own->oracle, name);
}

static double as_number(const struct answer_value *value)
{
	double number;
	if (value->is_number)
		return value->number;
	return number_double(&number, value->text, NULL) ? number : NAN;
}

static bool find_bound(double *out, const struct check *check, const struct params *params, struct error *why)
{
	const struct formula_names names = {.params = params};
	return formula_evaluate(out, check->bound, &names, why) || error_context(why, "the check of %s", check->value);
}

static bool below(const struct check *check, const struct params *params, const struct answer_value *value,
		  struct error *why)
{
	double limit;
	if (!find_bound(&limit, check, params, why))
		return false;
	if (value->is_number && value->number < limit)
		return true;
	struct buf bound = BUF_INIT;
	number_write_exact(&bound, limit);
	error_set(why, ERROR_DATA, "%s is %s, must be below %s", check->value, value->text, bound.data);
	buf_free(&bound);
	return false;
}

static bool within(const struct check *check, const struct params *params, const struct answer_value *value,
		   const struct answer_value *expected, const struct answer_value *of, struct error *why)
{
	double number = as_number(value), target = as_number(expected), share;
	if (!find_bound(&share, check, params, why))
		return false;
	if (fabs(number - target) <= share * fabs(as_number(of))) /* false for NaN */
		return true;
	struct buf bound = BUF_INIT;
	number_write_exact(&bound, share);
	error_set(why, ERROR_DATA, "%s is %s, must be %s within %s of %s", check->value, value->text, expected->text,
		  bound.data, check->of ? check->of : "it");
	buf_free(&bound);
	return false;
}

static bool exact(const struct check *check, const struct answer_value *value, const struct answer_value *expected,
		  struct error *why)
{
	return strcmp(value->text, expected->text) == 0 ||
	       error_set(why, ERROR_DATA, "%s is %s, must be %s", check->value, value->text, expected->text);
}

static bool nothing_expected(const struct check *check, const struct benchmark *benchmark, const struct params *params,
			     struct error *why)
{
	struct buf at = BUF_INIT;
	params_write(&at, params);
	if (benchmark->oracle)
		error_set(why, ERROR_DATA,
			  "there is neither a golden value of %s at %s nor an answer of the backend %s", check->value,
			  at.data, benchmark->oracle);
	else
		error_set(why, ERROR_DATA, "there is no golden value of %s at %s", check->value, at.data);
	buf_free(&at);
	return false;
}

static bool passes(const struct check *check, const struct verification *own, struct error *why)
{
	const struct answer_value *value = answer_find(own->answer, check->value);
	if (!value)
		return error_set(why, ERROR_DATA, "the answer has no %s", check->value);
	if (check->kind == CHECK_BELOW)
		return below(check, own->params, value, why);
	const struct answer_value *expected = expected_value(own, check->value);
	if (!expected)
		return nothing_expected(check, own->benchmark, own->params, why);
	if (check->kind == CHECK_EXACT)
		return exact(check, value, expected, why);
	const struct answer_value *of = check->of ? expected_value(own, check->of) : expected;
	return of ? within(check, own->params, value, expected, of, why)
		  : nothing_expected(check, own->benchmark, own->params, why);
}

bool plan_verify(const struct benchmark *benchmark, const struct params *params, const struct answer *answer,
		 const struct answer *oracle, struct error *why)
{
	const struct verification own = {benchmark, params, answer, oracle};
	for (size_t i = 0; i < benchmark->check_count; i++) {
		const struct check *check = &benchmark->checks[i];
		if (benchmark_check_holds(benchmark, check, params) && !passes(check, &own, why))
			return false;
	}
	return true;
}

bool plan_needs_oracle(const struct benchmark *benchmark, const struct params *params)
{
	if (!benchmark->oracle)
		return false;
	for (size_t i = 0; i < benchmark->check_count; i++) {
		const struct check *check = &benchmark->checks[i];
		if (check->kind != CHECK_BELOW && benchmark_check_holds(benchmark, check, params) &&
		    !golden_value(benchmark, params, check->value))
			return true;
	}
	return false;
}

/* A backend at the benchmark's own parameters, without those that only some backends take. */
static struct point plain_point(const struct benchmark *benchmark, const char *backend, const struct params *params)
{
	struct point point = {.benchmark = mem_text(benchmark->name), .backend = mem_text(backend)};
	for (size_t i = 0; i < params->count; i++) {
		const struct parameter *parameter = benchmark_parameter(benchmark, params->items[i].name);
		if (!parameter || !parameter->optional)
			params_set(&point.params, params->items[i].name, params->items[i].value);
	}
	return point;
}

bool plan_oracle_point(struct point *out, const struct benchmark *benchmark, const struct params *params)
{
	if (!benchmark->oracle)
		return false;
	*out = plain_point(benchmark, benchmark->oracle, params);
	return true;
}

bool plan_reference_point(struct point *out, const struct benchmark *benchmark, const struct params *params)
{
	if (!benchmark->reference)
		return false;
	*out = plain_point(benchmark, benchmark->reference, params);
	for (size_t i = 0; i < benchmark->reference_at.count; i++)
		params_set(&out->params, benchmark->reference_at.items[i].name, benchmark->reference_at.items[i].value);
	return true;
}
