#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/definition_parts.h"
#include "plan/formula.h"

static bool check_is_parameter(const struct benchmark *benchmark, const char *name, struct error *err)
{
	return benchmark_parameter(benchmark, name) ||
	       error_set(err, ERROR_USAGE, "there is no [parameter \"%s\"]", name);
}

static bool check_benchmark(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	if (strcmp(entry->name, "axis") == 0 || strcmp(entry->name, "panel") == 0)
		return check_is_parameter(benchmark, entry->value, err);
	if ((strcmp(entry->name, "name") == 0 || strcmp(entry->name, "group") == 0) &&
	    !params_name_is_good(entry->value))
		return error_set(err, ERROR_USAGE, "'%s' cannot be a name (a-z, 0-9, _ and -)", entry->value);
	return true;
}

static bool check_parameter(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	const struct parameter *parameter = benchmark_parameter(benchmark, entry->subsection);
	if (!parameter->sweep.count && !parameter->fallback)
		return error_set(err, ERROR_USAGE, "the parameter has no values: give it a sweep or a default");
	if (parameter->fallback && !params_value_is_good(parameter->fallback))
		return error_set(err, ERROR_USAGE, "'%s' cannot be a value", parameter->fallback);
	return true;
}

/* One value of each parameter, such as a plan would make, to try formulas with. */
static struct params sample_params(const struct benchmark *benchmark)
{
	struct params params = {0};
	for (size_t i = 0; i < benchmark->parameter_count; i++) {
		const struct parameter *parameter = &benchmark->parameters[i];
		const char *value = parameter->sweep.count ? parameter->sweep.items[0] : parameter->fallback;
		bool is_word = value && (strcmp(value, "cores") == 0 || strcmp(value, "all-cores") == 0 ||
					 strcmp(value, "auto") == 0);
		if (value)
			params_set(&params, parameter->name, is_word ? "1" : value);
	}
	return params;
}

static bool try_formula(double *out, const struct benchmark *benchmark, const char *text, const struct answer *more,
			struct error *err)
{
	struct params params = sample_params(benchmark);
	struct formula_names names = {.params = &params, .answer = more};
	bool good = formula_evaluate(out, text, &names, err);
	params_free(&params);
	return good;
}

/* Memory and time are asked for before anything ran: their formulas know parameters only. */
static bool check_model(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	double value;
	return try_formula(&value, benchmark, entry->value, NULL, err);
}

static bool check_auto(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	struct answer more = {0};
	double value;
	answer_number(&more, "cores", 4);
	answer_number(&more, "free", 0x1p34);
	bool good = check_is_parameter(benchmark, entry->name, err) &&
		    try_formula(&value, benchmark, entry->value, &more, err);
	answer_free(&more);
	return good;
}

static bool check_sweep(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	return check_is_parameter(benchmark, entry->name, err);
}

static bool check_when(const struct benchmark *benchmark, const struct check *check, struct error *err)
{
	for (size_t i = 0; i < check->when.count; i++)
		if (!check_is_parameter(benchmark, check->when.items[i].name, err))
			return false;
	return true;
}

static bool check_of(const struct benchmark *benchmark, const struct check *check, struct error *err)
{
	if (check->kind != CHECK_WITHIN)
		return error_set(err, ERROR_USAGE, "only a check with 'within' has it");
	const struct check *other = benchmark_check(benchmark, check->of);
	return (other && other->kind != CHECK_BELOW) ||
	       error_set(err, ERROR_USAGE, "no [check \"%s\"] has an expected value", check->of);
}

static bool check_check(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	const struct check *check = benchmark_check(benchmark, entry->subsection);
	double bound;
	if (check->kind == CHECK_NONE)
		return error_set(err, ERROR_USAGE, "the section has no rule: exact, below or within");
	if (strcmp(entry->name, "when") == 0)
		return check_when(benchmark, check, err);
	if (strcmp(entry->name, "of") == 0)
		return check_of(benchmark, check, err);
	if (check->kind == CHECK_EXACT)
		return true;
	if (!try_formula(&bound, benchmark, check->bound, NULL, err))
		return false;
	return check->kind == CHECK_BELOW || bound >= 0 ||
	       error_set(err, ERROR_USAGE, "a tolerance cannot be negative");
}

static bool check_golden(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	struct params at = {0};
	bool good = params_parse(&at, entry->subsection, err);
	for (size_t i = 0; good && i < at.count; i++)
		good = check_is_parameter(benchmark, at.items[i].name, err);
	params_free(&at);
	if (!good)
		return false;
	const struct check *check = benchmark_check(benchmark, entry->name);
	if (!check || check->kind == CHECK_BELOW)
		return error_set(err, ERROR_USAGE, "no [check \"%s\"] compares with this value", entry->name);
	double number;
	return check->kind == CHECK_EXACT || number_double(&number, entry->value, err);
}

bool definition_check(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err)
{
	static const struct {
		const char *section;
		bool (*check)(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err);
	} checks[] = {
		{"benchmark", check_benchmark}, {"parameter", check_parameter}, {"memory", check_model},
		{"estimate", check_model},      {"auto", check_auto},           {"sweep", check_sweep},
		{"check", check_check},         {"golden", check_golden},
	};
	for (size_t i = 0; i < COUNT_OF(checks); i++)
		if (strcmp(checks[i].section, entry->section) == 0 && !checks[i].check(benchmark, entry, err))
			return error_context(err, "%s: %s", entry->where, entry->name);
	return true;
}
