#include "command/places.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"

static void add(struct text_list *list, char *owned)
{
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = owned;
}

static void add_copies(struct text_list *list, const struct text_list *from)
{
	for (size_t i = 0; i < from->count; i++)
		add(list, mem_text(from->items[i]));
}

/* build/backends/NAME for each backend: where the build leaves its workers. */
static void add_built_workers(struct text_list *list, const char *backends)
{
	char **names;
	size_t count;
	if (!path_list(&names, &count, backends, NULL))
		return;
	for (size_t i = 0; i < count; i++) {
		char *folder = path_join(backends, names[i]);
		if (path_is_folder(folder))
			add(list, folder);
		else
			free(folder);
	}
	path_list_free(names, count);
}

static void find_built(struct places *out, const char *backends)
{
	add_built_workers(&out->workers, backends);
	add(&out->definitions, mem_text(LAPCHART_SOURCE_DIR "/data/benchmarks"));
	out->templates = mem_text(LAPCHART_SOURCE_DIR "/templates");
}

static void find_installed(struct places *out)
{
	add(&out->workers, mem_text(LAPCHART_LIBEXEC_DIR));
	add(&out->definitions, mem_text(LAPCHART_DATA_DIR "/benchmarks"));
	out->templates = mem_text(LAPCHART_DATA_DIR "/templates");
}

bool places_find(struct places *out, const struct text_list *backend_path, const struct text_list *benchmark_path,
		 struct error *err)
{
	*out = (struct places){0};
	add_copies(&out->workers, backend_path);
	char *program = path_of_program();
	char *backends = path_join(program ? program : "", "backends");
	if (program && path_is_folder(backends))
		find_built(out, backends);
	else
		find_installed(out);
	free(backends);
	free(program);
	add_copies(&out->definitions, benchmark_path);
	const char *temporary = getenv("TMPDIR");
	return path_make_temporary(&out->scratch, temporary && *temporary ? temporary : "/tmp", "lapchart-", err);
}

static void free_owned(struct text_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free((char *)list->items[i]);
	text_list_free(list);
}

void places_free(struct places *places)
{
	if (places->scratch)
		path_remove_all(places->scratch, NULL);
	free_owned(&places->workers);
	free_owned(&places->definitions);
	free(places->templates);
	free(places->scratch);
	*places = (struct places){0};
}
