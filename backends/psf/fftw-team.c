#include "psf/fftw-team.h"

#include <fftw3.h>

/* What FFTW has its threads do: `work` for each of `count` jobs. */
struct jobs {
	void *(*work)(char *job);
	char *first;
	size_t size;
	int count, threads;
};

static void do_jobs(struct crew *crew, void *context, int thread)
{
	(void)crew;
	const struct jobs *jobs = context;
	for (int i = thread; i < jobs->count; i += jobs->threads)
		jobs->work(jobs->first + (size_t)i * jobs->size);
}

static void run_jobs(void *(*work)(char *), char *first, size_t size, int count, void *data)
{
	struct crew *crew = data;
	struct jobs jobs = {work, first, size, count, crew_threads(crew)};
	crew_run(crew, do_jobs, &jobs);
}

bool psf_fftw_team(struct crew *crew, struct error *err)
{
	if (!fftw_init_threads())
		return error_set(err, ERROR_SYSTEM, "FFTW cannot start its threads");
	fftw_threads_set_callback(run_jobs, crew);
	fftw_plan_with_nthreads(crew_threads(crew));
	return true;
}
