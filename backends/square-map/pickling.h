/*
 * pickling.h: the map by processes that get their chunk and give their results through pipes (pickle.h). Private to
 * the backend `processes`.
 */
#ifndef LAPCHART_SQUARE_MAP_PICKLING_H
#define LAPCHART_SQUARE_MAP_PICKLING_H

#include <stdatomic.h>
#include <sys/types.h>

#include "square-map/pickle.h"
#include "square-map/square-map.h"

struct pickling {
	struct square_map *map; /* lent; its times are in shared memory */
	atomic_int *next;       /* lent, in shared memory: the next child's number */
	pid_t *children;        /* lent: room for map->workers */
	struct pickling_pipes *pipes;
	struct pickle pickle;  /* the parent's, in turn from and to each child */
	double copy_seconds;   /* of the parent in the last run: pickles made, written, read and unpacked */
	uint64_t copied_bytes; /* through pipes in the last run, both ways */
};

bool pickling_allocate(struct pickling *out, struct square_map *map, atomic_int *next, pid_t *children,
		       struct error *err);
void pickling_free(struct pickling *pickling);
bool pickling_run(struct pickling *pickling, struct error *err);

#endif
