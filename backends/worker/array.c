#include "worker/array.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/buf.h"
#include "base/number.h"

#define CACHE_LINE ((size_t)64)
#define HUGE_PAGE  ((size_t)2 << 20)

static void set_error(size_t bytes, const struct array_words *words, struct error *err)
{
	struct buf size = BUF_INIT;
	number_write_bytes(&size, (double)bytes);
	error_set(err, ERROR_SYSTEM, "no memory for %s%s%s; %s", words->what, *words->what ? " " : "", size.data,
		  words->advice);
	buf_free(&size);
}

void *array_allocate(size_t bytes, enum array_pages pages, const struct array_words *words, struct error *err)
{
	const size_t border = pages == ARRAY_HUGE_PAGES && bytes > HUGE_PAGE ? HUGE_PAGE : CACHE_LINE;
	const size_t whole = (bytes + border - 1) / border * border;
	void *array = aligned_alloc(border, whole);
	if (!array) {
		set_error(whole, words, err);
		return NULL;
	}
#ifdef MADV_HUGEPAGE
	if (border == HUGE_PAGE)
		(void)madvise(array, whole, MADV_HUGEPAGE); /* without them the answer is the same */
#endif
	return array;
}
