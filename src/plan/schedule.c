#include "base/hash.h"
#include "base/mem.h"
#include "plan/plan.h"

/* Fisher and Yates, as Durstenfeld's loop from the end. */
static void shuffle(struct slot *slots, size_t count, uint64_t *state)
{
	for (size_t left = count; left > 1; left--) {
		size_t other = (size_t)hash_below(state, left);
		struct slot last = slots[left - 1];
		slots[left - 1] = slots[other];
		slots[other] = last;
	}
}

/* Adds the points to be visited that are of the machine, or those that are not; returns how many. */
static size_t add_slots(struct slot *slots, const struct plan *plan, bool of_machine, int round)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->count; i++)
		if (plan->points[i].state == STATE_OK && plan->points[i].benchmark->of_machine == of_machine)
			slots[count++] = (struct slot){.point = i, .round = round};
	return count;
}

void plan_schedule(struct slot **slots, size_t *count, const struct plan *plan, int rounds, uint64_t seed)
{
	size_t round_count = rounds > 0 ? (size_t)rounds : 0;
	struct slot *all = mem_zero(plan->count * round_count, sizeof *all), *next = all;
	for (int round = 0; round < rounds; round++) {
		for (int pass = 0; pass < 2; pass++) {
			size_t added = add_slots(next, plan, pass == 0, round);
			shuffle(next, added, &seed);
			next += added;
		}
	}
	*slots = all;
	*count = (size_t)(next - all);
	for (size_t i = 0; i < *count; i++)
		all[i].position = (int)i;
}
