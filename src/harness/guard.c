#include "harness/guard.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "harness/clock.h"
#include "harness/launch.h"

#define ENVIRONMENT_MAX (4u << 20) /* bytes */
#define LOOK            0.02       /* seconds between two looks while the launcher has its moment */
#define KILL_SECONDS    5.0        /* then what is left is stuck in the kernel */

static bool is_marked(const char *pid, const char *mark)
{
	char path[64];
	struct buf text = BUF_INIT;
	bool found = false;
	snprintf(path, sizeof path, "/proc/%.20s/environ", pid);
	if (file_read(&text, path, ENVIRONMENT_MAX, NULL))
		for (size_t at = 0; !found && at < text.length; at += strlen(text.data + at) + 1)
			found = strcmp(text.data + at, mark) == 0;
	buf_free(&text);
	return found;
}

/* The descriptor stays with the process: what is killed is what was looked at. */
static bool signal_if_marked(const char *pid, const char *mark, int number)
{
	int fd = (int)syscall(SYS_pidfd_open, atoi(pid), 0);
	bool marked = fd >= 0 && is_marked(pid, mark);
	if (marked && number)
		syscall(SYS_pidfd_send_signal, fd, number, NULL, 0);
	if (fd >= 0)
		close(fd);
	return marked;
}

/* Sends the signal (0: none) to each process with the mark. Was there one? */
static bool signal_marked(const char *mark, int number)
{
	DIR *processes = opendir("/proc");
	bool any = false;
	for (struct dirent *entry; processes && (entry = readdir(processes));)
		if (isdigit((unsigned char)entry->d_name[0]) && signal_if_marked(entry->d_name, mark, number))
			any = true;
	if (processes)
		closedir(processes);
	return any;
}

static void clear_away(const char *mark)
{
	double begin = clock_now();
	while (signal_marked(mark, 0) && clock_now() - begin < GUARD_GRACE)
		clock_sleep(LOOK);
	/* Again until there is none: one that was not stopped may have started another meanwhile. */
	while (signal_marked(mark, SIGKILL) && clock_now() - begin < GUARD_GRACE + KILL_SECONDS)
		clock_sleep(LOOK);
}

/* Holds nothing of lapchart's open: neither its output nor the lock of its database. Out of its process group, and deaf
 * to signals, so that what ends lapchart does not end the guard. */
static bool stand_alone(int alive)
{
	sigset_t all;
	sigfillset(&all);
	int nothing = open("/dev/null", O_RDWR);
	prctl(PR_SET_NAME, "lapchart-guard");
	return sigprocmask(SIG_BLOCK, &all, NULL) == 0 && setpgid(0, 0) == 0 && dup2(nothing, 0) == 0 &&
	       dup2(nothing, 1) == 1 && dup2(nothing, 2) == 2 && dup2(alive, 3) == 3 && close_range(4, ~0U, 0) == 0;
}

static _Noreturn void keep_guard(int alive, const char *mark)
{
	char nothing;
	if (stand_alone(alive) && read(3, &nothing, 1) == 0)
		clear_away(mark);
	_exit(0);
}

bool guard_begin(struct guard *guard, const char *reply, struct error *err)
{
	int ends[2];
	*guard = (struct guard){.alive = -1};
	if (!launch_pipe(ends, err))
		return false;
	char *mark = mem_printf("LAPCHART_REPLY=%s", reply);
	guard->pid = fork();
	if (guard->pid == 0) {
		close(ends[1]);
		keep_guard(ends[0], mark);
	}
	free(mark);
	close(ends[0]);
	guard->alive = ends[1];
	if (guard->pid > 0)
		return true;
	error_errno(err, "cannot start the process that watches over a launcher");
	close(guard->alive);
	*guard = (struct guard){.alive = -1};
	return false;
}

void guard_end(struct guard *guard)
{
	if (guard->pid <= 0)
		return;
	kill(guard->pid, SIGKILL);
	waitpid(guard->pid, NULL, 0);
	close(guard->alive);
	*guard = (struct guard){.alive = -1};
}
