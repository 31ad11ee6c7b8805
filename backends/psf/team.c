#include "psf/team.h"

struct round {
	psf_task *task;
	void *context;
	size_t parts;
};

static void do_part(struct crew *crew, void *context, int thread)
{
	(void)crew;
	const struct round *round = context;
	round->task(round->context, (size_t)thread, round->parts);
}

static void share(const struct psf_threads *threads, psf_task *task, void *context)
{
	struct round round = {task, context, threads->count};
	crew_run(threads->team, do_part, &round);
}

struct psf_threads psf_team_threads(struct crew *crew, size_t count)
{
	return (struct psf_threads){.count = count, .share = count > 1 ? share : NULL, .team = crew};
}
