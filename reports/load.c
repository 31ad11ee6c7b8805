/* From the store to the site's records. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/board.h"

static bool add_commit(void *context, const struct commit *commit)
{
	struct site *site = context;
	MEM_GROW(site->commits, site->commit_count, site->commit_capacity);
	struct commit *copy = &site->commits[site->commit_count++];
	*copy = (struct commit){
		.sha = mem_text(commit->sha),
		.parents = mem_zero(commit->parent_count, sizeof *copy->parents),
		.parent_count = commit->parent_count,
		.author_time = commit->author_time,
		.author = mem_text(commit->author),
		.subject = mem_text(commit->subject),
	};
	for (size_t i = 0; i < commit->parent_count; i++)
		copy->parents[i] = mem_text(commit->parents[i]);
	return true;
}

static bool add_machine(void *context, const struct machine *machine)
{
	struct site *site = context;
	MEM_GROW(site->machines, site->machine_count, site->machine_capacity);
	struct machine *copy = &site->machines[site->machine_count++];
	*copy = (struct machine){.fingerprint = mem_text(machine->fingerprint), .name = mem_text(machine->name)};
	facts_append(&copy->facts, &machine->facts);
	return true;
}

static bool add_run(void *context, const struct run *run)
{
	struct site *site = context;
	MEM_GROW(site->runs, site->run_count, site->run_capacity);
	struct run *copy = &site->runs[site->run_count++];
	*copy = *run;
	copy->key = mem_text(run->key);
	copy->commit = mem_text(run->commit);
	copy->machine = mem_text(run->machine);
	copy->options = mem_text(run->options);
	copy->version = mem_text(run->version);
	return true;
}

/* Results come in the order of their runs: the commit sought is near the last one that was found. */
static size_t find_commit(const struct site *site, const char *sha, size_t *near)
{
	for (size_t i = 0; i < site->commit_count; i++) {
		size_t at = (*near + site->commit_count - i) % site->commit_count;
		if (strcmp(site->commits[at].sha, sha) == 0)
			return *near = at;
	}
	return NOWHERE;
}

static size_t find_machine(const struct site *site, const char *fingerprint)
{
	for (size_t i = 0; i < site->machine_count; i++)
		if (strcmp(site->machines[i].fingerprint, fingerprint) == 0)
			return i;
	return NOWHERE;
}

struct loading {
	struct site *site;
	struct store *store;
	struct error *err;
	bool good;
	size_t near;  /* the last commit that was found */
	size_t first; /* entry of the point under way */
};

/* The environment's index; it is read from the store when its hash is first seen. */
static size_t find_environment(struct loading *loading, const char *hash)
{
	struct site *site = loading->site;
	for (size_t i = 0; i < site->environment_count; i++)
		if (strcmp(site->environments[i].hash, hash) == 0)
			return i;
	struct environment environment = {0};
	bool found = false;
	if (!store_get_environment(loading->store, hash, &environment, &found, loading->err)) {
		loading->good = false;
		return NOWHERE;
	}
	if (!found)
		return NOWHERE;
	MEM_GROW(site->environments, site->environment_count, site->environment_capacity);
	site->environments[site->environment_count] = environment;
	return site->environment_count++;
}

/* Runs of a point follow each other. Another commit or machine is another entry. */
static struct entry *entry_for(struct loading *loading, const struct result *result, size_t commit, size_t machine)
{
	struct site *site = loading->site;
	if (site->entry_count && point_compare(&site->entries[loading->first].point, &result->point) != 0)
		loading->first = site->entry_count;
	for (size_t i = site->entry_count; i-- > loading->first;) {
		struct entry *entry = &site->entries[i];
		if (entry->commit == commit && entry->machine == machine && entry->dirty == result->dirty)
			return entry;
	}
	MEM_GROW(site->entries, site->entry_count, site->entry_capacity);
	struct entry *entry = &site->entries[site->entry_count++];
	*entry = (struct entry){.point = point_copy(&result->point),
				.commit = commit,
				.machine = machine,
				.environment = NOWHERE,
				.dirty = result->dirty};
	return entry;
}

static void forget_visits(struct entry *entry)
{
	for (size_t i = 0; i < entry->visit_count; i++)
		free((double *)entry->visits[i].samples);
	free(entry->visits);
	entry->visits = NULL;
	entry->visit_count = 0;
	metric_table_free(&entry->metrics);
	entry->plane_result = 0;
	entry->peak_bytes = 0;
}

static void add_visits(struct entry *entry, const struct result *result)
{
	entry->visits = mem_resize(entry->visits, entry->visit_count + result->visit_count, sizeof *entry->visits);
	for (size_t i = 0; i < result->visit_count; i++) {
		const struct visit *visit = &result->visits[i];
		if (visit->state != STATE_OK) {
			mem_replace(&entry->stderr_tail, visit->stderr_tail);
			continue;
		}
		metric_table_add(&entry->metrics, &visit->metrics);
		double *samples = mem_zero(visit->sample_count, sizeof *samples);
		if (visit->sample_count)
			memcpy(samples, visit->samples, visit->sample_count * sizeof *samples);
		entry->visits[entry->visit_count++] = (struct stats_visit){samples, visit->sample_count};
	}
}

/* Visits are merged where they can be: uncommitted changes differ from run to run, and so do environments. */
static void merge(struct entry *entry, const struct result *result, size_t environment)
{
	bool same = entry->environment == environment && (!entry->dirty || entry->run_id == result->run_id);
	if (!same)
		forget_visits(entry);
	mem_replace(&entry->stderr_tail, NULL);
	add_visits(entry, result);
	if (result->plane_count)
		entry->plane_result = result->id;
	entry->environment = environment;
	entry->run_id = result->run_id;
	entry->state = result->state;
	mem_replace(&entry->reason, result->reason);
	entry->flops = result->flops;
	entry->bytes = result->bytes;
	entry->elements = result->elements;
	if (result->peak_bytes > entry->peak_bytes)
		entry->peak_bytes = result->peak_bytes;
}

static void count_result(struct site *site, const struct result *result)
{
	for (size_t i = 0; i < site->run_count; i++)
		if (site->runs[i].id == result->run_id) {
			site->run_counts[i].points++;
			site->run_counts[i].without_time += result->state != STATE_OK;
			return;
		}
}

static bool add_result(void *context, const struct result *result)
{
	struct loading *loading = context;
	count_result(loading->site, result);
	size_t environment = find_environment(loading, result->environment);
	size_t commit = find_commit(loading->site, result->commit, &loading->near);
	size_t machine = find_machine(loading->site, result->machine);
	if (loading->good && commit != NOWHERE && machine != NOWHERE)
		merge(entry_for(loading, result, commit, machine), result, environment);
	return loading->good;
}

static void summarise(struct entry *entry)
{
	struct summary none = {.median = NAN, .low = NAN, .high = NAN};
	entry->time = entry->state == STATE_OK ? summary_of(entry->visits, entry->visit_count) : none;
	entry->speed_up = none;
	entry->flops_share = entry->bytes_share = NAN;
}

bool site_load(struct site *out, struct store *store, struct error *err)
{
	struct loading loading = {.site = out, .store = store, .err = err, .good = true};
	if (!store_each_commit(store, add_commit, out, err) || !store_each_machine(store, add_machine, out, err) ||
	    !store_each_run(store, add_run, out, err))
		return false;
	out->run_counts = mem_zero(out->run_count + 1, sizeof *out->run_counts);
	if (!store_each_result(store, NULL, add_result, &loading, err) || !loading.good)
		return false;
	for (size_t i = 0; i < out->entry_count; i++)
		summarise(&out->entries[i]);
	return true;
}

void entry_free(struct entry *entry)
{
	point_free(&entry->point);
	forget_visits(entry);
	free(entry->reason);
	free(entry->stderr_tail);
	free(entry->id);
}
