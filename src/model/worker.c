#include "model/worker.h"

#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/json_read.h"
#include "model/launcher.h"
#include "model/params.h"

static const struct {
	const char *name;
	size_t offset;
} texts[] = {
	{"backend", offsetof(struct worker, backend)},
	{"version", offsetof(struct worker, version)},
	{"summary", offsetof(struct worker, summary)},
	{"class", offsetof(struct worker, class_name)},
	{"device", offsetof(struct worker, device)},
	{"compiler", offsetof(struct worker, compiler)},
	{"flags", offsetof(struct worker, flags)},
	{"launcher", offsetof(struct worker, launcher)},
	{"unavailable", offsetof(struct worker, unavailable)},
};

static char **text_at(const struct worker *worker, size_t i)
{
	return (char **)((char *)worker + texts[i].offset);
}

void worker_benchmark_free(struct worker_benchmark *benchmark)
{
	free(benchmark->name);
	for (size_t i = 0; i < benchmark->param_count; i++)
		free(benchmark->params[i]);
	free(benchmark->params);
	free(benchmark->native);
	*benchmark = (struct worker_benchmark){0};
}

void worker_free(struct worker *worker)
{
	free(worker->path);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		free(*text_at(worker, i));
	for (size_t i = 0; i < worker->benchmark_count; i++)
		worker_benchmark_free(&worker->benchmarks[i]);
	free(worker->benchmarks);
	for (size_t i = 0; i < worker->library_count; i++)
		library_free(&worker->libraries[i]);
	free(worker->libraries);
	facts_free(&worker->facts);
	*worker = (struct worker){0};
}

const struct worker_benchmark *worker_find(const struct worker *worker, const char *benchmark)
{
	for (size_t i = 0; i < worker->benchmark_count; i++)
		if (strcmp(worker->benchmarks[i].name, benchmark) == 0)
			return &worker->benchmarks[i];
	return NULL;
}

bool worker_takes(const struct worker *worker, const char *benchmark, const char *param)
{
	const struct worker_benchmark *found = worker_find(worker, benchmark);
	for (size_t i = 0; found && i < found->param_count; i++)
		if (strcmp(found->params[i], param) == 0)
			return true;
	return false;
}

static void write_benchmarks(struct json *json, const struct worker *worker)
{
	json_open_array(json, "benchmarks");
	for (size_t i = 0; i < worker->benchmark_count; i++) {
		json_open_object(json, NULL);
		json_text(json, "name", worker->benchmarks[i].name);
		json_open_array(json, "params");
		for (size_t p = 0; p < worker->benchmarks[i].param_count; p++)
			json_text(json, NULL, worker->benchmarks[i].params[p]);
		json_close(json);
		if (worker->benchmarks[i].planes)
			json_flag(json, "planes", true);
		json_maybe_text(json, "native", worker->benchmarks[i].native);
		json_close(json);
	}
	json_close(json);
}

void worker_write_json(struct json *json, const char *key, const struct worker *worker)
{
	json_open_object(json, key);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		json_maybe_text(json, texts[i].name, *text_at(worker, i));
	write_benchmarks(json, worker);
	json_open_array(json, "libraries");
	for (size_t i = 0; i < worker->library_count; i++)
		library_write_json(json, NULL, &worker->libraries[i]);
	json_close(json);
	facts_write_json(json, "facts", &worker->facts);
	json_close(json);
}

static bool read_param(struct worker_benchmark *out, struct json_object *value, struct error *err)
{
	const char *name = json_object_is_type(value, json_type_string) ? json_object_get_string(value) : "";
	if (!params_name_is_good(name))
		return error_set(err, ERROR_DATA,
				 "'params' of the benchmark %s holds something that is no name of a parameter",
				 out->name);
	out->params = mem_resize(out->params, out->param_count + 1, sizeof *out->params);
	out->params[out->param_count++] = mem_text(name);
	return true;
}

static bool read_benchmark(struct worker_benchmark *out, struct json_object *object, struct error *err)
{
	struct json_object *params;
	if (!json_object_is_type(object, json_type_object) || !json_read_text(&out->name, object, "name", NULL) ||
	    !out->name)
		return error_set(err, ERROR_DATA, "each of 'benchmarks' must be an object with a 'name'");
	if (!json_read_array(&params, object, "params", err) || !json_read_flag(&out->planes, object, "planes", err) ||
	    !json_read_text(&out->native, object, "native", err))
		return false;
	for (size_t i = 0; params && i < json_object_array_length(params); i++)
		if (!read_param(out, json_object_array_get_idx(params, i), err))
			return false;
	return true;
}

static bool read_benchmarks(struct worker *out, struct json_object *object, struct error *err)
{
	struct json_object *array;
	if (!json_read_array(&array, object, "benchmarks", err))
		return false;
	if (!array)
		return error_set(err, ERROR_DATA, "'benchmarks' is missing");
	size_t count = json_object_array_length(array);
	out->benchmarks = mem_zero(count, sizeof *out->benchmarks);
	for (out->benchmark_count = 0; out->benchmark_count < count; out->benchmark_count++) {
		size_t i = out->benchmark_count;
		if (!read_benchmark(&out->benchmarks[i], json_object_array_get_idx(array, i), err)) {
			out->benchmark_count++; /* what was read of it is freed with the rest */
			return false;
		}
	}
	return true;
}

static bool read_libraries(struct worker *out, struct json_object *object, struct error *err)
{
	struct json_object *array;
	if (!json_read_array(&array, object, "libraries", err))
		return false;
	size_t count = array ? json_object_array_length(array) : 0;
	out->libraries = mem_zero(count, sizeof *out->libraries);
	for (; out->library_count < count; out->library_count++)
		if (!library_read_json(&out->libraries[out->library_count],
				       json_object_array_get_idx(array, out->library_count), err))
			return false;
	return true;
}

bool backend_name_is_good(const char *name)
{
	static const char more[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	return *name && *name != '.' && *name != '-' && !name[strspn(name, more)];
}

static bool check_device(const char *device, struct error *err)
{
	if (!device || strcmp(device, "gpu") == 0)
		return true;
	return error_set(err, ERROR_DATA, "'device' must be \"gpu\", and is left out for the processor");
}

static bool check_natives(const struct worker *worker, struct error *err)
{
	for (size_t i = 0; i < worker->benchmark_count; i++) {
		const struct worker_benchmark *benchmark = &worker->benchmarks[i];
		if (!benchmark->native)
			continue;
		if (!backend_name_is_good(benchmark->native))
			return error_set(err, ERROR_DATA, "'native' of the benchmark %s is no name of a backend",
					 benchmark->name);
		if (strcmp(benchmark->native, worker->backend) == 0)
			return error_set(err, ERROR_DATA, "'native' of the benchmark %s is the backend itself",
					 benchmark->name);
	}
	return true;
}

bool worker_read_json(struct worker *out, struct json_object *object, struct error *err)
{
	struct json_object *facts;
	bool good = true;
	for (size_t i = 0; good && i < COUNT_OF(texts); i++)
		good = json_read_text(text_at(out, i), object, texts[i].name, err);
	good = good && read_benchmarks(out, object, err) && read_libraries(out, object, err) &&
	       json_read_member(&facts, object, "facts", err);
	if (good)
		facts_read_object(&out->facts, facts);
	if (good && !out->backend)
		good = error_set(err, ERROR_DATA, "'backend' is missing");
	else if (good && !backend_name_is_good(out->backend))
		good = error_set(err, ERROR_DATA, "'backend' must be a name of letters, digits and . _ -");
	else if (good && out->launcher)
		good = launcher_check(out->launcher, err) || error_context(err, "'launcher'");
	good = good && check_device(out->device, err) && check_natives(out, err);
	if (!good)
		worker_free(out);
	return good;
}
