#include "command/bench_setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "machine/evidence.h"
#include "machine/machine.h"
#include "model/launcher.h"

static void complain(void *context, const char *message)
{
	(void)context;
	struct buf text = BUF_INIT;
	utf8_plain_line(&text, message);
	fprintf(stderr, "lapchart: %s\n", text.data);
	buf_free(&text);
}

/* What a CUDA worker tells of the devices is part of the machine: all tell the same, so the first one counts. Where
 * none tells anything, why not is part of it. */
static void add_devices(struct facts *facts, const struct worker_list *workers)
{
	const char *why = NULL;
	bool any = false;
	for (size_t i = 0; i < workers->count; i++) {
		const struct worker *worker = &workers->items[i];
		if (strncmp(worker->backend, "cuda", 4) != 0)
			continue;
		if (facts_append_group(facts, &worker->facts, "gpu"))
			return;
		any = true;
		why = why ? why : worker->unavailable;
	}
	facts_text(facts, "gpu.unavailable", any ? why : "no CUDA worker is installed: configure found no nvcc");
}

bool bench_setup_launcher(struct worker *worker, const struct config *config, struct error *err)
{
	const struct config_entry *entry;
	const char *launcher = config_get(config, "backend", worker->backend, "launcher", &entry);
	if (launcher && !launcher_check(launcher, err)) {
		err->kind = ERROR_USAGE;
		return error_context(err, "%s", entry->where);
	}
	if (launcher)
		mem_replace(&worker->launcher, launcher);
	harness_find_launcher(worker);
	return true;
}

static bool find_launchers(struct bench_setup *setup, const struct config *config, struct error *err)
{
	for (size_t i = 0; i < setup->workers.count; i++)
		if (!bench_setup_launcher(&setup->workers.items[i], config, err))
			return false;
	return true;
}

static bool open_parts(struct bench_setup *out, const struct config *config, const struct text_list *backend_path,
		       const struct text_list *benchmark_path, struct error *err)
{
	return places_find(&out->places, backend_path, benchmark_path, err) &&
	       definitions_read(&out->definitions, out->places.definitions.items, out->places.definitions.count, err) &&
	       bench_setup_find_blas(out, config, err);
}

bool bench_setup_open(struct bench_setup *out, const struct config *config, const struct text_list *backend_path,
		      const struct text_list *benchmark_path, const char *machine_name, struct error *err)
{
	*out = (struct bench_setup){0};
	if (!open_parts(out, config, backend_path, benchmark_path, err)) {
		bench_setup_close(out);
		return false;
	}
	machine_read(&out->machine, "");
	if (machine_name)
		mem_replace(&out->machine.name, machine_name);
	machine_read_system(&out->system, "");
	harness_scan(&out->workers, out->places.workers.items, out->places.workers.count, out->places.scratch,
		     (size_t)cpus_available(""), complain, NULL);
	if (!find_launchers(out, config, err)) {
		bench_setup_close(out);
		return false;
	}
	add_devices(&out->machine.facts, &out->workers);
	return true;
}

void bench_setup_close(struct bench_setup *setup)
{
	for (size_t i = 0; i < setup->linked_count; i++)
		environment_free(&setup->linked[i].environment);
	free(setup->linked);
	worker_list_free(&setup->workers);
	definitions_free(&setup->definitions);
	blas_free(setup->blas, setup->blas_count);
	facts_free(&setup->system);
	machine_free(&setup->machine);
	places_free(&setup->places);
	*setup = (struct bench_setup){0};
}

/* "about.native.BENCHMARK": our own backend beside which a peer stands. */
static void add_natives(struct facts *facts, const struct worker *worker)
{
	for (size_t i = 0; i < worker->benchmark_count; i++) {
		const struct worker_benchmark *benchmark = &worker->benchmarks[i];
		if (!benchmark->native || !params_name_is_good(benchmark->name))
			continue;
		char *key = mem_printf(ENVIRONMENT_NATIVE "%s", benchmark->name);
		facts_text(facts, key, benchmark->native);
		free(key);
	}
}

/* System facts first, then what compiled the worker, then its libraries with package and judgement. */
static void fill_environment(struct environment *out, const struct bench_setup *setup, const struct worker *worker)
{
	facts_append(&out->facts, &setup->system);
	facts_text(&out->facts, "worker.backend", worker->backend);
	/* Backends of one name for different benchmarks may be different programs. */
	facts_text(&out->facts, "worker.program", worker->path ? path_name(worker->path) : NULL);
	facts_text(&out->facts, "worker.version", worker->version);
	facts_text(&out->facts, "worker.compiler", worker->compiler);
	facts_text(&out->facts, "worker.flags", worker->flags);
	facts_text(&out->facts, "worker.launcher", worker->launcher);
	facts_append(&out->facts, &worker->facts);
	facts_text(&out->facts, ENVIRONMENT_ABOUT "summary", worker->summary);
	facts_text(&out->facts, ENVIRONMENT_ABOUT "class", worker->class_name);
	facts_text(&out->facts, ENVIRONMENT_ABOUT "device", worker->device);
	add_natives(&out->facts, worker);
	out->libraries = mem_zero(worker->library_count, sizeof *out->libraries);
	for (size_t i = 0; i < worker->library_count; i++) {
		out->libraries[i] = library_copy(&worker->libraries[i]);
		library_find_package(&out->libraries[i], "");
		library_judge_kernel(&out->libraries[i], &setup->machine.facts);
	}
	out->library_count = worker->library_count;
	environment_seal(out);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static struct linked_worker *find_linked(struct bench_setup *setup, const struct worker *worker, const char *blas)
{
	for (size_t i = 0; i < setup->linked_count; i++)
		if (setup->linked[i].worker == worker && same_text(setup->linked[i].blas, blas))
			return &setup->linked[i];
	return NULL;
}

/* Asks the worker anew where it is given a library; the scan has described it as the system links it. */
static bool make_environment(struct environment *out, const struct bench_setup *setup, const struct worker *worker,
			     const struct blas *library, struct error *err)
{
	struct worker description = {0};
	if (!library) {
		fill_environment(out, setup, worker);
		return true;
	}
	if (!harness_describe(&description, worker->path, library->path, setup->places.scratch, err))
		return error_context(err, "%s", worker->path);
	mem_replace(&description.launcher, worker->launcher);
	fill_environment(out, setup, &description);
	worker_free(&description);
	return true;
}

bool bench_setup_link(const struct linked_worker **out, struct bench_setup *setup, const struct worker *worker,
		      const char *blas, struct error *err)
{
	*out = find_linked(setup, worker, blas);
	if (*out)
		return true;
	const struct blas *library = blas ? bench_setup_blas(setup, blas) : NULL;
	if (blas && !library)
		return error_set(err, ERROR_DATA, "there is no BLAS library named %s on this machine", blas);
	struct linked_worker linked = {.worker = worker, .blas = library ? library->name : NULL};
	if (!make_environment(&linked.environment, setup, worker, library, err))
		return false;
	MEM_GROW(setup->linked, setup->linked_count, setup->linked_capacity);
	setup->linked[setup->linked_count] = linked;
	*out = &setup->linked[setup->linked_count++];
	return true;
}
