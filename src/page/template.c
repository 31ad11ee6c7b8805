#include "page/template.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "page/parse.h"
#include "page/render.h"

#define SUFFIX       ".mustache"
#define TEMPLATE_MAX (1u << 20) /* bytes; a larger one is no template */

struct template_set {
	struct template *items; /* sorted by name */
	size_t count, capacity;
};

static void add(struct template_set *set, char *name, char *path, struct buf *text)
{
	MEM_GROW(set->items, set->count, set->capacity);
	struct template *template = &set->items[set->count++];
	*template = (struct template){.name = name, .path = path, .length = text->length};
	template->text = buf_detach(text);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct template *)a)->name, ((const struct template *)b)->name);
}

static const struct template *find(const struct template_set *set, const char *name)
{
	const struct template wanted = {.name = (char *)name};
	return set->count ? bsearch(&wanted, set->items, set->count, sizeof wanted, by_name) : NULL;
}

static void find_partials(const struct template_set *set, struct template *template)
{
	for (size_t i = 0; i < template->count; i++) {
		struct node *node = &template->nodes[i];
		if (node->kind != NODE_PARTIAL)
			continue;
		char *name = mem_text_n(node->text.at, node->text.length);
		node->partial = find(set, name);
		free(name);
	}
}

/* After the last template was added: pointers into the array are good from now on. */
static bool complete(struct template_set *set, struct error *err)
{
	if (set->count)
		qsort(set->items, set->count, sizeof *set->items, by_name);
	for (size_t i = 0; i < set->count; i++)
		if (!template_parse(&set->items[i], err))
			return false;
	for (size_t i = 0; i < set->count; i++)
		find_partials(set, &set->items[i]);
	return true;
}

static bool give(struct template_set **out, struct template_set *set, bool good)
{
	if (good)
		*out = set;
	else
		template_set_free(set);
	return good;
}

static bool read_folder(struct template_set *set, const char *folder, const char *prefix, struct error *err);

static bool read_file(struct template_set *set, const char *path, const char *prefix, struct error *err)
{
	const char *file = path_name(path);
	size_t length = strlen(file), suffix = strlen(SUFFIX);
	if (length <= suffix || strcmp(file + length - suffix, SUFFIX) != 0)
		return true;
	struct buf text = BUF_INIT;
	if (!file_read(&text, path, TEMPLATE_MAX, err))
		return false;
	add(set, mem_printf("%s%.*s", prefix, (int)(length - suffix), file), mem_text(path), &text);
	return true;
}

static bool read_entry(struct template_set *set, const char *folder, const char *name, const char *prefix,
		       struct error *err)
{
	if (*name == '.') /* what editors and file managers leave */
		return true;
	char *path = path_join(folder, name);
	struct stat info;
	bool good = true;
	if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
		char *below = mem_printf("%s%s/", prefix, name);
		good = read_folder(set, path, below, err);
		free(below);
	} else {
		good = read_file(set, path, prefix, err);
	}
	free(path);
	return good;
}

static bool read_folder(struct template_set *set, const char *folder, const char *prefix, struct error *err)
{
	char **names;
	size_t count;
	if (!path_list(&names, &count, folder, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < count; i++)
		good = read_entry(set, folder, names[i], prefix, err);
	path_list_free(names, count);
	return good;
}

bool template_set_read(struct template_set **out, const char *folder, struct error *err)
{
	struct template_set *set = mem_zero(1, sizeof *set);
	return give(out, set, read_folder(set, folder, "", err) && complete(set, err));
}

bool template_set_make(struct template_set **out, const char *const *names, const char *const *texts, size_t count,
		       struct error *err)
{
	struct template_set *set = mem_zero(1, sizeof *set);
	for (size_t i = 0; i < count; i++) {
		struct buf text = BUF_INIT;
		buf_text(&text, texts[i]);
		add(set, mem_text(names[i]), mem_text(names[i]), &text);
	}
	return give(out, set, complete(set, err));
}

void template_set_free(struct template_set *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->count; i++) {
		struct template *template = &set->items[i];
		free(template->name);
		free(template->path);
		free(template->text);
		free(template->nodes);
	}
	free(set->items);
	free(set);
}

bool template_render(struct buf *out, const struct template_set *set, const char *name, const struct value *data,
		     struct error *err)
{
	const struct template *template = find(set, name);
	if (!template)
		return error_set(err, ERROR_DATA, "there is no template \"%s\"", name);
	return render_page(out, template, data, err);
}
