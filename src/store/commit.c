#include <string.h>

#include "base/mem.h"
#include "store/query.h"

bool store_put_commit(struct store *store, const struct commit *commit, struct error *err)
{
	/* What a sha stands for never changes: the first copy is as good as any. */
	static const char sql[] =
		"INSERT INTO commit_ (sha, parents, author_time, author, subject) VALUES (?, ?, ?, ?, ?)"
		" ON CONFLICT (sha) DO NOTHING";
	struct buf parents = BUF_INIT;
	for (size_t i = 0; i < commit->parent_count; i++)
		buf_printf(&parents, "%s%s", i ? " " : "", commit->parents[i]);
	struct query query = query_open(store, sql);
	query_bind_text(&query, commit->sha);
	query_bind_text(&query, parents.data);
	query_bind_int(&query, commit->author_time);
	query_bind_text(&query, commit->author ? commit->author : "");
	query_bind_text(&query, commit->subject ? commit->subject : "");
	bool good = query_run(&query, err);
	buf_free(&parents);
	return good;
}

static void split_parents(struct commit *commit, const char *text)
{
	size_t capacity = 0;
	while (*text) {
		size_t length = strcspn(text, " ");
		MEM_GROW(commit->parents, commit->parent_count, capacity);
		commit->parents[commit->parent_count++] = mem_text_n(text, length);
		text += length + strspn(text + length, " ");
	}
}

bool store_each_commit(struct store *store, store_commit_fn each, void *context, struct error *err)
{
	static const char sql[] = "SELECT sha, parents, author_time, author, subject FROM commit_"
				  " ORDER BY author_time DESC, sha";
	struct query query = query_open(store, sql);
	bool more = true;
	while (more && query_next(&query, err)) {
		struct commit commit = {.sha = query_copy(&query)};
		split_parents(&commit, query_text(&query));
		commit.author_time = query_int(&query);
		commit.author = query_copy(&query);
		commit.subject = query_copy(&query);
		more = each(context, &commit);
		commit_free(&commit);
	}
	return query_close(&query);
}
