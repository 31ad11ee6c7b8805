#include <inttypes.h>
#include <stdio.h>

#include "angular-cut/angular-cut.h"
#include "base/hash.h"

static uint64_t hash_index(uint64_t state, int64_t index)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)index >> 8 * i);
	return hash_fnv1a(state, bytes, sizeof bytes);
}

void angular_cut_describe_answer(struct answer *answer, const struct angular_cut *cut)
{
	uint64_t state = HASH_FNV_START;
	int64_t sum = 0;
	for (int64_t i = 0; i < cut->removed_count; i++) {
		sum += cut->removed[i];
		state = hash_index(state, cut->removed[i]);
	}
	char hash[17];
	snprintf(hash, sizeof hash, "%016" PRIx64, state);
	answer_int(answer, "removed", cut->removed_count);
	answer_int(answer, "sum", sum);
	answer_text(answer, "hash", hash);
}

bool angular_cut_answer(void *state, struct answer *answer, struct error *err)
{
	(void)err;
	angular_cut_describe_answer(answer, state);
	return true;
}
