#include "children/children.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static bool wait_for(pid_t child, int *status, struct error *err)
{
	pid_t got;
	do
		got = waitpid(child, status, 0);
	while (got < 0 && errno == EINTR);
	return got == child || error_errno(err, "cannot wait for a process");
}

/* The child dies with its parent, and leaves alone what the parent has to flush or release. */
static pid_t start(void (*work)(void *context), void *context)
{
	pid_t parent = getpid(), child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent) /* it died before it could be named */
			_exit(1);
		work(context);
		_exit(0);
	}
	return child;
}

static bool judge(int number, int count, int status, struct error *err)
{
	if (WIFSIGNALED(status))
		return error_set(err, ERROR_SYSTEM, "process %d of %d died of signal %d (%s)", number, count,
				 WTERMSIG(status), strsignal(WTERMSIG(status)));
	if (WEXITSTATUS(status) != 0)
		return error_set(err, ERROR_SYSTEM, "process %d of %d ended with status %d", number, count,
				 WEXITSTATUS(status));
	return true;
}

/* The first failure stays in `err`. */
bool children_wait(const pid_t *children, int started, int count, struct error *err)
{
	bool good = true;
	for (int i = 0; i < started; i++) {
		int status;
		struct error *unless_failed = good ? err : NULL;
		if (!wait_for(children[i], &status, unless_failed) || !judge(i + 1, count, status, unless_failed))
			good = false;
	}
	return good;
}

int children_start(pid_t *children, int count, void (*work)(void *context), void *context, struct error *err)
{
	int started = 0;
	while (started < count && (children[started] = start(work, context)) >= 0)
		started++;
	if (started < count)
		error_errno(err, "cannot start process %d of %d", started + 1, count);
	return started;
}

bool children_run(pid_t *children, int count, void (*work)(void *context), void *context, struct error *err)
{
	int started = children_start(children, count, work, context, err);
	bool all_ended = children_wait(children, started, count, started == count ? err : NULL);
	return started == count && all_ended;
}
