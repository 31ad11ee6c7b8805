#include "worker/worker.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "worker/reply.h"
#include "worker/request.h"
#include "worker/usage.h"

/* --- description --- */

static struct worker_benchmark describe_kernel(const struct kernel *kernel)
{
	struct worker_benchmark out = {.name = mem_text(kernel->benchmark)};
	for (const char *const *name = kernel->params; name && *name; name++) {
		out.params = mem_resize(out.params, out.param_count + 1, sizeof *out.params);
		out.params[out.param_count++] = mem_text(*name);
	}
	out.planes = kernel->planes != NULL;
	return out;
}

static struct worker describe(const struct backend *self, const struct worker_build *build)
{
	struct worker out = {
		.backend = mem_text(self->name),
		.version = mem_text(self->version),
		.summary = mem_text(self->summary),
		.class_name = mem_text(self->class_name),
		.device = mem_text(self->device),
		.compiler = mem_text(build->compiler),
		.flags = mem_text(build->flags),
	};
	out.benchmarks = mem_zero((size_t)self->kernel_count, sizeof *out.benchmarks);
	for (int i = 0; i < self->kernel_count; i++)
		out.benchmarks[out.benchmark_count++] = describe_kernel(&self->kernels[i]);
	struct error why = ERROR_INIT;
	if (self->available && !self->available(&why))
		out.unavailable = mem_text(why.message);
	else if (self->describe)
		self->describe(&out);
	return out;
}

static void send_description(struct reply *reply, const struct backend *self, const struct worker_build *build)
{
	struct message message = {.type = MESSAGE_DESCRIBE, .worker = describe(self, build)};
	reply_send(reply, &message);
	if (message.worker.unavailable)
		reply_send_text(reply, MESSAGE_UNAVAILABLE, message.worker.unavailable);
	message_free(&message);
}

/* --- visit --- */

struct visiting {
	const struct backend *backend;
	const struct kernel *kernel;
	void *state;
	struct reply *reply;
	bool keep_planes;
};

static bool run_group(void *context, uint64_t iterations, struct error *err)
{
	const struct visiting *visiting = context;
	const struct kernel *kernel = visiting->kernel;
	for (uint64_t i = 0; i < iterations; i++)
		if (!kernel->run(visiting->state, err))
			return false;
	return !kernel->synchronize || kernel->synchronize(visiting->state, err);
}

static void send_calibration(void *context, uint64_t iterations, uint64_t warmups)
{
	const struct visiting *visiting = context;
	reply_send(visiting->reply,
		   &(struct message){.type = MESSAGE_CALIBRATION, .iterations = iterations, .warmups = warmups});
}

static void send_sample(void *context, double seconds, uint64_t iterations)
{
	const struct visiting *visiting = context;
	reply_send(visiting->reply,
		   &(struct message){.type = MESSAGE_SAMPLE, .seconds = seconds, .iterations = iterations});
}

static bool send_answer(const struct visiting *visiting, struct error *err)
{
	struct message message = {.type = MESSAGE_ANSWER};
	bool good = visiting->kernel->answer(visiting->state, &message.answer, err);
	if (good)
		reply_send(visiting->reply, &message);
	message_free(&message);
	return good;
}

/* What is not finite is unknown: it is left out. */
static bool send_metrics(const struct visiting *visiting, struct error *err)
{
	if (!visiting->kernel->metrics)
		return true;
	struct answer told = {0};
	struct message message = {.type = MESSAGE_METRICS};
	bool good = visiting->kernel->metrics(visiting->state, &told, err);
	for (size_t i = 0; i < told.count; i++)
		if (isfinite(told.items[i].number))
			answer_number(&message.answer, told.items[i].name, told.items[i].number);
	if (good)
		reply_send(visiting->reply, &message);
	message_free(&message);
	answer_free(&told);
	return good;
}

static bool send_planes(const struct visiting *visiting, struct error *err)
{
	struct message message = {.type = MESSAGE_PLANES};
	if (!visiting->keep_planes || !visiting->kernel->planes)
		return true;
	bool good = visiting->kernel->planes(visiting->state, &message.planes, err);
	if (good)
		reply_send(visiting->reply, &message);
	message_free(&message);
	return good;
}

/* The libraries are asked for again after the run: only then is it certain what was loaded and chosen. */
static void send_libraries(const struct visiting *visiting)
{
	struct worker worker = {0};
	if (visiting->backend->describe)
		visiting->backend->describe(&worker);
	reply_send(visiting->reply, &(struct message){.type = MESSAGE_LIBRARIES,
						      .libraries = worker.libraries,
						      .library_count = worker.library_count});
	worker_free(&worker);
}

static bool measure(struct visiting *visiting, const struct measure_plan *plan, struct error *err)
{
	const struct measure_target target = {run_group, visiting};
	const struct measure_sink sink = {send_calibration, send_sample, visiting};
	struct message usage = {.type = MESSAGE_USAGE};
	if (!measure_run(plan, &measure_monotonic_clock, &target, &sink, err))
		return false;
	/* Before the answer is made: what that takes is not the kernel's. */
	usage_read(&usage.usage, "");
	if (!send_answer(visiting, err) || !send_metrics(visiting, err) || !send_planes(visiting, err))
		return false;
	send_libraries(visiting);
	reply_send(visiting->reply, &usage);
	return true;
}

static const struct kernel *find_kernel(const struct backend *self, const char *benchmark, struct error *err)
{
	struct buf known = BUF_INIT;
	const struct kernel *found = NULL;
	for (int i = 0; i < self->kernel_count; i++) {
		if (strcmp(self->kernels[i].benchmark, benchmark) == 0)
			found = &self->kernels[i];
		buf_printf(&known, "%s%s", i ? ", " : "", self->kernels[i].benchmark);
	}
	if (!found)
		error_set(err, ERROR_USAGE, "the backend %s has no benchmark '%s'; it has %s", self->name, benchmark,
			  known.data);
	buf_free(&known);
	return found;
}

/* One visit up to the line before `done`. False with ERROR_NONE: it cannot run here (kernel_unavailable). */
static bool visit(struct visiting *visiting, const struct request *request, struct error *err)
{
	const struct backend *self = visiting->backend;
	visiting->kernel = find_kernel(self, request->benchmark, err);
	if (!visiting->kernel)
		return false;
	if (self->available && !self->available(err)) {
		err->kind = ERROR_NONE;
		return false;
	}
	bool good = visiting->kernel->prepare(&visiting->state, &request->params, err) &&
		    measure(visiting, &request->plan, err);
	visiting->kernel->finish(visiting->state);
	return good;
}

static int reply_to(const struct request *request, struct reply *reply, const struct backend *self,
		    const struct worker_build *build, struct error *err)
{
	if (request->describe) {
		send_description(reply, self, build);
		return WORKER_GOOD;
	}
	struct visiting visiting = {.backend = self, .reply = reply, .keep_planes = request->keep_planes};
	if (visit(&visiting, request, err))
		return WORKER_GOOD;
	if (err->kind == ERROR_NONE) {
		reply_send_text(reply, MESSAGE_UNAVAILABLE, err->message);
		return WORKER_GOOD;
	}
	reply_send_text(reply, MESSAGE_ERROR, err->message);
	return err->kind == ERROR_USAGE ? WORKER_USAGE : WORKER_FAILED;
}

static int explain(const char *program, const struct error *err)
{
	fprintf(stderr, "%s: %s\n", program, err->message);
	request_print_usage(stderr, program);
	return WORKER_USAGE;
}

int worker_main(const struct backend *self, const struct worker_build *build, int argc, char **argv)
{
	struct error err = ERROR_INIT;
	struct request request;
	struct reply reply;
	int status;
	if (!reply_open(&reply, getenv("LAPCHART_REPLY_FD"), getenv("LAPCHART_REPLY"), &err))
		return explain(argv[0], &err);
	if (request_parse(&request, argc, argv, &err)) {
		status = reply_to(&request, &reply, self, build, &err);
	} else {
		reply_send_text(&reply, MESSAGE_ERROR, err.message);
		status = explain(argv[0], &err);
	}
	request_free(&request);
	reply_send_done(&reply);
	reply_close(&reply);
	if (!reply.failure.message[0])
		return status;
	fprintf(stderr, "%s: %s\n", argv[0], reply.failure.message);
	return WORKER_FAILED;
}
