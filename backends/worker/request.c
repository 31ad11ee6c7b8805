#include "worker/request.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

#define GROUPS_MAX 1000000

static bool set_benchmark(struct request *request, const char *value, struct error *err)
{
	if (!*value)
		return error_set(err, ERROR_USAGE, "the name is empty");
	request->benchmark = value;
	return true;
}

static bool set_param(struct request *request, const char *value, struct error *err)
{
	size_t length = strcspn(value, "=");
	char *name = mem_text_n(value, length);
	const char *rest = value[length] ? value + length + 1 : "";
	bool good = true;
	if (!value[length] || !params_name_is_good(name) || !params_value_is_good(rest))
		good = error_set(err, ERROR_USAGE, "'%s' is not NAME=VALUE", value);
	else if (params_get(&request->params, name))
		good = error_set(err, ERROR_USAGE, "%s is given twice", name);
	else
		params_set(&request->params, name, rest);
	free(name);
	return good;
}

static bool set_count(int *out, const char *value, int low, struct error *err)
{
	int64_t count;
	if (!number_int(&count, value, err))
		return false;
	if (count < low || count > GROUPS_MAX)
		return error_set(err, ERROR_USAGE, "'%s' is not within %d ... %d", value, low, GROUPS_MAX);
	*out = (int)count;
	return true;
}

static bool set_warmup(struct request *request, const char *value, struct error *err)
{
	return set_count(&request->plan.warmups, value, 0, err);
}

static bool set_samples(struct request *request, const char *value, struct error *err)
{
	return set_count(&request->plan.samples, value, 1, err);
}

static bool set_min_time(struct request *request, const char *value, struct error *err)
{
	return number_duration(&request->plan.min_time, value, err);
}

static bool set_max_time(struct request *request, const char *value, struct error *err)
{
	return number_duration(&request->plan.max_time, value, err);
}

static const struct option {
	const char *name;
	bool repeats;
	bool (*set)(struct request *request, const char *value, struct error *err);
} options[] = {
	{"--benchmark", false, set_benchmark}, {"--param", true, set_param},        {"--warmup", false, set_warmup},
	{"--samples", false, set_samples},     {"--min-time", false, set_min_time}, {"--max-time", false, set_max_time},
};

static const struct option *find_option(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(options); i++)
		if (strcmp(options[i].name, name) == 0)
			return &options[i];
	return NULL;
}

/* One option with its value; `seen` has a place for each. */
static bool take_option(struct request *request, bool *seen, const char *name, const char *value, struct error *err)
{
	const struct option *option = find_option(name);
	if (!option)
		return error_set(err, ERROR_USAGE, "unknown option %s", name);
	if (!value)
		return error_set(err, ERROR_USAGE, "%s needs a value", name);
	if (seen[option - options] && !option->repeats)
		return error_set(err, ERROR_USAGE, "%s is given twice", name);
	seen[option - options] = true;
	if (option->set(request, value, err))
		return true;
	err->kind = ERROR_USAGE;
	return error_context(err, "%s", name);
}

bool request_parse(struct request *out, int argc, char **argv, struct error *err)
{
	bool seen[COUNT_OF(options)] = {false};
	*out = (struct request){.plan = {.warmups = 1, .samples = 5, .min_time = 0.1, .max_time = INFINITY}};
	if (argc == 2 && strcmp(argv[1], "--describe") == 0) {
		out->describe = true;
		return true;
	}
	for (int i = 1; i < argc; i += 2) {
		if (strcmp(argv[i], "--describe") == 0)
			return error_set(err, ERROR_USAGE, "--describe stands alone");
		if (!take_option(out, seen, argv[i], i + 1 < argc ? argv[i + 1] : NULL, err))
			return false;
	}
	return out->benchmark || error_set(err, ERROR_USAGE, "--benchmark NAME or --describe is needed");
}

void request_free(struct request *request)
{
	params_free(&request->params);
	request->benchmark = NULL;
}

void request_print_usage(FILE *out, const char *program)
{
	fprintf(out,
		"Usage: %s --describe\n"
		"       %s --benchmark NAME [--param NAME=VALUE]... [--warmup N] [--samples N]\n"
		"              [--min-time TIME] [--max-time TIME]\n"
		"Replies a JSON object a line on the descriptor LAPCHART_REPLY_FD or to the file LAPCHART_REPLY.\n",
		program, program);
}
