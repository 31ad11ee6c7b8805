#include "machine/machine.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/number.h"
#include "machine/hardware.h"
#include "machine/tree.h"

#define FINGERPRINT_DIGITS 12

/* "Intel Xeon Processor, 2 cores". Where cores cannot be told from threads, threads are counted. */
static char *name_for_people(const struct facts *facts)
{
	struct buf name = BUF_INIT;
	const char *cpu = facts_get_text(facts, "cpu.name");
	int64_t cores = facts_get_int(facts, "topology.cores", 0);
	int64_t threads = facts_get_int(facts, "topology.threads", 0);
	buf_text(&name, cpu ? cpu : "Unnamed processor");
	if (cores > 0) {
		buf_text(&name, ", ");
		number_write_count(&name, (uint64_t)cores, "core", "cores");
	} else if (threads > 0) {
		buf_text(&name, ", ");
		number_write_count(&name, (uint64_t)threads, "thread", "threads");
	}
	return buf_detach(&name);
}

static bool has_gaps(const struct facts *facts)
{
	return !facts_find(facts, "topology.packages") || !facts_find(facts, "topology.cores") ||
	       !facts_find(facts, "cache.l1d.bytes");
}

void machine_read(struct machine *out, const char *root)
{
	*out = (struct machine){0};
	cpu_read(&out->facts, root);
	topology_read(&out->facts, root);
	cache_read(&out->facts, root);
	if (!*root && has_gaps(&out->facts))
		hwloc_fill(&out->facts);
	memory_read(&out->facts, root);
	firmware_read(&out->facts, root);
	out->fingerprint = machine_fingerprint(&out->facts, root);
	out->name = name_for_people(&out->facts);
}

static void mix_facts(struct buf *text, const struct facts *facts)
{
	/* What the silicon and its wiring say. Left out are the flags and the microcode, which a kernel or an
	 * update changes; the clock, which a setting limits; cores and threads on line, which SMT switches; and
	 * cpu.name and cpu.vendor of an ARM, which are words of our own table and will grow with it. */
	static const char *const keys[] = {
		"cpu.model_name",  "cpu.family",     "cpu.model",      "cpu.stepping",      "cpu.implementer",
		"cpu.part",        "cpu.variant",    "cpu.revision",   "topology.packages", "cache.l1d.bytes",
		"cache.l1i.bytes", "cache.l2.bytes", "cache.l3.bytes", "cache.l4.bytes",
	};
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		const struct fact *fact = facts_find(facts, keys[i]);
		if (!fact)
			continue;
		if (fact->kind == FACT_TEXT)
			buf_printf(text, "%s=%s\n", keys[i], fact->text);
		else
			buf_printf(text, "%s=%lld\n", keys[i], (long long)fact->integer);
	}
}

/*
 * To the nearest quarter of the power of two below: 8, 10, 12, 14, 16, 20, 24 ... GiB. A kernel keeps up to a few
 * per cent for itself (MemTotal), and blocks of memory cover holes; both fall upon the size that was bought, which
 * lies in the middle of such a step.
 */
static int64_t round_memory(int64_t bytes)
{
	int64_t power = 4;
	while (power <= bytes / 2)
		power *= 2;
	int64_t step = power / 4;
	return (bytes + step / 2) / step * step;
}

static void mix_memory(struct buf *text, const struct facts *facts)
{
	int64_t bytes = facts_get_int(facts, "memory.total_bytes", 0);
	bytes = facts_get_int(facts, "memory.installed_bytes", bytes);
	if (bytes > 0)
		buf_printf(text, "memory=%lld\n", (long long)round_memory(bytes));
}

/* systemd writes "uninitialized" into images that have not been started yet. */
static void mix_machine_id(struct buf *text, const char *root)
{
	char *id = tree_text(root, "/etc/machine-id");
	if (id && id[0] != 'u')
		buf_printf(text, "id=%s\n", id);
	free(id);
}

char *machine_fingerprint(const struct facts *facts, const char *root)
{
	char digits[HASH_TEXT_SIZE];
	struct buf text = BUF_INIT;
	int64_t threads = facts_get_int(facts, "topology.threads", 0);
	mix_machine_id(&text, root);
	mix_facts(&text, facts);
	buf_printf(&text, "processors=%lld\n", (long long)facts_get_int(facts, "topology.processors", threads));
	mix_memory(&text, facts);
	hash_content(digits, text.data, text.length);
	buf_free(&text);
	return mem_text_n(digits, FINGERPRINT_DIGITS);
}
