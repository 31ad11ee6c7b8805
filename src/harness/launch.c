#include "harness/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"

#define FD_MIN 10 /* descriptors that the child must not overwrite begin here */

/* A process that was started with standard descriptors closed gets pipes numbered 0 to 3. */
static bool raise_descriptor(int *fd, struct error *err)
{
	if (*fd >= FD_MIN)
		return true;
	int raised = fcntl(*fd, F_DUPFD_CLOEXEC, FD_MIN);
	if (raised < 0)
		return error_errno(err, "cannot copy a descriptor");
	close(*fd);
	*fd = raised;
	return true;
}

bool launch_pipe(int ends[2], struct error *err)
{
	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_errno(err, "cannot make a pipe");
	if (raise_descriptor(&ends[0], err) && raise_descriptor(&ends[1], err))
		return true;
	close(ends[0]);
	close(ends[1]);
	return false;
}

/* From here to exec the child runs in its parent's memory (see launch()): it changes nothing there but its own stack
 * and errno, and calls nothing but system calls. Signal handlers, descriptors, limits and folder are its own. */
static void reset_signals(void)
{
	struct sigaction action = {.sa_handler = SIG_DFL};
	for (int number = 1; number < NSIG; number++)
		sigaction(number, &action, NULL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool take_descriptors(const struct launch *launch)
{
	int nothing = open("/dev/null", O_RDONLY);
	if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(launch->output, 1) < 0 || dup2(launch->output, 2) < 0)
		return false;
	if (launch->reply >= 0 && dup2(launch->reply, LAUNCH_REPLY_FD) < 0)
		return false;
	unsigned first = launch->reply >= 0 ? LAUNCH_REPLY_FD + 1 : LAUNCH_REPLY_FD;
	return close_range(first, ~0U, CLOSE_RANGE_CLOEXEC) == 0;
}

static bool bind_to_parent(pid_t parent, int death_signal)
{
	/* The parent may have died before the signal was asked for. */
	return setpgid(0, 0) == 0 && prctl(PR_SET_PDEATHSIG, death_signal) == 0 && getppid() == parent;
}

static _Noreturn void become_worker(const struct launch *launch, pid_t parent, int status)
{
	const struct rlimit none = {0, 0};
	if (bind_to_parent(parent, launch->death_signal) && take_descriptors(launch) &&
	    setrlimit(RLIMIT_CORE, &none) == 0 && chdir(launch->folder) == 0) {
		reset_signals();
		execve(launch->program, launch->argv, launch->envp);
	}
	int why = errno;
	ssize_t told = write(status, &why, sizeof why);
	_exit(told == sizeof why ? 127 : 126);
}

static const char *explain(const char *program, int why)
{
	if (path_is_folder(program))
		return "it is a folder";
	if (why == EACCES)
		return "it is not executable (chmod +x makes it so)";
	if (why == ENOEXEC)
		return "it is neither a program for this machine nor a script with a '#!' line";
	if (why == ENOENT && path_exists(program))
		return "the interpreter that its first line names is not there";
	return strerror(why);
}

/* The end of the pipe closes on exec: nothing to read means that the program was loaded. */
static bool wait_for_exec(const struct launch *launch, pid_t pid, int status, struct error *err)
{
	int why = 0;
	ssize_t got;
	do
		got = read(status, &why, sizeof why);
	while (got < 0 && errno == EINTR);
	if (got == 0)
		return true;
	waitpid(pid, NULL, 0);
	return error_set(err, ERROR_SYSTEM, "%s cannot be started: %s", launch->program, explain(launch->program, why));
}

bool launch(pid_t *pid, const struct launch *launch, struct error *err)
{
	int status[2];
	if (!launch_pipe(status, err))
		return false;
	/* No handler of the parent may run in the child before they are reset. */
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	pid_t parent = getpid();
	/* fork() would copy page tables: 1 ms where the program has 60 MB. The exec is waited for anyway. */
	*pid = vfork();
	if (*pid == 0)
		become_worker(launch, parent, status[1]);
	bool good = *pid > 0 || error_errno(err, "cannot start a process for %s", launch->program);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	close(status[1]);
	if (good)
		good = wait_for_exec(launch, *pid, status[0], err);
	close(status[0]);
	return good;
}
