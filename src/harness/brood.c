#include "harness/brood.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/clock.h"

#define STOP_ROUNDS 50     /* looks for new processes while all known ones are stopped */
#define PAUSE       0.0005 /* seconds between two looks at processes that are dying */

static bool has_no_children(void)
{
	siginfo_t info;
	return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno == ECHILD;
}

void brood_begin(struct brood *brood)
{
	*brood = (struct brood){0};
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	if (!has_no_children())
		proctree_read_children(&brood->spare, getpid());
}

void brood_read(struct brood *brood)
{
	proctree_read(&brood->members, getpid(), &brood->spare);
}

bool brood_leader_ended(const struct brood *brood)
{
	siginfo_t info = {.si_pid = 0};
	int failed = waitid(P_PID, (id_t)brood->leader, &info, WEXITED | WNOHANG | WNOWAIT);
	return failed ? errno == ECHILD : info.si_pid != 0;
}

/* A grandchild's number may belong to a stranger by the time that the signal is sent. A descriptor of the process
 * stays with it, and who its parent is tells whether it is the one that was listed. */
static void send_signal(const struct proctree_node *node, int number)
{
	int fd = (int)syscall(SYS_pidfd_open, node->pid, 0);
	if (proctree_parent_of(node->pid) == node->parent) {
		if (fd < 0 || syscall(SYS_pidfd_send_signal, fd, number, NULL, 0) != 0)
			kill(node->pid, number);
	}
	if (fd >= 0)
		close(fd);
}

static void signal_members(struct brood *brood, int number)
{
	for (size_t i = 0; i < brood->members.count; i++)
		send_signal(&brood->members.items[i], number);
}

/* What is stopped forks no more: once a look finds nothing new, a SIGKILL to each reaches all. */
static void stop_members(struct brood *brood)
{
	size_t before = 0;
	for (int round = 0; round < STOP_ROUNDS; round++) {
		brood_read(brood);
		if (brood->members.count <= before)
			break;
		before = brood->members.count;
		signal_members(brood, SIGSTOP);
	}
}

static double seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

static void reap(struct brood *brood, pid_t pid, int flags)
{
	int status;
	struct rusage usage;
	pid_t got;
	do
		got = wait4(pid, &status, flags, &usage);
	while (got < 0 && errno == EINTR);
	if (got != pid) {
		/* Somebody else in this program waits for all children: the end is known, the status is lost. */
		brood->leader_reaped |= got < 0 && pid == brood->leader;
		return;
	}
	brood->user_seconds += seconds_of(usage.ru_utime);
	brood->system_seconds += seconds_of(usage.ru_stime);
	if (pid == brood->leader) {
		brood->leader_reaped = true;
		brood->status = status;
		brood->usage = usage;
	}
}

/* Ended before we came, only that the leader did not wait for it: harmless. */
static bool ended_by_itself(pid_t pid)
{
	siginfo_t info = {.si_pid = 0};
	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid &&
	       info.si_code == CLD_EXITED;
}

static void count_left_over(struct brood *brood)
{
	brood_read(brood);
	for (size_t i = 0; i < brood->members.count; i++) {
		if (ended_by_itself(brood->members.items[i].pid))
			continue;
		brood->left_over++;
		if (getpgid(brood->members.items[i].pid) != brood->leader)
			brood->outside++;
	}
}

/* Of what the leader left behind; most leave nothing, which one system call tells. */
static bool kill_left_over(struct brood *brood, double deadline)
{
	bool first = true;
	while (!has_no_children()) {
		if (first)
			count_left_over(brood);
		first = false;
		stop_members(brood);
		brood_read(brood);
		if (!brood->members.count)
			break;
		signal_members(brood, SIGKILL);
		clock_sleep(PAUSE);
		for (size_t i = 0; i < brood->members.count; i++)
			if (brood->members.items[i].parent == getpid())
				reap(brood, brood->members.items[i].pid, WNOHANG);
		if (clock_now() > deadline)
			return false;
	}
	return true;
}

void brood_dismiss(struct brood *brood, double patience)
{
	double deadline = clock_now() + patience;
	kill(brood->leader, SIGTERM);
	brood_read(brood);
	for (size_t i = 0; i < brood->members.count; i++)
		if (brood->members.items[i].pid != brood->leader)
			send_signal(&brood->members.items[i], SIGKILL);
	while (!brood_leader_ended(brood) && clock_now() < deadline)
		clock_sleep(PAUSE);
}

bool brood_end(struct brood *brood, double patience)
{
	double deadline = clock_now() + patience;
	kill(-brood->leader, SIGKILL);
	while (!brood_leader_ended(brood)) {
		if (clock_now() > deadline)
			return false;
		clock_sleep(PAUSE);
	}
	reap(brood, brood->leader, 0);
	return kill_left_over(brood, deadline);
}

void brood_free(struct brood *brood)
{
	proctree_free(&brood->spare);
	proctree_free(&brood->members);
}
