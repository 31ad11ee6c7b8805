/*
 * fastest-team.h: what the parts of the backend `fastest` compute by.
 */
#ifndef LAPCHART_PSF_FASTEST_TEAM_H
#define LAPCHART_PSF_FASTEST_TEAM_H

#include "psf/fastest-tile.h"
#include "psf/threads.h"

struct fastest_team {
	const struct fastest_tile *tile;
	struct psf_threads threads;
};

/* Does item `item` by thread `thread` (0 ... count-1). */
typedef void fastest_task(void *context, size_t item, size_t thread);

/* All items 0 ... count-1, as threads become free. */
void fastest_share_items(const struct fastest_team *team, size_t count, fastest_task *task, void *context);

#endif
