/* What hwloc finds on the running system and /sys alone does not tell: it asks the CPU where a container hides /sys. */
#include <hwloc.h>
#include <stdio.h>

#include "base/mem.h"
#include "machine/hardware.h"

static void add(struct facts *facts, const char *key, int64_t value)
{
	if (value > 0 && !facts_find(facts, key))
		facts_int(facts, key, value);
}

static void fill_topology(struct facts *facts, hwloc_topology_t topology)
{
	static const struct {
		const char *key;
		hwloc_obj_type_t type;
	} counts[] = {
		{"topology.packages", HWLOC_OBJ_PACKAGE},
		{"topology.cores", HWLOC_OBJ_CORE},
		{"topology.threads", HWLOC_OBJ_PU},
	};
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		add(facts, counts[i].key, hwloc_get_nbobjs_by_type(topology, counts[i].type));
}

static void fill_cache(struct facts *facts, hwloc_topology_t topology, const char *name, hwloc_obj_type_t type)
{
	char key[64];
	hwloc_obj_t one = hwloc_get_obj_by_type(topology, type, 0);
	snprintf(key, sizeof key, "cache.%s.bytes", name);
	if (!one || facts_find(facts, key))
		return;
	int64_t count = hwloc_get_nbobjs_by_type(topology, type), bytes = (int64_t)one->attr->cache.size;
	add(facts, key, bytes);
	snprintf(key, sizeof key, "cache.%s.ways", name);
	add(facts, key, one->attr->cache.associativity);
	snprintf(key, sizeof key, "cache.%s.line_bytes", name);
	add(facts, key, one->attr->cache.linesize);
	snprintf(key, sizeof key, "cache.%s.shared_by", name);
	add(facts, key, hwloc_bitmap_weight(one->complete_cpuset));
	snprintf(key, sizeof key, "cache.%s.total_bytes", name);
	add(facts, key, count * bytes);
	snprintf(key, sizeof key, "cache.%s.instances", name);
	add(facts, key, count);
}

static void fill_caches(struct facts *facts, hwloc_topology_t topology)
{
	static const struct {
		const char *name;
		hwloc_obj_type_t type;
	} caches[] = {
		{"l1d", HWLOC_OBJ_L1CACHE}, {"l1i", HWLOC_OBJ_L1ICACHE}, {"l2", HWLOC_OBJ_L2CACHE},
		{"l3", HWLOC_OBJ_L3CACHE},  {"l4", HWLOC_OBJ_L4CACHE},
	};
	for (size_t i = 0; i < COUNT_OF(caches); i++)
		fill_cache(facts, topology, caches[i].name, caches[i].type);
}

void hwloc_fill(struct facts *facts)
{
	hwloc_topology_t topology;
	if (hwloc_topology_init(&topology) != 0)
		return;
	hwloc_topology_set_flags(topology, HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED);
	hwloc_topology_set_icache_types_filter(topology, HWLOC_TYPE_FILTER_KEEP_ALL);
	/* HWLOC_XMLFILE and its like make hwloc tell of another machine. */
	if (hwloc_topology_load(topology) == 0 && hwloc_topology_is_thissystem(topology)) {
		fill_topology(facts, topology);
		fill_caches(facts, topology);
	}
	hwloc_topology_destroy(topology);
}
