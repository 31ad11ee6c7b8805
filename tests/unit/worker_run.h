/*
 * worker_run.h: runs a worker as the harness would, for tests of real workers:
 * reply, stdout and stderr go to files of the test's own, and every line of the
 * reply is decoded.
 */
#ifndef LAPCHART_TESTS_WORKER_RUN_H
#define LAPCHART_TESTS_WORKER_RUN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "wire/message.h"

#include "check_main.h"

#define WORKER_RUN_MESSAGES 64

struct worker_run {
	struct message messages[WORKER_RUN_MESSAGES];
	size_t count;
	char *printed;    /* what the worker, or a library in it, wrote to stdout */
	char *complained; /* and to stderr */
};

/* The first message of that type; NULL where there is none. */
static inline const struct message *worker_run_find(const struct worker_run *run, enum message_type type)
{
	for (size_t i = 0; i < run->count; i++)
		if (run->messages[i].type == type)
			return &run->messages[i];
	return NULL;
}

static inline char *worker_run_read(const char *path)
{
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(file_read(&text, path, WIRE_REPLY_MAX, &err), "%s", err.message);
	unlink(path);
	return buf_detach(&text);
}

/* `environment`: "NAME=VALUE ..." for a shell, or "". `arguments` likewise. */
static inline struct worker_run worker_run(const char *environment, const char *program, const char *arguments)
{
	struct worker_run run = {.count = 0};
	char folder[] = "/tmp/lapchart-test-XXXXXX";
	ck_assert_ptr_nonnull(mkdtemp(folder));
	char *reply_path = mem_printf("%s/reply", folder);
	char *out_path = mem_printf("%s/out", folder), *err_path = mem_printf("%s/err", folder);
	char *command = mem_printf("%s LAPCHART_REPLY=%s %s %s >%s 2>%s", environment, reply_path, program, arguments,
				   out_path, err_path);
	(void)!system(command); /* how it ended is in the reply */
	char *reply = worker_run_read(reply_path), *rest = reply, *line;
	run.printed = worker_run_read(out_path);
	run.complained = worker_run_read(err_path);
	while ((line = strsep(&rest, "\n")) && *line) {
		struct error err = ERROR_INIT;
		ck_assert_uint_lt(run.count, WORKER_RUN_MESSAGES);
		ck_assert_msg(message_decode(&run.messages[run.count++], line, strlen(line), &err), "%s", err.message);
	}
	ck_assert_msg(run.count && run.messages[run.count - 1].type == MESSAGE_DONE, "the reply of %s is cut", command);
	rmdir(folder);
	free(reply_path);
	free(out_path);
	free(err_path);
	free(command);
	free(reply);
	return run;
}

static inline void worker_run_free(struct worker_run *run)
{
	for (size_t i = 0; i < run->count; i++)
		message_free(&run->messages[i]);
	free(run->printed);
	free(run->complained);
}

#endif
