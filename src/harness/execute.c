#include "harness/execute.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"
#include "harness/brood.h"
#include "harness/channel.h"
#include "harness/clock.h"
#include "harness/command_line.h"
#include "harness/guard.h"
#include "harness/launch.h"
#include "harness/watch.h"
#include "wire/message.h"

#define PATIENCE           5.0   /* seconds that processes get to die of SIGKILL */
#define LAUNCHER_PATIENCE  3.0   /* and a launcher of SIGTERM; Open MPI's takes one */
#define SHELL_SIGNAL       128   /* launchers tell of a signal as shells do: exit status 128 + its number */
#define POLL_WITHOUT_PIDFD 0.002 /* seconds between two looks at the worker on a kernel without pidfd_open() */

/* One worker under way. */
struct session {
	const struct execution *execution;
	struct outcome *out;
	struct folder folder;
	struct channel reply, printed;
	struct guard guard; /* only with a launcher */
	struct brood brood;
	struct watch watch;
	int pidfd; /* -1: the kernel has none */
	double forked, loaded, last_reply, next_look, deadline;
};

char *signal_name(int number)
{
	const char *name = sigabbrev_np(number);
	return name ? mem_printf("SIG%s", name) : mem_printf("signal %d", number);
}

/* The first reason stays: what follows from it is no news. */
static void give_up(struct session *session, enum state state, const char *fmt, ...) PRINTF_LIKE(3, 4);
static void give_up(struct session *session, enum state state, const char *fmt, ...)
{
	if (session->out->state != STATE_OK)
		return;
	va_list args;
	va_start(args, fmt);
	if (vasprintf(&session->out->reason, fmt, args) < 0)
		session->out->reason = mem_text("no memory for the reason");
	va_end(args);
	session->out->state = state;
}

static void time_out(struct session *session, double now)
{
	struct buf text = BUF_INIT;
	buf_text(&text, "no reply for ");
	number_write_seconds(&text, fmin(now - session->last_reply, session->execution->limits.seconds));
	buf_text(&text, ": timed out after ");
	number_write_seconds(&text, session->execution->limits.seconds);
	give_up(session, STATE_TIMED_OUT, "%s", text.data);
	buf_free(&text);
}

static void check_reply_size(struct session *session)
{
	const struct channel *reply = &session->reply;
	if (reply->bytes.length - reply->line_start > WIRE_LINE_MAX)
		give_up(session, STATE_FAILED, "line %zu of the reply is longer than %u MiB", reply->lines + 1,
			WIRE_LINE_MAX >> 20);
	if (reply->bytes.length > WIRE_REPLY_MAX)
		give_up(session, STATE_FAILED, "replied more than %u MiB", WIRE_REPLY_MAX >> 20);
}

static void check_limits(struct session *session)
{
	double now = clock_now();
	struct error why = ERROR_INIT;
	enum state state;
	check_reply_size(session);
	if (now >= session->deadline)
		time_out(session, now);
	if (now >= session->next_look) {
		session->next_look = now + WATCH_INTERVAL;
		if (!watch_look(&session->watch, &session->brood, &state, &why))
			give_up(session, state, "%s", why.message);
	}
}

static int milliseconds_to_wait(const struct session *session)
{
	double until = fmin(session->deadline, session->next_look) - clock_now();
	if (session->pidfd < 0)
		until = fmin(until, POLL_WITHOUT_PIDFD);
	return until > 0 ? (int)ceil(until * 1000) : 0;
}

static void wait_for_news(struct session *session)
{
	struct pollfd fds[] = {
		{.fd = session->reply.fd, .events = POLLIN},
		{.fd = session->printed.fd, .events = POLLIN},
		{.fd = session->pidfd, .events = POLLIN},
	};
	poll(fds, COUNT_OF(fds), milliseconds_to_wait(session));
}

static bool is_interrupted(const struct session *session)
{
	return session->execution->interrupted && *session->execution->interrupted;
}

static void attend(struct session *session)
{
	while (session->out->state == STATE_OK && !brood_leader_ended(&session->brood)) {
		wait_for_news(session);
		channel_drain(&session->printed);
		if (channel_drain(&session->reply))
			session->last_reply = clock_now();
		if (is_interrupted(session)) {
			session->out->interrupted = true;
			give_up(session, STATE_FAILED, "interrupted");
		}
		check_limits(session);
	}
}

/* The file that LAPCHART_REPLY names. The worker made it, so it may be anything. */
static void read_reply_file(struct session *session)
{
	struct buf *bytes = &session->reply.bytes;
	struct stat info;
	int fd = open(session->folder.reply, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	ssize_t got = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ? 1 : 0;
	while (got > 0 && bytes->length <= WIRE_REPLY_MAX) {
		buf_reserve(bytes, 1 << 16);
		got = read(fd, bytes->data + bytes->length, 1 << 16);
		bytes->length += got > 0 ? (size_t)got : 0;
		bytes->data[bytes->length] = '\0';
	}
	session->reply.line_start = bytes->length; /* too long a line is left to those who read lines */
	close(fd);
}

/* All who could write are dead: what is in the pipes is all there will be. */
static void collect(struct session *session)
{
	channel_drain(&session->printed);
	while (channel_drain(&session->reply) && session->reply.bytes.length <= WIRE_REPLY_MAX)
		;
	if (!session->reply.bytes.length)
		read_reply_file(session);
	check_reply_size(session);
	channel_trim(&session->printed);
	for (size_t i = 0; i < session->printed.bytes.length; i++)
		if (!session->printed.bytes.data[i])
			session->printed.bytes.data[i] = '?';
	if (session->printed.bytes.length)
		session->out->printed = buf_detach(&session->printed.bytes);
	session->out->reply = session->reply.bytes;
	session->reply.bytes = (struct buf)BUF_INIT;
}

static void take_usage(struct outcome *out, const struct session *session)
{
	const struct rusage *usage = &session->brood.usage;
	out->usage = (struct usage){
		.user_seconds = session->brood.user_seconds,
		.system_seconds = session->brood.system_seconds,
		.peak_bytes = (uint64_t)usage->ru_maxrss * 1024,
		.voluntary_switches = usage->ru_nvcsw,
		.involuntary_switches = usage->ru_nivcsw,
		.minor_faults = usage->ru_minflt,
		.major_faults = usage->ru_majflt,
	};
	out->tree_peak = session->watch.peak_bytes;
}

static int ending_signal(const struct session *session)
{
	int status = session->brood.status;
	if (WIFSIGNALED(status))
		return WTERMSIG(status);
	int number = WEXITSTATUS(status) - SHELL_SIGNAL;
	return session->execution->launcher && number > 0 && sigabbrev_np(number) ? number : 0;
}

static void judge_status(struct session *session)
{
	int number = ending_signal(session);
	if (session->out->state != STATE_OK)
		return;
	if (!number) {
		session->out->exit_status = WEXITSTATUS(session->brood.status);
		return;
	}
	char *name = signal_name(number);
	give_up(session, STATE_CRASHED, "killed by %s%s", name,
		number == SIGKILL ? ", not by lapchart: was the memory of the machine used up?" : "");
	free(name);
}

/* From the loaded program to the end of all its processes. */
static void attend_to_end(struct session *session)
{
	struct outcome *out = session->out;
	session->pidfd = (int)syscall(SYS_pidfd_open, session->brood.leader, 0);
	session->loaded = clock_now();
	session->last_reply = session->forked;
	session->deadline = session->forked + session->execution->limits.seconds;
	session->next_look = session->loaded + WATCH_INTERVAL;
	attend(session);
	double ended = clock_now();
	out->seconds = ended - session->forked;
	out->life = ended - session->loaded;
	if (session->execution->launcher && out->state != STATE_OK)
		brood_dismiss(&session->brood, LAUNCHER_PATIENCE);
	if (!brood_end(&session->brood, PATIENCE))
		give_up(session, STATE_FAILED, "left a process that SIGKILL does not end");
	out->left_over = session->brood.left_over;
	out->outside = session->brood.outside;
	judge_status(session);
	collect(session);
	take_usage(out, session);
	if (session->pidfd >= 0)
		close(session->pidfd);
}

/* First the link; then the folder of the library itself, for what it needs in turn: Debian's OpenBLAS looks beside
 * itself ($ORIGIN), which is the private folder when it was found there, and then would take another build's. */
static void set_library_path(struct wordlist *words, const char *folder, const char *library_path)
{
	const char *before = wordlist_get(words, "LD_LIBRARY_PATH");
	char *real = realpath(library_path, NULL);
	char *home = path_folder(real ? real : library_path);
	char *path = mem_printf("%s:%s%s%s", folder, home, before ? ":" : "", before ? before : "");
	wordlist_set(words, "LD_LIBRARY_PATH", path);
	free(path);
	free(home);
	free(real);
}

static bool replies_to_file(const struct execution *execution)
{
	return execution->reply_to_file || execution->launcher;
}

static struct wordlist make_environment(const struct session *session)
{
	const struct execution *execution = session->execution;
	struct wordlist words = wordlist_of_environment();
	char number[16];
	snprintf(number, sizeof number, "%d", LAUNCH_REPLY_FD);
	wordlist_set(&words, "LAPCHART_REPLY_FD", replies_to_file(execution) ? NULL : number);
	wordlist_set(&words, "LAPCHART_REPLY", session->folder.reply);
	if (execution->library_path)
		set_library_path(&words, session->folder.path, execution->library_path);
	return words;
}

static bool start(struct session *session, const struct launch *plan, struct error *err)
{
	brood_begin(&session->brood);
	session->out->started_ns = clock_unix_ns();
	session->forked = clock_now();
	return launch(&session->brood.leader, plan, err);
}

/* The writing ends are the worker's alone once it runs, or its end would not be seen. */
static bool start_with_pipes(struct session *session, const struct command_line *line, struct error *err)
{
	const struct execution *execution = session->execution;
	int output = -1, reply = -1;
	struct wordlist envp = make_environment(session);
	bool good = channel_open(&session->printed, &output, STDERR_KEPT, err) &&
		    channel_open(&session->reply, &reply, 0, err);
	if (good) {
		struct launch plan = {
			.program = line->program,
			.argv = line->argv.items,
			.envp = envp.items,
			.folder = session->folder.path,
			.death_signal = execution->launcher ? SIGTERM : SIGKILL,
			.output = output,
			.reply = replies_to_file(execution) ? -1 : reply,
		};
		good = start(session, &plan, err);
	}
	if (output >= 0)
		close(output);
	if (reply >= 0)
		close(reply);
	wordlist_free(&envp);
	return good;
}

static bool start_worker(struct session *session, enum state *state, struct error *err)
{
	struct command_line line;
	bool good = command_line_make(&line, session->execution, state, err);
	if (good) {
		*state = STATE_FAILED;
		good = (!session->execution->launcher || guard_begin(&session->guard, session->folder.reply, err)) &&
		       start_with_pipes(session, &line, err);
	}
	command_line_free(&line);
	return good;
}

void execute(struct outcome *out, const struct execution *execution)
{
	struct session session = {
		.execution = execution, .out = out, .reply = CHANNEL_INIT, .printed = CHANNEL_INIT, .pidfd = -1};
	struct error err = ERROR_INIT;
	*out = (struct outcome){.reply = BUF_INIT, .started_ns = clock_unix_ns()};
	enum state state = STATE_FAILED;
	bool good = folder_make(&session.folder, execution->scratch, execution->library_path, &err);
	session.watch = (struct watch){.memory_max = execution->limits.memory_bytes, .reply = session.folder.reply};
	if (good && start_worker(&session, &state, &err))
		attend_to_end(&session);
	else
		give_up(&session, state, "%s", err.message);
	guard_end(&session.guard);
	channel_close(&session.reply);
	channel_close(&session.printed);
	brood_free(&session.brood);
	out->folder = session.folder;
}

void outcome_free(struct outcome *outcome)
{
	free(outcome->reason);
	free(outcome->printed);
	buf_free(&outcome->reply);
	folder_remove(&outcome->folder);
	*outcome = (struct outcome){.reply = BUF_INIT};
}

const char *outcome_last_words(char *printed)
{
	size_t length = printed ? strlen(printed) : 0;
	while (length && printed[length - 1] == '\n')
		printed[--length] = '\0';
	if (!length)
		return NULL;
	const char *line = strrchr(printed, '\n');
	return line ? line + 1 : printed;
}
