#include "harness/proctree.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#define CHILDREN_MAX (4u << 20) /* bytes of a list of children */

static void add(struct proctree *tree, pid_t pid, pid_t parent)
{
	MEM_GROW(tree->items, tree->count, tree->capacity);
	tree->items[tree->count++] = (struct proctree_node){pid, parent};
}

bool proctree_has(const struct proctree *tree, pid_t pid)
{
	for (size_t i = 0; tree && i < tree->count; i++)
		if (tree->items[i].pid == pid)
			return true;
	return false;
}

void proctree_free(struct proctree *tree)
{
	free(tree->items);
	*tree = (struct proctree){0};
}

static void add_children_of_thread(struct proctree *out, pid_t pid, const char *thread, const struct proctree *spare)
{
	char path[64];
	struct buf text = BUF_INIT;
	snprintf(path, sizeof path, "/proc/%d/task/%.20s/children", (int)pid, thread);
	if (file_read(&text, path, CHILDREN_MAX, NULL)) {
		char *end;
		for (char *at = text.data; *at; at = end) {
			long child = strtol(at, &end, 10);
			if (end == at)
				break;
			if (child > 0 && !proctree_has(spare, (pid_t)child))
				add(out, (pid_t)child, pid);
		}
	}
	buf_free(&text);
}

/* Children belong to the thread that started them. */
static void add_children(struct proctree *out, pid_t pid, const struct proctree *spare)
{
	char path[32];
	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	DIR *threads = opendir(path);
	if (!threads)
		return;
	for (struct dirent *entry; (entry = readdir(threads));)
		if (entry->d_name[0] != '.')
			add_children_of_thread(out, pid, entry->d_name, spare);
	closedir(threads);
}

void proctree_read_by_children(struct proctree *out, pid_t root, const struct proctree *spare)
{
	out->count = 0;
	add_children(out, root, spare);
	for (size_t i = 0; i < out->count; i++)
		add_children(out, out->items[i].pid, NULL);
}

/* "1234 (name, which may hold anything, also a bracket) S 1233 ..." */
pid_t proctree_parent_of(pid_t pid)
{
	char path[32];
	int parent = 0;
	struct buf text = BUF_INIT;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	if (file_read(&text, path, 4096, NULL)) {
		const char *behind_name = strrchr(text.data, ')');
		if (!behind_name || sscanf(behind_name, ") %*c %d", &parent) != 1)
			parent = 0;
	}
	buf_free(&text);
	return (pid_t)parent;
}

static void read_all_processes(struct proctree *out)
{
	DIR *processes = opendir("/proc");
	if (!processes)
		return;
	for (struct dirent *entry; (entry = readdir(processes));) {
		pid_t pid = (pid_t)atoi(entry->d_name);
		pid_t parent = pid > 0 ? proctree_parent_of(pid) : 0;
		if (parent)
			add(out, pid, parent);
	}
	closedir(processes);
}

static void add_from(struct proctree *out, const struct proctree *all, pid_t parent, const struct proctree *spare)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].parent == parent && !proctree_has(spare, all->items[i].pid))
			add(out, all->items[i].pid, parent);
}

void proctree_read_by_stat(struct proctree *out, pid_t root, const struct proctree *spare)
{
	struct proctree all = {0};
	read_all_processes(&all);
	out->count = 0;
	add_from(out, &all, root, spare);
	for (size_t i = 0; i < out->count; i++)
		add_from(out, &all, out->items[i].pid, NULL);
	proctree_free(&all);
}

static bool kernel_lists_children(void)
{
	return access("/proc/thread-self/children", R_OK) == 0;
}

void proctree_read(struct proctree *out, pid_t root, const struct proctree *spare)
{
	if (kernel_lists_children())
		proctree_read_by_children(out, root, spare);
	else
		proctree_read_by_stat(out, root, spare);
}

void proctree_read_children(struct proctree *out, pid_t root)
{
	proctree_read(out, root, NULL);
	while (out->count && out->items[out->count - 1].parent != root)
		out->count--; /* the children stand before all below them */
}
