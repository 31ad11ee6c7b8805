#include "linkage/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILD_SECONDS 5
#define CHILD_TEXT    (64u << 10)

/* _exit(), as the parent's buffers and exit handlers are not the child's business. */
static _Noreturn void be_child(int to_parent, void (*ask)(const void *context), const void *context)
{
	signal(SIGALRM, SIG_DFL);
	alarm(CHILD_SECONDS);
	if (dup2(to_parent, STDOUT_FILENO) < 0 || dup2(to_parent, STDERR_FILENO) < 0)
		_exit(1);
	ask(context);
	fflush(stdout);
	fflush(stderr);
	_exit(0);
}

/* Reads to the end, so that the child is never stopped by a full pipe; keeps what there is room for. */
static void read_all(struct buf *out, int from_child)
{
	char chunk[4096];
	for (;;) {
		ssize_t got = read(from_child, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		if (out->length < CHILD_TEXT)
			buf_add(out, chunk, (size_t)got);
	}
}

static bool ended_well(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool child_ask(struct buf *out, void (*ask)(const void *context), const void *context)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	fflush(stdout); /* else the child would print the parent's text once more */
	fflush(stderr);
	pid_t child = fork();
	if (child == 0)
		be_child(ends[1], ask, context);
	close(ends[1]);
	if (child > 0)
		read_all(out, ends[0]);
	close(ends[0]);
	return child > 0 && ended_well(child);
}
