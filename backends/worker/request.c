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

/* The one option without a value. */
static bool set_keep_planes(struct request *request, const char *value, struct error *err)
{
	(void)value, (void)err;
	request->keep_planes = true;
	return true;
}

enum option_kind { ONCE, OFTEN, FLAG };

static const struct option {
	const char *name;
	enum option_kind kind;
	bool (*set)(struct request *request, const char *value, struct error *err);
} options[] = {
	{"--benchmark", ONCE, set_benchmark},     {"--param", OFTEN, set_param},
	{"--warmup", ONCE, set_warmup},           {"--samples", ONCE, set_samples},
	{"--min-time", ONCE, set_min_time},       {"--max-time", ONCE, set_max_time},
	{"--keep-planes", FLAG, set_keep_planes},
};

static const struct option *find_option(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(options); i++)
		if (strcmp(options[i].name, name) == 0)
			return &options[i];
	return NULL;
}

/* The option at `words` with its value; `seen` has a place for each. Returns how many words that were; 0: an error. */
static int take_option(struct request *request, bool *seen, char **words, struct error *err)
{
	const char *name = words[0], *value = words[1];
	const struct option *option = find_option(name);
	if (!option)
		return error_set(err, ERROR_USAGE, "unknown option %s", name);
	if (!value && option->kind != FLAG)
		return error_set(err, ERROR_USAGE, "%s needs a value", name);
	if (seen[option - options] && option->kind != OFTEN)
		return error_set(err, ERROR_USAGE, "%s is given twice", name);
	seen[option - options] = true;
	if (option->set(request, value, err))
		return option->kind == FLAG ? 1 : 2;
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
	for (int i = 1, taken; i < argc; i += taken) {
		if (strcmp(argv[i], "--describe") == 0)
			return error_set(err, ERROR_USAGE, "--describe stands alone");
		taken = take_option(out, seen, argv + i, err);
		if (!taken)
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
		"              [--min-time TIME] [--max-time TIME] [--keep-planes]\n"
		"Replies a JSON object a line on the descriptor LAPCHART_REPLY_FD or to the file LAPCHART_REPLY.\n",
		program, program);
}
