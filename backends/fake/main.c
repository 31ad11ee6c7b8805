#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"
#include "fake/fake.h"

#define NAME_START "lapchart-worker-"

static const char *const parameters[] = {"do",      "ranks",  "times",  "iterations", "sum",    "sleep",
					 "library", "metric", "number", "size",       "threads"};

/* The descriptor first; the file where a launcher has closed it. */
static int open_reply(void)
{
	const char *descriptor = getenv("LAPCHART_REPLY_FD"), *file = getenv("LAPCHART_REPLY");
	int fd = descriptor ? atoi(descriptor) : -1;
	if (fd >= 0 && fcntl(fd, F_GETFD) >= 0)
		return fd;
	return file ? open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666) : -1;
}

static void take_param(struct fake *fake, const char *pair)
{
	const char *equals = strchr(pair, '=');
	if (!equals)
		fake_refuse(fake, "--param %s: must be NAME=VALUE", pair);
	char *name = mem_text_n(pair, (size_t)(equals - pair));
	size_t i = 0;
	while (i < COUNT_OF(parameters) && strcmp(parameters[i], name) != 0)
		i++;
	if (i == COUNT_OF(parameters))
		fake_refuse(fake, "--param %s: the benchmark has no parameter of this name", pair);
	params_set(&fake->params, name, equals + 1);
	free(name);
}

static void take_option(struct fake *fake, const char *option, const char *value)
{
	double seconds;
	uint64_t count;
	if (!value)
		fake_refuse(fake, "%s: is unknown, or has no value behind it", option);
	if (strcmp(option, "--benchmark") == 0)
		fake->benchmark = value;
	else if (strcmp(option, "--param") == 0)
		take_param(fake, value);
	else if (strcmp(option, "--samples") == 0 && number_uint(&fake->samples, value, NULL))
		return;
	else if (strcmp(option, "--warmup") == 0 && number_uint(&count, value, NULL))
		return;
	else if (strcmp(option, "--min-time") == 0 && number_double(&fake->min_time, value, NULL))
		return;
	else if (strcmp(option, "--max-time") == 0 && number_double(&seconds, value, NULL))
		return;
	else
		fake_refuse(fake, "%s %s: is unknown or wrong", option, value);
}

static void take_arguments(struct fake *fake, char **argv)
{
	fake->describe = argv[1] && strcmp(argv[1], "--describe") == 0 && !argv[2];
	for (char **option = argv + 1; !fake->describe && *option; option++) {
		if (strcmp(*option, "--keep-planes") == 0) {
			fake->keep_planes = true;
			continue;
		}
		take_option(fake, option[0], option[1]);
		option++;
	}
	if (!fake->describe && (!fake->benchmark || strcmp(fake->benchmark, "fake") != 0))
		fake_refuse(fake, "--benchmark %s: this worker has the benchmark fake",
			    fake->benchmark ? fake->benchmark : "");
}

static void describe(struct fake *fake, const char *program)
{
	const char *name = path_name(program);
	bool named = strncmp(name, NAME_START, strlen(NAME_START)) == 0;
	struct message message = {.type = MESSAGE_DESCRIBE};
	struct worker *worker = &message.worker;
	struct worker_benchmark benchmark = {
		.name = mem_text("fake"), .param_count = COUNT_OF(parameters), .planes = true};
	benchmark.params = mem_zero(COUNT_OF(parameters), sizeof *benchmark.params);
	for (size_t i = 0; i < COUNT_OF(parameters); i++)
		benchmark.params[i] = mem_text(parameters[i]);
	worker->backend = mem_text(named ? name + strlen(NAME_START) : "fake");
	worker->version = mem_text("1");
	worker->summary = mem_text("scripted times and failures, for tests");
	worker->class_name = mem_text("plain");
	worker->device = mem_text(getenv("LAPCHART_FAKE_DEVICE"));
	benchmark.native = mem_text(getenv("LAPCHART_FAKE_NATIVE"));
	worker->benchmarks = mem_zero(1, sizeof benchmark);
	worker->benchmarks[0] = benchmark;
	worker->benchmark_count = 1;
	fake_say(fake, &message);
	message_free(&message);
}

static void pause_for(double seconds)
{
	struct timespec pause = {(time_t)seconds, (long)(fmod(seconds, 1) * 1e9)};
	if (seconds > 0)
		nanosleep(&pause, NULL);
}

static void say_samples(struct fake *fake)
{
	const char *times = params_get(&fake->params, "times"), *at = times;
	uint64_t iterations = (uint64_t)fake_number(fake, "iterations", 1);
	struct message calibration = {.type = MESSAGE_CALIBRATION, .iterations = iterations, .warmups = 1};
	fake_say(fake, &calibration);
	for (uint64_t i = 0; i < fake->samples; i++) {
		char *end = NULL;
		double seconds = times ? strtod(at, &end) : 1e-3;
		pause_for(fake_number(fake, "sleep", times ? 0 : fake->min_time));
		fake_say_sample(fake, seconds, iterations);
		if (times)
			at = *end == ':' ? end + 1 : times;
	}
}

static void say_library(struct fake *fake)
{
	const char *path = params_get(&fake->params, "library");
	struct message message = {.type = MESSAGE_LIBRARIES};
	if (!path)
		return;
	message.libraries = mem_zero(1, sizeof *message.libraries);
	message.libraries[0] =
		(struct library){.kind = mem_text("blas"), .name = mem_text("fake"), .path = mem_text(path)};
	message.library_count = 1;
	fake_say(fake, &message);
	message_free(&message);
}

static void say_metrics(struct fake *fake)
{
	struct message message = {.type = MESSAGE_METRICS};
	if (!params_get(&fake->params, "metric"))
		return;
	answer_number(&message.answer, "start_up_seconds", fake_number(fake, "metric", 0));
	answer_int(&message.answer, "ranks", 4);
	fake_say(fake, &message);
	message_free(&message);
}

static void do_stage(struct fake *fake, enum stage stage)
{
	switch (stage) {
	case STAGE_START:
		break;
	case STAGE_SAMPLES:
		say_samples(fake);
		break;
	case STAGE_ANSWER:
		say_library(fake);
		fake_say_answer(fake, 0);
		say_metrics(fake);
		break;
	case STAGE_PLANES:
		fake_say_planes(fake);
		break;
	case STAGE_DONE:
		fake_say_done(fake);
		break;
	}
}

static const struct misdeed *find_misdeed(struct fake *fake)
{
	const char *name = params_get(&fake->params, "do");
	if (!name)
		name = getenv("LAPCHART_FAKE");
	const struct misdeed *misdeed = name ? misdeed_find(name) : NULL;
	if (name && !misdeed)
		fake_refuse(fake, "do=%s: no such misdeed", name);
	return misdeed;
}

int main(int argc, char **argv)
{
	struct fake fake = {.main_ns = fake_now_ns(), .fd = open_reply(), .samples = 1};
	(void)argc;
	take_arguments(&fake, argv);
	const struct misdeed *misdeed = find_misdeed(&fake);
	for (int stage = STAGE_START; stage <= STAGE_DONE; stage++) {
		bool speaks = !fake.describe || stage == STAGE_START || stage == STAGE_DONE;
		if (misdeed && speaks && (int)misdeed->stage == stage)
			misdeed->act(&fake);
		else if (speaks)
			do_stage(&fake, (enum stage)stage);
		if (fake.describe && stage == STAGE_START)
			describe(&fake, argv[0]);
	}
	params_free(&fake.params);
	return 0;
}
