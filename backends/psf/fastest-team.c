#include "psf/fastest-team.h"

#include <stdatomic.h>

struct items {
	_Atomic size_t next;
	size_t count;
	fastest_task *task;
	void *context;
};

static void take_items(void *context, size_t part, size_t parts)
{
	struct items *items = context;
	size_t item;
	(void)parts;
	while ((item = atomic_fetch_add(&items->next, 1)) < items->count)
		items->task(items->context, item, part);
}

void fastest_share_items(const struct fastest_team *team, size_t count, fastest_task *task, void *context)
{
	struct items items = {.count = count, .task = task, .context = context};
	psf_share(&team->threads, take_items, &items);
}
