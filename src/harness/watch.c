#include "harness/watch.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "harness/clock.h"
#include "wire/message.h"

#define EXACT_PAUSE 0.5 /* seconds: the exact sum walks over page tables, which takes long where they are large */

static bool read_of_process(struct buf *out, pid_t pid, const char *name)
{
	char path[48];
	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	buf_clear(out);
	return file_read(out, path, 1 << 16, NULL);
}

/* Resident memory, pages of shared mappings counted once (as the largest share of one process). Pages that a fork
 * shares until they are written are counted for each, so this is never too small. */
static uint64_t quick_sum(const struct proctree *members)
{
	struct buf text = BUF_INIT;
	unsigned long long own = 0, shared_most = 0;
	for (size_t i = 0; i < members->count; i++) {
		unsigned long long resident, shared;
		if (!read_of_process(&text, members->items[i].pid, "statm") ||
		    sscanf(text.data, "%*u %llu %llu", &resident, &shared) != 2)
			continue;
		own += resident > shared ? resident - shared : 0;
		shared_most = shared > shared_most ? shared : shared_most;
	}
	buf_free(&text);
	return (own + shared_most) * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* Each page divided by the number of processes that map it; 0 where the kernel does not tell. */
static uint64_t exact_sum(const struct proctree *members)
{
	struct buf text = BUF_INIT;
	uint64_t sum = 0;
	for (size_t i = 0; i < members->count; i++) {
		unsigned long long kilobytes;
		const char *line;
		if (read_of_process(&text, members->items[i].pid, "smaps_rollup") &&
		    (line = strstr(text.data, "\nPss:")) && sscanf(line, "\nPss: %llu", &kilobytes) == 1)
			sum += kilobytes * 1024;
	}
	buf_free(&text);
	return sum;
}

static bool memory_is_within(struct watch *watch, const struct proctree *members, struct error *why)
{
	uint64_t bytes = quick_sum(members);
	double now = clock_now();
	if (members->count > 1 && bytes > watch->memory_max && watch->memory_max) {
		if (now < watch->exact_not_before)
			return true;
		uint64_t exact = exact_sum(members);
		bytes = exact ? exact : bytes;
		watch->exact_not_before = now + EXACT_PAUSE;
	}
	if (members->count > 1 && bytes > watch->peak_bytes)
		watch->peak_bytes = bytes;
	if (!watch->memory_max || bytes <= watch->memory_max)
		return true;
	struct buf text = BUF_INIT;
	buf_text(&text, "used ");
	number_write_bytes(&text, (double)bytes);
	buf_text(&text, " of memory, the limit is ");
	number_write_bytes(&text, (double)watch->memory_max);
	error_set(why, ERROR_DATA, "%s", text.data);
	buf_free(&text);
	return false;
}

bool watch_look(struct watch *watch, struct brood *brood, enum state *state, struct error *why)
{
	struct stat info;
	*state = STATE_FAILED;
	brood_read(brood);
	if (brood->members.count > WATCH_PROCESS_MAX)
		return error_set(why, ERROR_DATA, "started more than %d processes", WATCH_PROCESS_MAX);
	if (stat(watch->reply, &info) == 0 && info.st_size > (off_t)WIRE_REPLY_MAX)
		return error_set(why, ERROR_DATA, "replied more than %u MiB", WIRE_REPLY_MAX >> 20);
	*state = STATE_OUT_OF_MEMORY;
	return memory_is_within(watch, &brood->members, why);
}
