#include <stdlib.h>

#include "angular-cut/index.h"
#include "base/mem.h"

void index_allocate(struct index *index, struct angular_cut *cut, int threads)
{
	*index = (struct index){.cut = cut, .threads = threads};
	index->parts = mem_zero((size_t)threads, sizeof *index->parts);
	for (int i = 0; i < threads; i++)
		cover_allocate(&index->parts[i].cover);
	index->block_begin = mem_zero(COVER_BLOCKS + 1, sizeof *index->block_begin);
	index->removed = mem_zero((size_t)cut->objects.count / 64 + 1, sizeof *index->removed);
}

void index_free(struct index *index)
{
	for (int i = 0; index->parts && i < index->threads; i++)
		cover_free(&index->parts[i].cover);
	free(index->parts);
	free(index->block_begin);
	free(index->caps);
	free(index->removed);
	*index = (struct index){0};
}

void index_enter(struct index *index, int thread)
{
	const struct sphere_points *contaminants = &index->cut->contaminants;
	cover_enter(&index->parts[thread].cover, contaminants, contaminants->count * thread / index->threads,
		    contaminants->count * (thread + 1) / index->threads);
}

void index_unite(struct index *index, int thread)
{
	struct cover *all = &index->parts[0].cover;
	const int64_t words = CUBE_CELLS / 64;
	for (int i = 1; i < index->threads; i++)
		cover_unite(all->words, index->parts[i].cover.words, words * thread / index->threads,
			    words * (thread + 1) / index->threads);
}

/* Lists stand in the order of blocks, and in each that of the threads: from here on block_touches is where a thread
 * goes on. */
void index_begin_lists(struct index *index)
{
	uint32_t total = 0;
	for (int32_t block = 0; block < COVER_BLOCKS; block++) {
		index->block_begin[block] = total;
		for (int i = 0; i < index->threads; i++) {
			uint32_t *touches = &index->parts[i].cover.block_touches[block], count = *touches;
			*touches = total;
			total += count;
		}
	}
	index->block_begin[COVER_BLOCKS] = total;
	if (total > index->cap_capacity) {
		index->caps = mem_resize(index->caps, total, sizeof *index->caps);
		index->cap_capacity = total;
	}
}

void index_fill_lists(struct index *index, int thread)
{
	const struct cover *cover = &index->parts[thread].cover;
	for (size_t i = 0; i < cover->touch_count; i++)
		index->caps[cover->block_touches[cover->touches[i].block]++] = cover->touches[i].cap;
}
