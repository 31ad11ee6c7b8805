#include <string.h>

#include "base/mem.h"
#include "plan/plan_parts.h"
#include "plan/values.h"

bool choice_start(struct choice *choice, const struct wishes *wishes, struct error *err)
{
	*choice = (struct choice){.wishes = wishes};
	if (pattern_compile(&choice->bench, "--bench", wishes->bench, err) &&
	    pattern_compile(&choice->backend, "--backend", wishes->backend, err))
		return true;
	choice_end(choice);
	return false;
}

void choice_end(struct choice *choice)
{
	pattern_free(&choice->bench);
	pattern_free(&choice->backend);
}

bool choice_is_free(const struct choice *choice, const struct benchmark *benchmark)
{
	return benchmark->of_machine && !(choice->bench.given && pattern_matches(&choice->bench, benchmark->name));
}

bool choice_has_benchmark(const struct choice *choice, const struct benchmark *benchmark)
{
	return benchmark->of_machine || pattern_matches(&choice->bench, benchmark->name);
}

bool choice_has_backend(const struct choice *choice, const struct benchmark *benchmark, const struct worker *worker)
{
	if (choice->wishes->without_peers && worker_find(worker, benchmark->name)->native)
		return false;
	return choice_is_free(choice, benchmark) || pattern_matches(&choice->backend, worker->backend);
}

/* The benchmarks that the wishes have to do with. */
static bool is_subject(const struct choice *choice, const struct benchmark *benchmark)
{
	return choice_has_benchmark(choice, benchmark) && !choice_is_free(choice, benchmark);
}

static bool check_bench(const struct choice *choice, const struct definitions *definitions, struct error *err)
{
	struct buf names = BUF_INIT;
	bool found = !choice->wishes->bench;
	for (size_t i = 0; !found && i < definitions->count; i++) {
		found = pattern_matches(&choice->bench, definitions->items[i].name);
		buf_printf(&names, "%s%s", i ? ", " : "", definitions->items[i].name);
	}
	if (!found)
		error_set(err, ERROR_USAGE, "--bench '%s' matches no benchmark; there are: %s", choice->wishes->bench,
			  names.length ? names.data : "none");
	buf_free(&names);
	return found;
}

/* Which backends run a chosen benchmark, and is one of them wanted? */
static bool look_for_backends(const struct choice *choice, const struct definitions *definitions,
			      const struct worker *workers, size_t worker_count, struct values *names)
{
	bool found = false;
	for (size_t w = 0; w < worker_count; w++) {
		for (size_t i = 0; i < definitions->count; i++) {
			const struct benchmark *benchmark = &definitions->items[i];
			if (!is_subject(choice, benchmark) || !worker_find(&workers[w], benchmark->name))
				continue;
			values_add(names, workers[w].backend);
			found = found || choice_has_backend(choice, benchmark, &workers[w]);
		}
	}
	return found;
}

static bool check_backend(const struct choice *choice, const struct definitions *definitions,
			  const struct worker *workers, size_t worker_count, struct error *err)
{
	const struct wishes *wishes = choice->wishes;
	if (!wishes->bench && !wishes->backend)
		return true;
	struct values names = {0};
	bool found = look_for_backends(choice, definitions, workers, worker_count, &names);
	struct buf list = BUF_INIT;
	values_write(&list, &names);
	if (!found && names.count && wishes->without_peers)
		error_set(err, ERROR_USAGE, "without peers no backend is left of the chosen ones; there are: %s",
			  list.data);
	else if (!found && names.count)
		error_set(err, ERROR_USAGE, "--backend '%s' matches no backend of the chosen benchmarks; there are: %s",
			  wishes->backend, list.data);
	else if (!found)
		error_set(err, ERROR_USAGE, "no backend is installed for the chosen benchmarks%s%s",
			  wishes->bench ? ": --bench " : "", wishes->bench ? wishes->bench : "");
	buf_free(&list);
	values_free(&names);
	return found;
}

static bool check_axis(const struct choice *choice, const struct definitions *definitions, const char *name,
		       struct error *err)
{
	struct values names = {0};
	bool found = false;
	for (size_t i = 0; i < definitions->count; i++) {
		const struct benchmark *benchmark = &definitions->items[i];
		if (!is_subject(choice, benchmark))
			continue;
		found = found || benchmark_parameter(benchmark, name);
		for (size_t p = 0; p < benchmark->parameter_count; p++)
			values_add(&names, benchmark->parameters[p].name);
	}
	struct buf list = BUF_INIT;
	values_write(&list, &names);
	if (!found)
		error_set(err, ERROR_USAGE, "--axis %s: no chosen benchmark has this parameter; there are: %s", name,
			  names.count ? list.data : "none");
	buf_free(&list);
	values_free(&names);
	return found;
}

bool choice_check(const struct choice *choice, const struct definitions *definitions, const struct worker *workers,
		  size_t worker_count, struct error *err)
{
	if (!check_bench(choice, definitions, err) || !check_backend(choice, definitions, workers, worker_count, err))
		return false;
	for (size_t i = 0; i < choice->wishes->axis_count; i++)
		if (!check_axis(choice, definitions, choice->wishes->axes[i].name, err))
			return false;
	return true;
}
