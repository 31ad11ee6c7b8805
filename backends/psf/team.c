#include "psf/team.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Looks at what a thread waits for before it sleeps; each takes some 50 ns. */
#define LOOKS 1000

struct psf_team {
	pthread_mutex_t lock;
	pthread_cond_t work, rest;
	pthread_t *threads;
	size_t count, started; /* the caller counts as one of `count` */

	/* Changed with the lock, so that who sleeps is woken; read without it by those that are awake. */
	_Atomic size_t round;   /* of pieces of work that were handed out */
	_Atomic size_t working; /* threads that are not through with this one */
	_Atomic bool stop;
	psf_task *task; /* of this round, until nobody is working */
	void *context;
};

struct member {
	struct psf_team *team;
	size_t part; /* 1 ... */
};

static void pause_shortly(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#endif
}

/* Waits for the round after `seen`; false: there is none. */
static bool wait_for_work(struct psf_team *team, size_t seen)
{
	for (int i = 0; i < LOOKS && team->round == seen && !team->stop; i++)
		pause_shortly();
	if (team->round == seen && !team->stop) {
		pthread_mutex_lock(&team->lock);
		while (team->round == seen && !team->stop)
			pthread_cond_wait(&team->work, &team->lock);
		pthread_mutex_unlock(&team->lock);
	}
	return team->round != seen;
}

static void wait_for_others(struct psf_team *team)
{
	for (int i = 0; i < LOOKS && team->working > 0; i++)
		pause_shortly();
	if (team->working == 0)
		return;
	pthread_mutex_lock(&team->lock);
	while (team->working > 0)
		pthread_cond_wait(&team->rest, &team->lock);
	pthread_mutex_unlock(&team->lock);
}

static void *member_main(void *argument)
{
	struct member member = *(struct member *)argument;
	struct psf_team *team = member.team;
	free(argument);
	for (size_t seen = 0; wait_for_work(team, seen); seen++) {
		team->task(team->context, member.part, team->count);
		pthread_mutex_lock(&team->lock);
		if (--team->working == 0)
			pthread_cond_signal(&team->rest);
		pthread_mutex_unlock(&team->lock);
	}
	return NULL;
}

static bool start_member(struct psf_team *team, struct error *err)
{
	struct member *member = mem_alloc(sizeof *member);
	*member = (struct member){team, team->started + 1};
	int code = pthread_create(&team->threads[team->started], NULL, member_main, member);
	if (code == 0) {
		team->started++;
		return true;
	}
	free(member);
	return error_set(err, ERROR_SYSTEM, "cannot start thread %zu of %zu: %s", team->started + 2, team->count,
			 strerror(code));
}

bool psf_team_start(struct psf_team **out, size_t count, struct error *err)
{
	struct psf_team *team = mem_zero(1, sizeof *team);
	team->count = count;
	team->threads = mem_zero(count, sizeof *team->threads);
	pthread_mutex_init(&team->lock, NULL);
	pthread_cond_init(&team->work, NULL);
	pthread_cond_init(&team->rest, NULL);
	while (team->started + 1 < count)
		if (!start_member(team, err)) {
			psf_team_stop(team);
			return false;
		}
	*out = team;
	return true;
}

void psf_team_stop(struct psf_team *team)
{
	if (!team)
		return;
	pthread_mutex_lock(&team->lock);
	team->stop = true;
	pthread_cond_broadcast(&team->work);
	pthread_mutex_unlock(&team->lock);
	for (size_t i = 0; i < team->started; i++)
		pthread_join(team->threads[i], NULL);
	pthread_mutex_destroy(&team->lock);
	pthread_cond_destroy(&team->work);
	pthread_cond_destroy(&team->rest);
	free(team->threads);
	free(team);
}

static void share(const struct psf_threads *threads, psf_task *task, void *context)
{
	struct psf_team *team = threads->team;
	pthread_mutex_lock(&team->lock);
	team->task = task;
	team->context = context;
	team->working = team->count - 1;
	team->round++;
	pthread_cond_broadcast(&team->work);
	pthread_mutex_unlock(&team->lock);
	task(context, 0, team->count);
	wait_for_others(team);
}

struct psf_threads psf_team_threads(struct psf_team *team)
{
	return (struct psf_threads){.count = team->count, .share = team->count > 1 ? share : NULL, .team = team};
}
