#include "command/places.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"

#define SCRATCH_PREFIX "lapchart-run-"

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
	add(&out->published, mem_text(LAPCHART_SOURCE_DIR "/data/published"));
	out->templates = mem_text(LAPCHART_SOURCE_DIR "/templates");
}

static void find_installed(struct places *out)
{
	add(&out->workers, mem_text(LAPCHART_LIBEXEC_DIR));
	add(&out->definitions, mem_text(LAPCHART_DATA_DIR "/benchmarks"));
	add(&out->published, mem_text(LAPCHART_DATA_DIR "/published"));
	out->templates = mem_text(LAPCHART_DATA_DIR "/templates");
}

/* A folder is in use as long as its process holds the lock on it, and a killed one no longer does. */
static bool lock_folder(const char *path, int *descriptor)
{
	*descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return *descriptor >= 0 && flock(*descriptor, LOCK_EX | LOCK_NB) == 0;
}

/* Removes what killed runs of this user left in the temporary folder. */
static void remove_abandoned(const char *temporary)
{
	char **names;
	size_t count;
	if (!path_list(&names, &count, temporary, NULL))
		return;
	for (size_t i = 0; i < count; i++) {
		struct stat info;
		int descriptor = -1;
		char *path = path_join(temporary, names[i]);
		if (strncmp(names[i], SCRATCH_PREFIX, strlen(SCRATCH_PREFIX)) == 0 && lstat(path, &info) == 0 &&
		    S_ISDIR(info.st_mode) && info.st_uid == geteuid() && lock_folder(path, &descriptor))
			path_remove_all(path, NULL);
		if (descriptor >= 0)
			close(descriptor);
		free(path);
	}
	path_list_free(names, count);
}

static bool make_scratch(struct places *out, struct error *err)
{
	const char *temporary = getenv("TMPDIR");
	if (!temporary || !*temporary)
		temporary = "/tmp";
	remove_abandoned(temporary);
	/* Between its making and its lock, another process may take the folder for an abandoned one. */
	for (;;) {
		if (!path_make_temporary(&out->scratch, temporary, SCRATCH_PREFIX, err))
			return false;
		bool taken = !lock_folder(out->scratch, &out->scratch_lock) && errno == EWOULDBLOCK;
		if (!taken && path_is_folder(out->scratch))
			return true; /* with its lock, or on a file system that has none */
		if (out->scratch_lock >= 0)
			close(out->scratch_lock);
		free(out->scratch);
		out->scratch = NULL;
	}
}

bool places_find(struct places *out, const struct text_list *backend_path, const struct text_list *benchmark_path,
		 struct error *err)
{
	*out = (struct places){.scratch_lock = -1};
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
	return make_scratch(out, err);
}

void places_add_published(struct places *places, const struct text_list *folders)
{
	add_copies(&places->published, folders);
}

static void free_owned(struct text_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free((char *)list->items[i]);
	text_list_free(list);
}

void places_free(struct places *places)
{
	if (places->scratch) {
		path_remove_all(places->scratch, NULL);
		if (places->scratch_lock >= 0)
			close(places->scratch_lock);
	}
	free_owned(&places->workers);
	free_owned(&places->definitions);
	free_owned(&places->published);
	free(places->templates);
	free(places->scratch);
	*places = (struct places){.scratch_lock = -1};
}
