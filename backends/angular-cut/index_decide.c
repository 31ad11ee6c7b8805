#include "angular-cut/index.h"

/* Objects that are located at once: a whole number of words. */
#define LOCATED 1024

static int64_t words_of(const struct index *index)
{
	return (index->cut->objects.count + 63) / 64;
}

static int64_t share_begin(const struct index *index, int thread)
{
	return words_of(index) * thread / index->threads;
}

static bool is_near(const struct index *index, int64_t object, int32_t cell, int64_t *pairs)
{
	const struct sphere_points *objects = &index->cut->objects, *contaminants = &index->cut->contaminants;
	const double x = objects->x[object], y = objects->y[object], z = objects->z[object];
	const uint32_t *begin = &index->block_begin[cover_block_of(cell)];
	for (uint32_t i = begin[0]; i < begin[1]; i++) {
		int32_t j = index->caps[i];
		++*pairs;
		if (x * contaminants->x[j] + y * contaminants->y[j] + z * contaminants->z[j] > ANGULAR_CUT_COSINE)
			return true;
	}
	return false;
}

/* Those of up to 64 objects that are removed, as bits. */
static uint64_t decide_word(const struct index *index, const int32_t *cells, int64_t first, int count,
			    struct index_tally *tally)
{
	const struct cover_word *words = index->parts[0].cover.words;
	uint64_t removed = 0, border = 0;
	for (int i = 0; i < count; i++) {
		struct cover_word word = words[cells[i] >> 6];
		removed |= (word.covered >> (cells[i] & 63) & 1) << i;
		border |= (word.touched >> (cells[i] & 63) & 1) << i;
	}
	border &= ~removed;
	tally->border += __builtin_popcountll(border);
	for (; border; border &= border - 1) {
		int i = __builtin_ctzll(border);
		removed |= (uint64_t)is_near(index, first + i, cells[i], &tally->pairs) << i;
	}
	return removed;
}

void index_decide(struct index *index, int thread)
{
	const struct sphere_points *objects = &index->cut->objects;
	int64_t begin = share_begin(index, thread) * 64, end = share_begin(index, thread + 1) * 64;
	struct index_tally tally = {0};
	int32_t cells[LOCATED];
	end = end < objects->count ? end : objects->count;
	for (int64_t from = begin; from < end; from += LOCATED) {
		int64_t count = end - from < LOCATED ? end - from : LOCATED;
		cube_locate(cells, objects->x + from, objects->y + from, objects->z + from, count);
		for (int64_t i = 0; i < count; i += 64) {
			uint64_t removed =
				decide_word(index, cells + i, from + i, count - i < 64 ? (int)(count - i) : 64, &tally);
			index->removed[(from + i) / 64] = removed;
			tally.removed += __builtin_popcountll(removed);
		}
	}
	index->parts[thread].tally = tally;
}

void index_list(struct index *index, int thread)
{
	int64_t *out = index->cut->removed, end = share_begin(index, thread + 1);
	for (int i = 0; i < thread; i++)
		out += index->parts[i].tally.removed;
	for (int64_t word = share_begin(index, thread); word < end; word++)
		for (uint64_t bits = index->removed[word]; bits; bits &= bits - 1)
			*out++ = word * 64 + __builtin_ctzll(bits);
	if (thread == index->threads - 1)
		index->cut->removed_count = out - index->cut->removed;
}
