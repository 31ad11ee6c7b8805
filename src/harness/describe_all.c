#include "harness/describe_all.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/channel.h"
#include "harness/describe.h"

struct survey {
	struct candidate *items;
	size_t count;
	const char *scratch;
	double seconds;
	atomic_size_t *next; /* index of the item that is asked next; the processes share it */
};

struct describer {
	pid_t pid;
	struct channel answers;
};

static void ask(const struct survey *survey, struct candidate *item)
{
	describe_within(&item->worker, item->path, NULL, survey->scratch, survey->seconds, &item->err);
	item->answered = true;
}

/* Holds nothing of lapchart's open but the standard descriptors: no lock, and no other describer's pipe. */
static bool bind_to(pid_t parent, int answers)
{
	prctl(PR_SET_NAME, "lapchart-scan");
	/* The parent may have died before the signal was asked for. */
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
	       close_range(STDERR_FILENO + 1, (unsigned)answers - 1, 0) == 0 &&
	       close_range((unsigned)answers + 1, ~0U, 0) == 0;
}

static bool send_answer(int fd, const struct survey *survey, size_t index)
{
	struct buf record = BUF_INIT;
	candidate_write(&record, survey->items, index);
	size_t sent = 0;
	ssize_t got = 0;
	while (sent < record.length && (got >= 0 || errno == EINTR)) {
		got = write(fd, record.data + sent, record.length - sent);
		sent += got > 0 ? (size_t)got : 0;
	}
	bool good = sent == record.length;
	buf_free(&record);
	return good;
}

static _Noreturn void be_describer(const struct survey *survey, pid_t parent, int answers)
{
	bool good = bind_to(parent, answers);
	for (size_t i; good && (i = atomic_fetch_add(survey->next, 1)) < survey->count;) {
		if (survey->items[i].answered)
			continue;
		ask(survey, &survey->items[i]);
		good = send_answer(answers, survey, i);
	}
	_exit(good ? 0 : 1);
}

/* The writing end is the describer's alone, or its end would not be seen. */
static bool start(struct describer *out, const struct survey *survey)
{
	int writer;
	if (!channel_open(&out->answers, &writer, 0, NULL))
		return false;
	pid_t parent = getpid();
	out->pid = fork();
	if (out->pid == 0)
		be_describer(survey, parent, writer);
	close(writer);
	if (out->pid > 0)
		return true;
	channel_close(&out->answers);
	return false;
}

static bool await_answers(struct describer *describers, size_t count)
{
	struct pollfd fds[DESCRIBERS_MAX];
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		fds[i] = (struct pollfd){.fd = describers[i].answers.fd, .events = POLLIN};
		any |= fds[i].fd >= 0;
	}
	return any && (poll(fds, count, -1) >= 0 || errno == EINTR);
}

static void end(struct describer *describer, const struct survey *survey)
{
	const struct buf *bytes = &describer->answers.bytes;
	candidates_read(survey->items, survey->count, bytes->data, bytes->length);
	channel_close(&describer->answers);
	pid_t got;
	do
		got = waitpid(describer->pid, NULL, 0);
	while (got < 0 && errno == EINTR);
}

/* As many as can be started; without any nothing is asked. */
static void ask_by_children(const struct survey *survey, size_t wanted)
{
	struct describer describers[DESCRIBERS_MAX];
	size_t count = 0;
	while (count < wanted && start(&describers[count], survey))
		count++;
	while (await_answers(describers, count))
		for (size_t i = 0; i < count; i++)
			channel_drain(&describers[i].answers);
	for (size_t i = 0; i < count; i++)
		end(&describers[i], survey);
}

static void ask_in_parallel(struct survey *survey, size_t describers)
{
	void *shared = mmap(NULL, sizeof *survey->next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return;
	survey->next = shared;
	atomic_init(survey->next, 0);
	ask_by_children(survey, describers);
	munmap(shared, sizeof *survey->next);
}

static size_t count_unanswered(const struct candidate *items, size_t count)
{
	size_t unanswered = 0;
	for (size_t i = 0; i < count; i++)
		unanswered += !items[i].answered;
	return unanswered;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

void describe_all(struct candidate *items, size_t count, const char *scratch, double seconds, size_t describers)
{
	struct survey survey = {.items = items, .count = count, .scratch = scratch, .seconds = seconds};
	describers = smaller(smaller(describers, DESCRIBERS_MAX), count_unanswered(items, count));
	if (describers > 1)
		ask_in_parallel(&survey, describers);
	for (size_t i = 0; i < count; i++)
		if (!items[i].answered)
			ask(&survey, &items[i]);
}
