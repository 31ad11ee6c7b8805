#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "fake/fake.h"

int64_t fake_now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

double fake_number(const struct fake *fake, const char *name, double otherwise)
{
	const char *text = params_get(&fake->params, name);
	double number;
	return text && number_double(&number, text, NULL) ? number : otherwise;
}

void fake_say(struct fake *fake, const struct message *message)
{
	struct buf line = BUF_INIT;
	message_encode(&line, message);
	file_write_all(fake->fd, line.data, line.length, NULL);
	buf_free(&line);
}

void fake_say_text(struct fake *fake, const char *bytes)
{
	file_write_all(fake->fd, bytes, strlen(bytes), NULL);
}

void fake_say_sample(struct fake *fake, double seconds, uint64_t iterations)
{
	struct message message = {.type = MESSAGE_SAMPLE, .seconds = seconds, .iterations = iterations};
	fake_say(fake, &message);
}

void fake_say_answer(struct fake *fake, int64_t child)
{
	struct message message = {.type = MESSAGE_ANSWER};
	answer_int(&message.answer, "sum", (int64_t)fake_number(fake, "sum", 42));
	answer_int(&message.answer, "pid", getpid());
	if (child)
		answer_int(&message.answer, "child", child);
	answer_int(&message.answer, "main_ns", fake->main_ns);
	answer_int(&message.answer, "answer_ns", fake_now_ns());
	fake_say(fake, &message);
	message_free(&message);
}

void fake_say_done(struct fake *fake)
{
	struct message message = {.type = MESSAGE_DONE};
	fake_say(fake, &message);
}

_Noreturn void fake_refuse(struct fake *fake, const char *fmt, ...)
{
	struct message message = {.type = MESSAGE_ERROR};
	va_list args;
	va_start(args, fmt);
	if (vasprintf(&message.text, fmt, args) < 0)
		message.text = NULL;
	va_end(args);
	fake_say(fake, &message);
	message_free(&message);
	exit(1);
}
