/* `lapchart list`: the benchmarks and the backends that are there. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "command/bench_setup.h"
#include "command/terminal.h"

struct list_settings {
	struct text_list backend_path, benchmark_path;
};

#define AT(field) offsetof(struct list_settings, field)
static const struct option options[] = {
	{"backend-path", 0, OPTION_LIST, AT(backend_path), "DIR", "look for workers in this folder too",
	 "run.backend-path"},
	{"benchmark-path", 0, OPTION_LIST, AT(benchmark_path), "DIR", "read benchmark definitions from this folder too",
	 "benchmark.path"},
};

/* "native", "gpu", "peer of vector", "gpu, peer of cuda-array". */
static void write_kind(struct buf *out, const struct worker *worker, const struct worker_benchmark *benchmark)
{
	buf_text(out, worker->device ? worker->device : "");
	if (benchmark->native)
		buf_printf(out, "%speer of %s", out->length ? ", " : "", benchmark->native);
	if (!out->length)
		buf_text(out, "native");
}

static void add_backend(struct columns *columns, const struct worker *worker, const struct worker_benchmark *benchmark)
{
	struct buf name = BUF_INIT, kind = BUF_INIT;
	buf_printf(&name, "  %s", worker->backend);
	write_kind(&kind, worker, benchmark);
	columns_add(columns, name.data, COLOUR_PLAIN);
	columns_add(columns, worker->class_name, COLOUR_DIM);
	columns_add(columns, kind.data, COLOUR_DIM);
	buf_free(&kind);
	if (worker->unavailable) {
		buf_clear(&name);
		buf_printf(&name, "unavailable: %s", worker->unavailable);
		columns_add(columns, name.data, COLOUR_YELLOW);
	} else {
		columns_add(columns, worker->summary, COLOUR_PLAIN);
	}
	buf_free(&name);
}

static void print_benchmark(const struct bench_setup *setup, const struct benchmark *benchmark)
{
	struct columns columns = {.width = 4, .align = "llll"};
	struct buf text = BUF_INIT;
	bool colour = terminal_has_colour(stdout);
	buf_printf(&text, "%s%s%s  %s\n", colour ? "\033[1m" : "", benchmark->name, colour ? "\033[0m" : "",
		   benchmark->title);
	for (size_t i = 0; i < setup->workers.count; i++) {
		const struct worker_benchmark *found = worker_find(&setup->workers.items[i], benchmark->name);
		if (found)
			add_backend(&columns, &setup->workers.items[i], found);
	}
	if (!columns.count)
		buf_text(&text, "  no backend\n");
	columns_write(&text, &columns, colour);
	printf("%s\n", text.data);
	columns_free(&columns);
	buf_free(&text);
}

static void print_json(const struct bench_setup *setup)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_open_array(&json, "benchmarks");
	for (size_t i = 0; i < setup->definitions.count; i++) {
		json_open_object(&json, NULL);
		json_text(&json, "name", setup->definitions.items[i].name);
		json_text(&json, "title", setup->definitions.items[i].title);
		json_text(&json, "file", setup->definitions.items[i].file);
		json_close(&json);
	}
	json_close(&json);
	json_open_array(&json, "workers");
	for (size_t i = 0; i < setup->workers.count; i++)
		worker_write_json(&json, NULL, &setup->workers.items[i]);
	json_close(&json);
	json_close(&json);
	fputs(text.data, stdout);
	buf_free(&text);
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct list_settings *settings = invocation->settings;
	struct bench_setup setup;
	if (!bench_setup_open(&setup, invocation->config, &settings->backend_path, &settings->benchmark_path, NULL,
			      err))
		return -1;
	if (invocation->common->json)
		print_json(&setup);
	for (size_t i = 0; !invocation->common->json && i < setup.definitions.count; i++)
		print_benchmark(&setup, &setup.definitions.items[i]);
	bench_setup_close(&setup);
	return EXIT_GOOD;
}

extern const struct command list_command;
const struct command list_command = {
	.name = "list",
	.summary = "list the benchmarks and the backends that are there",
	.description =
		"Lists each benchmark with the backends that can compute it, one line each: what it stands for, "
		"or why it is unavailable on this machine. A native backend is lapchart's own; gpu: it computes on "
		"one; a peer is another program, beside the native backend that computes in the same way.",
	.options = options,
	.option_count = COUNT_OF(options),
	.settings_size = sizeof(struct list_settings),
	.run = run,
};
