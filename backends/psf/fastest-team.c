#include "psf/fastest-team.h"

#include <omp.h>

void fastest_share_items(const struct fastest_team *team, size_t count, fastest_task *task, void *context)
{
#pragma omp parallel for schedule(dynamic) num_threads(team->threads)
	for (size_t i = 0; i < count; i++)
		task(context, i, (size_t)omp_get_thread_num());
}
