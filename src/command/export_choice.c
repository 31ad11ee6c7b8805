#include "command/export_choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/stored_commit.h"

/* --- names --- */

/* Where the name stands, or would. */
static size_t place_of(const struct name_set *set, const char *name)
{
	size_t low = 0, high = set->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(set->items[middle], name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool name_set_has(const struct name_set *set, const char *name)
{
	size_t place = place_of(set, name);
	return place < set->count && strcmp(set->items[place], name) == 0;
}

void name_set_add(struct name_set *set, const char *name)
{
	size_t place = place_of(set, name);
	if (place < set->count && strcmp(set->items[place], name) == 0)
		return;
	MEM_GROW(set->items, set->count, set->capacity);
	memmove(&set->items[place + 1], &set->items[place], (set->count - place) * sizeof *set->items);
	set->items[place] = mem_text(name);
	set->count++;
}

static void free_names(struct name_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		free(set->items[i]);
	free(set->items);
	*set = (struct name_set){0};
}

/* --- runs --- */

static bool add_machine(void *context, const struct machine *machine)
{
	struct export_choice *choice = context;
	if (pattern_matches(&choice->machine, machine->fingerprint) || pattern_matches(&choice->machine, machine->name))
		name_set_add(&choice->machines, machine->fingerprint);
	return true;
}

static bool add_run(void *context, const struct run *run)
{
	struct export_choice *choice = context;
	if (!name_set_has(&choice->machines, run->machine) ||
	    (choice->commit && strcmp(choice->commit, run->commit) != 0))
		return true;
	MEM_GROW(choice->runs, choice->run_count, choice->run_capacity);
	struct run *copy = &choice->runs[choice->run_count].run;
	choice->runs[choice->run_count++].used = false;
	*copy = *run;
	copy->key = mem_text(run->key);
	copy->commit = mem_text(run->commit);
	copy->machine = mem_text(run->machine);
	copy->options = mem_text(run->options);
	copy->version = mem_text(run->version);
	return true;
}

/* The store has the latest first; a later export of the same database then adds lines at the end. */
static void reverse_runs(struct export_choice *choice)
{
	for (size_t i = 0; i < choice->run_count / 2; i++) {
		struct chosen_run *first = &choice->runs[i], *last = &choice->runs[choice->run_count - 1 - i];
		const struct chosen_run swapped = *first;
		*first = *last;
		*last = swapped;
	}
}

static struct chosen_run *find_run(const struct export_choice *choice, int64_t id)
{
	for (size_t i = 0; i < choice->run_count; i++)
		if (choice->runs[i].run.id == id)
			return &choice->runs[i];
	return NULL;
}

/* A run of which no result was asked for is left out; one that has none at all is not, where all were. */
static void drop_unused_runs(struct export_choice *choice)
{
	size_t kept = 0;
	for (size_t i = 0; i < choice->run_count; i++) {
		if (choice->runs[i].used)
			choice->runs[kept++] = choice->runs[i];
		else
			run_free(&choice->runs[i].run);
	}
	choice->run_count = kept;
}

/* --- results --- */

const struct run *export_run_of(const struct export_choice *choice, const struct result *result)
{
	const struct chosen_run *chosen = find_run(choice, result->run_id);
	bool wanted = chosen && pattern_matches(&choice->bench, result->point.benchmark) &&
		      pattern_matches(&choice->backend, result->point.backend);
	return wanted ? &chosen->run : NULL;
}

static bool note_result(void *context, const struct result *result)
{
	struct export_choice *choice = context;
	if (export_run_of(choice, result)) {
		find_run(choice, result->run_id)->used = true;
		name_set_add(&choice->environments, result->environment);
	}
	return true;
}

static void note_runs(struct export_choice *choice)
{
	free_names(&choice->machines);
	for (size_t i = 0; i < choice->run_count; i++) {
		name_set_add(&choice->commits, choice->runs[i].run.commit);
		name_set_add(&choice->machines, choice->runs[i].run.machine);
	}
}

static bool read_choice(struct export_choice *out, struct store *store, const struct export_wishes *wishes,
			struct error *err)
{
	if (!pattern_compile(&out->machine, "--machine", wishes->machine, err) ||
	    !pattern_compile(&out->bench, "--bench", wishes->bench, err) ||
	    !pattern_compile(&out->backend, "--backend", wishes->backend, err) ||
	    (wishes->commit && !stored_commit_find(&out->commit, store, wishes->commit, err)) ||
	    !store_each_machine(store, add_machine, out, err) || !store_each_run(store, add_run, out, err))
		return false;
	reverse_runs(out);
	if (!store_each_result(store, &(struct result_filter){.commit = out->commit}, note_result, out, err))
		return false;
	if (wishes->bench || wishes->backend)
		drop_unused_runs(out);
	note_runs(out);
	return out->run_count || error_set(err, ERROR_USAGE, "the database has no result that was asked for");
}

bool export_choose(struct export_choice *out, struct store *store, const struct export_wishes *wishes,
		   struct error *err)
{
	*out = (struct export_choice){0};
	if (read_choice(out, store, wishes, err))
		return true;
	export_choice_free(out);
	return false;
}

void export_choice_free(struct export_choice *choice)
{
	pattern_free(&choice->machine);
	pattern_free(&choice->bench);
	pattern_free(&choice->backend);
	free(choice->commit);
	for (size_t i = 0; i < choice->run_count; i++)
		run_free(&choice->runs[i].run);
	free(choice->runs);
	free_names(&choice->commits);
	free_names(&choice->machines);
	free_names(&choice->environments);
	*choice = (struct export_choice){0};
}
