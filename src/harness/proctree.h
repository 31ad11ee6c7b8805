/*
 * proctree.h: the processes that descend from one, read from /proc.
 *
 * The list is a look at things that move: a process may end, or begin, while
 * it is made. Those who need all of them look again until nothing is new.
 */
#ifndef LAPCHART_HARNESS_PROCTREE_H
#define LAPCHART_HARNESS_PROCTREE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct proctree_node {
	pid_t pid, parent;
};

struct proctree {
	struct proctree_node *items; /* parents before their children */
	size_t count, capacity;
};

/* All below `root`, which is not listed itself, but for the children of root that are in `spare` (NULL: none)
 * and what is below those. `out` is filled anew. Dead processes that nobody waited for are listed too. */
void proctree_read(struct proctree *out, pid_t root, const struct proctree *spare);
/* Only the children of root. */
void proctree_read_children(struct proctree *out, pid_t root);
bool proctree_has(const struct proctree *tree, pid_t pid);
void proctree_free(struct proctree *tree);

/* proctree_read() takes the first where the kernel has /proc/PID/task/TID/children (CONFIG_PROC_CHILDREN), which costs
 * little, else the second, which reads /proc/PID/stat of every process of the machine. */
void proctree_read_by_children(struct proctree *out, pid_t root, const struct proctree *spare);
void proctree_read_by_stat(struct proctree *out, pid_t root, const struct proctree *spare);

/* Parent of a process by /proc/PID/stat; 0: there is no such process. */
pid_t proctree_parent_of(pid_t pid);

#endif
