#include "crew/crew.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"

/* Looks at the step before a thread sleeps: about 50 microseconds, as long as it takes to wake one. */
#define LOOKS 1000

struct member {
	struct crew *crew;
	pthread_t thread;
	int number;
};

struct crew {
	atomic_int threads, arrived; /* at the end of this step */
	atomic_uint step;
	pthread_mutex_t mutex; /* for those that sleep until the next step */
	pthread_cond_t stepped;
	struct member *members; /* but the caller */
	int member_count;
	void (*work)(struct crew *crew, void *context, int thread); /* NULL: go home */
	void *context;
};

static void pause_briefly(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#endif
}

static void await_step_after(struct crew *crew, unsigned step)
{
	for (int i = 0; i < LOOKS; i++) {
		if (atomic_load(&crew->step) != step)
			return;
		pause_briefly();
	}
	pthread_mutex_lock(&crew->mutex);
	while (atomic_load(&crew->step) == step)
		pthread_cond_wait(&crew->stepped, &crew->mutex);
	pthread_mutex_unlock(&crew->mutex);
}

void crew_meet(struct crew *crew)
{
	unsigned step = atomic_load(&crew->step);
	int arrived = atomic_fetch_add(&crew->arrived, 1) + 1;
	if (arrived < atomic_load(&crew->threads)) {
		await_step_after(crew, step);
		return;
	}
	atomic_store(&crew->arrived, 0);
	pthread_mutex_lock(&crew->mutex);
	atomic_store(&crew->step, step + 1);
	pthread_mutex_unlock(&crew->mutex);
	pthread_cond_broadcast(&crew->stepped);
}

static void *be_member(void *context)
{
	const struct member *member = context;
	struct crew *crew = member->crew;
	for (crew_meet(crew); crew->work; crew_meet(crew)) {
		crew->work(crew, crew->context, member->number);
		crew_meet(crew);
	}
	return NULL;
}

struct crew *crew_open(int threads, struct error *err)
{
	struct crew *crew = mem_zero(1, sizeof *crew);
	int code = 0;
	crew->members = mem_zero((size_t)threads, sizeof *crew->members);
	atomic_store(&crew->threads, threads);
	pthread_mutex_init(&crew->mutex, NULL);
	pthread_cond_init(&crew->stepped, NULL);
	while (crew->member_count < threads - 1 && !code) {
		struct member *member = &crew->members[crew->member_count];
		*member = (struct member){.crew = crew, .number = crew->member_count + 1};
		code = pthread_create(&member->thread, NULL, be_member, member);
		crew->member_count += !code;
	}
	if (!code)
		return crew;
	errno = code;
	error_errno(err, "cannot start thread %d of %d", crew->member_count + 2, threads);
	atomic_store(&crew->threads, crew->member_count + 1);
	crew_close(crew);
	return NULL;
}

void crew_close(struct crew *crew)
{
	if (!crew)
		return;
	crew->work = NULL;
	crew_meet(crew);
	for (int i = 0; i < crew->member_count; i++)
		pthread_join(crew->members[i].thread, NULL);
	pthread_cond_destroy(&crew->stepped);
	pthread_mutex_destroy(&crew->mutex);
	free(crew->members);
	free(crew);
}

int crew_threads(const struct crew *crew)
{
	return crew ? crew->member_count + 1 : 1;
}

void crew_run(struct crew *crew, void (*work)(struct crew *crew, void *context, int thread), void *context)
{
	crew->work = work;
	crew->context = context;
	crew_meet(crew);
	work(crew, context, 0);
	crew_meet(crew);
}
