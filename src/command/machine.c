/* `lapchart machine`: the hardware, the environment and the linkage, as a run would record them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "command/bench_setup.h"
#include "command/terminal.h"

struct machine_settings {
	struct text_list backend_path;
	const char *machine;
};

#define AT(field) offsetof(struct machine_settings, field)
static const struct option options[] = {
	{"machine", 'm', OPTION_TEXT, AT(machine), "NAME", "name of this machine on the pages", "run.machine"},
	{"backend-path", 0, OPTION_LIST, AT(backend_path), "DIR", "look for workers in this folder too",
	 "run.backend-path"},
};

/* A worker started with one library, or the reason why that failed. */
struct linkage {
	const struct worker *worker;
	const char *blas;
	const struct environment *environment; /* NULL: `why` */
	char *why;
};

struct linkages {
	struct linkage *items;
	size_t count, capacity;
};

static bool takes_blas(const struct worker *worker)
{
	for (size_t i = 0; i < worker->benchmark_count; i++)
		if (worker_takes(worker, worker->benchmarks[i].name, "blas"))
			return true;
	return false;
}

static void add_linkage(struct linkages *linkages, struct bench_setup *setup, const struct worker *worker,
			const char *blas)
{
	const struct linked_worker *linked;
	struct error err = ERROR_INIT;
	struct linkage linkage = {.worker = worker, .blas = blas};
	if (!bench_setup_link(&linked, setup, worker, blas, &err))
		linkage.why = mem_text(err.message);
	MEM_GROW(linkages->items, linkages->count, linkages->capacity);
	linkages->items[linkages->count++] = linkage;
}

/* Environments are looked up when all are there: the setup's array moves while it grows. */
static void collect(struct linkages *out, struct bench_setup *setup)
{
	for (size_t w = 0; w < setup->workers.count; w++) {
		const struct worker *worker = &setup->workers.items[w];
		if (worker->unavailable)
			continue;
		if (!takes_blas(worker)) {
			if (worker->library_count)
				add_linkage(out, setup, worker, NULL);
			continue;
		}
		for (size_t b = 0; b < setup->blas_count; b++)
			add_linkage(out, setup, worker, setup->blas[b].name);
	}
	for (size_t i = 0; i < out->count; i++) {
		const struct linked_worker *linked;
		if (!out->items[i].why &&
		    bench_setup_link(&linked, setup, out->items[i].worker, out->items[i].blas, NULL))
			out->items[i].environment = &linked->environment;
	}
}

static void free_linkages(struct linkages *linkages)
{
	for (size_t i = 0; i < linkages->count; i++)
		free(linkages->items[i].why);
	free(linkages->items);
}

static void add_facts(struct columns *columns, const struct facts *facts)
{
	for (size_t i = 0; i < facts->count; i++) {
		struct buf text = BUF_INIT;
		fact_write(&text, &facts->items[i]);
		columns_add(columns, facts->items[i].key, COLOUR_DIM);
		columns_add(columns, text.data, COLOUR_PLAIN);
		buf_free(&text);
	}
}

static void print_columns(struct columns *columns)
{
	struct buf text = BUF_INIT;
	columns_write(&text, columns, terminal_has_colour(stdout));
	fputs(text.data, stdout);
	buf_free(&text);
	columns_free(columns);
}

static void add_library(struct columns *columns, const struct library *library)
{
	const char *const cells[] = {library->name,    library->version,         library->kernel, library->threading,
				     library->package, library->package_version, library->path};
	for (size_t i = 0; i < COUNT_OF(cells); i++)
		columns_add(columns, cells[i], i ? COLOUR_PLAIN : COLOUR_BOLD);
}

static bool is_numeric(const struct library *library)
{
	return strcmp(library->kind, "blas") == 0 || strcmp(library->kind, "fft") == 0;
}

static void print_libraries(const struct linkages *linkages)
{
	static const char *const heading[] = {"library", "version", "kernel", "threading", "package", "", "real path"};
	struct columns columns = {.width = COUNT_OF(heading), .align = "lllllll"};
	for (size_t i = 0; i < COUNT_OF(heading); i++)
		columns_add(&columns, heading[i], COLOUR_DIM);
	for (size_t i = 0; i < linkages->count; i++)
		for (size_t l = 0; linkages->items[i].environment && l < linkages->items[i].environment->library_count;
		     l++)
			if (is_numeric(&linkages->items[i].environment->libraries[l]))
				add_library(&columns, &linkages->items[i].environment->libraries[l]);
	puts("");
	print_columns(&columns);
}

static void print_warnings(const struct linkages *linkages)
{
	const char *mark = terminal_has_colour(stdout) ? "\033[33mwarning\033[0m" : "warning";
	for (size_t i = 0; i < linkages->count; i++) {
		const struct linkage *linkage = &linkages->items[i];
		if (linkage->why)
			printf("%s: %s with %s: %s\n", mark, linkage->worker->backend, linkage->blas, linkage->why);
		for (size_t l = 0; linkage->environment && l < linkage->environment->library_count; l++)
			if (linkage->environment->libraries[l].warning)
				printf("%s: %s: %s\n", mark, linkage->environment->libraries[l].name,
				       linkage->environment->libraries[l].warning);
	}
}

static void print_unavailable(const struct bench_setup *setup)
{
	for (size_t i = 0; i < setup->workers.count; i++)
		if (setup->workers.items[i].unavailable)
			printf("%s unavailable: %s\n", setup->workers.items[i].backend,
			       setup->workers.items[i].unavailable);
}

static void print_text(const struct bench_setup *setup, const struct linkages *linkages)
{
	struct columns columns = {.width = 2, .align = "ll"};
	printf("%s (fingerprint %s)\n\n", setup->machine.name, setup->machine.fingerprint);
	add_facts(&columns, &setup->machine.facts);
	add_facts(&columns, &setup->system);
	print_columns(&columns);
	print_libraries(linkages);
	puts("");
	print_warnings(linkages);
	print_unavailable(setup);
}

static void json_linkage(struct json *json, const struct linkage *linkage)
{
	json_open_object(json, NULL);
	json_text(json, "backend", linkage->worker->backend);
	json_maybe_text(json, "blas", linkage->blas);
	json_maybe_text(json, "error", linkage->why);
	json_open_array(json, "libraries");
	for (size_t l = 0; linkage->environment && l < linkage->environment->library_count; l++)
		library_write_json(json, NULL, &linkage->environment->libraries[l]);
	json_close(json);
	json_close(json);
}

static void json_devices(struct json *json, const struct bench_setup *setup)
{
	json_open_array(json, "workers");
	for (size_t i = 0; i < setup->workers.count; i++) {
		const struct worker *worker = &setup->workers.items[i];
		json_open_object(json, NULL);
		json_text(json, "backend", worker->backend);
		json_maybe_text(json, "unavailable", worker->unavailable);
		json_maybe_text(json, "compiler", worker->compiler);
		json_maybe_text(json, "flags", worker->flags);
		facts_write_json(json, "facts", &worker->facts);
		json_close(json);
	}
	json_close(json);
}

static void print_json(const struct bench_setup *setup, const struct linkages *linkages)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_text(&json, "fingerprint", setup->machine.fingerprint);
	json_text(&json, "name", setup->machine.name);
	facts_write_json(&json, "machine", &setup->machine.facts);
	facts_write_json(&json, "system", &setup->system);
	json_open_array(&json, "linkage");
	for (size_t i = 0; i < linkages->count; i++)
		json_linkage(&json, &linkages->items[i]);
	json_close(&json);
	json_devices(&json, setup);
	json_close(&json);
	fputs(text.data, stdout);
	buf_free(&text);
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct machine_settings *settings = invocation->settings;
	const struct text_list none = {0};
	struct bench_setup setup;
	struct linkages linkages = {0};
	if (!bench_setup_open(&setup, invocation->config, &settings->backend_path, &none, settings->machine, err))
		return -1;
	collect(&linkages, &setup);
	if (invocation->common->json)
		print_json(&setup, &linkages);
	else
		print_text(&setup, &linkages);
	free_linkages(&linkages);
	bench_setup_close(&setup);
	return EXIT_GOOD;
}

extern const struct command machine_command;
const struct command machine_command = {
	.name = "machine",
	.summary = "tell the hardware, the settings and which BLAS really runs",
	.description = "Prints what a run records of this machine: processor, caches, topology, memory, kernel, "
		       "mitigations, settings, and "
		       "each BLAS library as a worker resolves it: its real path, package, version, the kernel that it "
		       "chose, its "
		       "threading; with a warning where that kernel does not fit the processor. What the machine does "
		       "not tell is left out.",
	.options = options,
	.option_count = COUNT_OF(options),
	.settings_size = sizeof(struct machine_settings),
	.examples =
		(const struct example[]){
			{"lapchart machine --json", "the same for programs"},
			{NULL, NULL},
		},
	.run = run,
};
