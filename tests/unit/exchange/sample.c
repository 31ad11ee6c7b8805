#include "sample.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define SHA       "1111111111111111111111111111111111111111"
#define OTHER_SHA "2222222222222222222222222222222222222222"
#define MACHINE   "0123456789ab"
#define HASH      "0123456789abcdef0123456789abcdef"
#define KEY       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER_KEY "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* Texts that are lent to a record, which is not freed. */
#define TEXT(text) ((char *)(text))

static struct library library = {
	.kind = TEXT("blas"), .name = TEXT("openblas"), .path = TEXT("/usr/lib/libblas.so.3"), .threads = 4};

/* --- writing --- */

static void write_places(struct exchange_writer *writer)
{
	char *parents[] = {TEXT(OTHER_SHA)};
	exchange_write_commit(writer, &(struct commit){.sha = TEXT(OTHER_SHA),
						       .author_time = 900,
						       .author = TEXT("Ada"),
						       .subject = TEXT("Begin \"here\"\xe2\x80\xa6")});
	exchange_write_commit(writer, &(struct commit){.sha = TEXT(SHA),
						       .parents = parents,
						       .parent_count = 1,
						       .author_time = 1000,
						       .author = TEXT("Ada"),
						       .subject = TEXT("Go on")});
	struct machine machine = {.fingerprint = TEXT(MACHINE), .name = TEXT("a large machine")};
	facts_text(&machine.facts, "cpu.vendor", "GenuineIntel");
	facts_number(&machine.facts, "cpu.base_hz", 2e9);
	facts_words(&machine.facts, "cpu.flags", "avx2 fma");
	exchange_write_machine(writer, &machine);
	facts_free(&machine.facts);
	struct environment environment = {.hash = TEXT(HASH), .libraries = &library, .library_count = 1};
	facts_bool(&environment.facts, "settings.turbo", false);
	exchange_write_environment(writer, &environment);
	facts_free(&environment.facts);
}

static void write_runs(struct exchange_writer *writer)
{
	struct run run = {.key = TEXT(KEY),
			  .commit = TEXT(SHA),
			  .machine = TEXT(MACHINE),
			  .started = 2000,
			  .finished = 2100,
			  .seed = UINT64_MAX,
			  .version = TEXT("0.1.0"),
			  .options = TEXT("{\"rounds\":2,\"min_time\":0.01,\"axes\":[\"n=1\",null,true,-3,"
					  "18446744073709551615]}")};
	exchange_write_run(writer, &run);
	run.key = TEXT(OTHER_KEY);
	run.dirty = true;
	run.finished = 0;
	run.options = TEXT("{}");
	exchange_write_run(writer, &run);
}

static struct visit make_visit(int round)
{
	struct visit visit = {.round = round, .order = 3, .started_ns = INT64_C(1763760000123456789), .iterations = 7};
	visit.seconds = 0.1 + 0.2;
	visit.overhead_seconds = visit.usage.user_seconds = visit.usage.system_seconds = NAN;
	visit.noise = (struct noise){NAN, NAN, NAN, 0, 0.25, NAN};
	return visit;
}

static void write_good_result(struct exchange_writer *writer)
{
	struct exchange_result result = {.point = {TEXT("mandelbrot"), TEXT("openmp"), {0}},
					 .run = TEXT(KEY),
					 .environment = TEXT(HASH),
					 .flops = 1e9,
					 .bytes = NAN,
					 .elements = 0};
	params_set(&result.point.params, "threads", "2");
	params_set(&result.point.params, "n", "100");
	exchange_write_result(writer, &result);
	params_free(&result.point.params);
	struct visit visit = make_visit(0);
	for (double seconds = 1. / 3; seconds > 1e-300; seconds *= 1e-100)
		visit_add_sample(&visit, seconds);
	answer_uint(&visit.answer, "sum", UINT64_MAX);
	answer_number(&visit.answer, "ratio", NAN);
	answer_text(&visit.answer, "hash", "6699");
	answer_number(&visit.metrics, "start_up_seconds", 0.0012);
	visit.libraries = mem_zero(1, sizeof *visit.libraries);
	visit.libraries[visit.library_count++] = library_copy(&library);
	exchange_write_visit(writer, &visit);
	visit_free(&visit);
	float values[] = {0.1F, 1e-30F, 16777216.0F, -0.333333343F, 0, 3};
	exchange_write_plane(writer, &(struct plane){.name = TEXT("pupil"),
						     .title = TEXT("The pupil"),
						     .width = 6.5,
						     .width_unit = TEXT("m"),
						     .rows = 20,
						     .columns = 30,
						     .kept_rows = 2,
						     .kept_columns = 3,
						     .low = -0.5,
						     .high = 16777216,
						     .values = values});
}

static void write_bad_result(struct exchange_writer *writer)
{
	exchange_write_result(writer, &(struct exchange_result){.point = {TEXT("mandelbrot"), TEXT("serial"), {0}},
								.run = TEXT(OTHER_KEY),
								.environment = TEXT(HASH),
								.flops = NAN,
								.bytes = NAN,
								.elements = NAN});
	struct visit visit = make_visit(0);
	visit_fail(&visit, STATE_FAILED, "wrong answer: sum is 41");
	visit.stderr_tail = mem_text("a line\n\tand another\x1b[0m");
	exchange_write_visit(writer, &visit);
	visit.round = 4;
	exchange_write_visit(writer, &visit);
	visit_free(&visit);
}

void sample_write(struct buf *out)
{
	struct exchange_writer writer = exchange_begin(out);
	write_places(&writer);
	write_runs(&writer);
	write_good_result(&writer);
	write_bad_result(&writer);
	exchange_end(&writer);
}

/* --- a sink that writes --- */

static bool again_commit(void *context, const struct commit *commit, struct error *err)
{
	(void)err;
	exchange_write_commit(context, commit);
	return true;
}

static bool again_machine(void *context, const struct machine *machine, struct error *err)
{
	(void)err;
	exchange_write_machine(context, machine);
	return true;
}

static bool again_environment(void *context, const struct environment *environment, struct error *err)
{
	(void)err;
	exchange_write_environment(context, environment);
	return true;
}

static bool again_run(void *context, const struct run *run, struct error *err)
{
	(void)err;
	exchange_write_run(context, run);
	return true;
}

static bool again_result(void *context, const struct exchange_result *result, struct error *err)
{
	(void)err;
	exchange_write_result(context, result);
	return true;
}

static bool again_visit(void *context, const struct visit *visit, struct error *err)
{
	(void)err;
	exchange_write_visit(context, visit);
	return true;
}

static bool again_planes(void *context, const struct planes *planes, struct error *err)
{
	(void)err;
	for (size_t i = 0; i < planes->count; i++)
		exchange_write_plane(context, &planes->items[i]);
	return true;
}

bool sample_rewrite(struct buf *out, const char *text, size_t length, const char *name, struct error *err)
{
	struct exchange_writer writer = exchange_begin(out);
	const struct exchange_sink sink = {.context = &writer,
					   .commit = again_commit,
					   .machine = again_machine,
					   .environment = again_environment,
					   .run = again_run,
					   .result = again_result,
					   .visit = again_visit,
					   .planes = again_planes};
	FILE *stream = fmemopen((char *)text, length, "r");
	if (!stream)
		return error_errno(err, "no stream");
	bool good = exchange_find("lapchart", NULL)->read(stream, name, &sink, err);
	fclose(stream);
	exchange_end(&writer);
	return good;
}
