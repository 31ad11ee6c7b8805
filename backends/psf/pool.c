#include "psf/pool.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "children/children.h"
#include "measure/measure.h"
#include "psf/planes.h"

/* Of one process. */
struct report {
	double ready; /* on the clock */
	size_t bytes; /* of memory that is its own */
};

/* What children write and the parent reads; the reports of the processes follow. */
struct psf_pool_shared {
	_Atomic size_t next_process, next_wavelength, done;
	atomic_flag failed; /* by whom `err` is written */
	struct error err;
	struct report reports[];
};

/* What a child is to do. */
struct job {
	struct psf_pool *pool;
	bool (*work)(struct psf_pool *pool, struct error *err);
};

void *psf_pool_map(size_t bytes, struct error *err)
{
	void *map = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (map != MAP_FAILED)
		return map;
	error_errno(err, "no shared memory of %zu bytes", bytes);
	return NULL;
}

static bool map_shared(struct psf_pool *own, struct error *err)
{
	const size_t numbers = own->psf.wavelengths * own->psf.side * own->psf.side;
	own->shared_size = sizeof *own->shared + own->processes * sizeof *own->shared->reports;
	own->parts_size = numbers * sizeof *own->parts;
	own->shared = psf_pool_map(own->shared_size, err);
	own->parts = own->shared ? psf_pool_map(own->parts_size, err) : NULL;
	for (size_t i = 0; own->parts && i < numbers; i++)
		own->parts[i] = 0;
	return own->parts != NULL;
}

bool psf_pool_make(struct psf_pool *out, enum psf_kind kind, const struct params *params, const char *const *own_params,
		   psf_equip *equip, struct error *err)
{
	int64_t processes;
	*out = (struct psf_pool){.equip = equip};
	if (!psf_define(&out->psf, kind, params, own_params, err) ||
	    !kernel_param_int(&processes, params, "processes", 1, PSF_PROCESSES_MAX, err))
		return false;
	out->processes = (size_t)processes < out->psf.wavelengths ? (size_t)processes : out->psf.wavelengths;
	out->children = mem_zero(out->processes, sizeof *out->children);
	return map_shared(out, err);
}

void psf_pool_free(struct psf_pool *own)
{
	if (own->parts)
		munmap(own->parts, own->parts_size);
	if (own->shared)
		munmap(own->shared, own->shared_size);
	free(own->children);
	psf_free(&own->psf);
}

/* In a child. The first failure is kept. */
static void work_in_child(void *context)
{
	const struct job *job = context;
	struct psf_pool_shared *shared = job->pool->shared;
	struct error err = ERROR_INIT;
	if (!job->work(job->pool, &err) && !atomic_flag_test_and_set(&shared->failed))
		shared->err = err;
}

static bool fork_and_wait(struct psf_pool *own, bool (*work)(struct psf_pool *pool, struct error *err), size_t count,
			  struct error *err)
{
	struct psf_pool_shared *shared = own->shared;
	struct job job = {own, work};
	memset(shared, 0, own->shared_size);
	atomic_flag_clear(&shared->failed);
	if (!children_run(own->children, (int)count, work_in_child, &job, err))
		return false;
	return !atomic_flag_test_and_set(&shared->failed) ||
	       error_set(err, shared->err.kind, "%s", shared->err.message);
}

bool psf_pool_in_child(struct psf_pool *own, bool (*work)(struct psf_pool *pool, struct error *err), struct error *err)
{
	return fork_and_wait(own, work, 1, err);
}

static void drop_workspace(struct psf_workspace *workspace, struct psf_pool *own)
{
	psf_workspace_free(workspace);
	if (own->unequip)
		own->unequip(own);
}

static bool make_workspace(struct psf_workspace **out, struct psf_pool *own, struct error *err)
{
	struct psf_tools tools = {.threads = {.count = 1}};
	if (own->equip(&tools, own, err))
		return psf_workspace_make(out, &own->psf, &tools, err);
	psf_tools_free(&tools);
	return false;
}

/* Resident pages that are no other's: not those of files, nor of shared mappings. Those that are still the parent's
 * too, until one of them writes, count. 0 where the system does not say. */
static size_t own_bytes(void)
{
	size_t pages, resident, shared;
	FILE *file = fopen("/proc/self/statm", "r");
	if (!file)
		return 0;
	bool read = fscanf(file, "%zu %zu %zu", &pages, &resident, &shared) == 3;
	fclose(file);
	return read ? (resident - shared) * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

static void add_wavelengths(struct psf_workspace *workspace, const struct psf_pool *own)
{
	const size_t pixels = own->psf.side * own->psf.side;
	size_t index;
	while ((index = atomic_fetch_add(&own->shared->next_wavelength, 1)) < own->psf.wavelengths) {
		double *part = own->parts + index * pixels;
		memset(part, 0, pixels * sizeof *part);
		psf_add_wavelength(workspace, index, part);
		atomic_fetch_add(&own->shared->done, 1);
	}
}

static bool take_wavelengths(struct psf_pool *own, struct error *err)
{
	const struct measure_clock *clock = &measure_monotonic_clock;
	struct report *report = &own->shared->reports[atomic_fetch_add(&own->shared->next_process, 1)];
	struct psf_workspace *workspace;
	if (!make_workspace(&workspace, own, err))
		return false;
	report->ready = clock->now(clock->context);
	add_wavelengths(workspace, own);
	report->bytes = own_bytes();
	drop_workspace(workspace, own);
	return true;
}

static void add_up(const struct psf_pool *own)
{
	const size_t pixels = own->psf.side * own->psf.side;
	memcpy(own->psf.image, own->parts, pixels * sizeof *own->parts);
	for (size_t index = 1; index < own->psf.wavelengths; index++)
		for (size_t i = 0; i < pixels; i++)
			own->psf.image[i] += own->parts[index * pixels + i];
}

bool psf_pool_run(void *state, struct error *err)
{
	struct psf_pool *own = state;
	const struct measure_clock *clock = &measure_monotonic_clock;
	const double begin = clock->now(clock->context);
	if (!fork_and_wait(own, take_wavelengths, own->processes, err))
		return false;
	if (own->shared->done != own->psf.wavelengths)
		return error_set(err, ERROR_SYSTEM, "%zu of %zu wavelengths came back", own->shared->done,
				 own->psf.wavelengths);
	own->start_up = 0;
	for (size_t i = 0; i < own->processes; i++)
		if (own->shared->reports[i].ready - begin > own->start_up)
			own->start_up = own->shared->reports[i].ready - begin;
	add_up(own);
	return true;
}

bool psf_pool_metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct psf_pool *own = state;
	size_t most = 0;
	for (size_t i = 0; i < own->processes; i++)
		if (own->shared->reports[i].bytes > most)
			most = own->shared->reports[i].bytes;
	answer_uint(out, "processes", own->processes);
	answer_number(out, "start_up_seconds", own->start_up);
	if (most > 0)
		answer_uint(out, "process_bytes", most);
	answer_uint(out, "shared_bytes", own->parts_size);
	return true;
}

static bool write_planes(struct psf_pool *own, struct error *err)
{
	struct psf_workspace *workspace;
	if (!make_workspace(&workspace, own, err))
		return false;
	bool good = psf_planes_write(workspace, &own->psf, err);
	drop_workspace(workspace, own);
	return good;
}

bool psf_pool_planes(void *state, struct planes *planes, struct error *err)
{
	struct psf_pool *own = state;
	if (!psf_pool_in_child(own, write_planes, err))
		return false;
	psf_planes_announce(planes, &own->psf);
	return true;
}
