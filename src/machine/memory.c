/* memory.*: what the kernel manages, what is installed, and the share of each NUMA node. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "machine/hardware.h"
#include "machine/tree.h"

#define MEMORY_FOLDER "/sys/devices/system/memory"
#define NODE_FOLDER   "/sys/devices/system/node"

/* The kernel keeps physical memory in blocks of equal size. block_size_bytes is hexadecimal without 0x. */
static void read_blocks(struct facts *facts, const char *root)
{
	int *blocks;
	size_t count = tree_numbered(&blocks, root, MEMORY_FOLDER, "memory");
	char *size = tree_text(root, MEMORY_FOLDER "/block_size_bytes");
	int64_t bytes = size ? strtoll(size, NULL, 16) : 0;
	if (count && bytes > 0 && bytes < (int64_t)1 << 40)
		facts_int(facts, "memory.installed_bytes", (int64_t)count * bytes);
	free(size);
	free(blocks);
}

/* A line there reads "Node 0 MemTotal:  65780608 kB". */
static void read_node(struct facts *facts, const char *root, int node)
{
	char key[64];
	int64_t kib;
	char *meminfo = tree_text(root, NODE_FOLDER "/node%d/meminfo", node);
	snprintf(key, sizeof key, "Node %d MemTotal", node);
	bool good = text_field_int(&kib, meminfo, key);
	snprintf(key, sizeof key, "memory.node%d_bytes", node);
	if (good)
		facts_int(facts, key, kib * 1024);
	free(meminfo);
}

void memory_read(struct facts *facts, const char *root)
{
	int64_t kib;
	int *nodes;
	char *meminfo = tree_text(root, "/proc/meminfo");
	if (text_field_int(&kib, meminfo, "MemTotal"))
		facts_int(facts, "memory.total_bytes", kib * 1024);
	free(meminfo);
	read_blocks(facts, root);
	size_t count = tree_numbered(&nodes, root, NODE_FOLDER, "node");
	for (size_t i = 0; count > 1 && i < count; i++)
		read_node(facts, root, nodes[i]);
	free(nodes);
}
