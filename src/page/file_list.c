#include "page/file_list.h"

#include <fcntl.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"

#define LIST_MAX (64u << 20) /* bytes: a million files */

struct site_file {
	char *path;
	bool claimed; /* this publish writes it */
};

struct file_list {
	char *folder;
	char *path;  /* of the list itself */
	int fd;      /* appends to it */
	void *files; /* tree of tsearch(3), by path */
};

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct site_file *)a)->path, ((const struct site_file *)b)->path);
}

static struct site_file *find(const struct file_list *list, const char *path)
{
	const struct site_file wanted = {.path = (char *)path};
	void *node = tfind(&wanted, &list->files, by_path);
	return node ? *(struct site_file **)node : NULL;
}

static struct site_file *add(struct file_list *list, const char *path)
{
	struct site_file *file = find(list, path);
	if (file)
		return file;
	file = mem_zero(1, sizeof *file);
	file->path = mem_text(path);
	if (!tsearch(file, &list->files, by_path))
		abort(); /* no memory for a node of the tree */
	return file;
}

static void free_file(void *node)
{
	struct site_file *file = node;
	free(file->path);
	free(file);
}

static const char *fault_of_part(const char *part, size_t length)
{
	if (!length)
		return "it has an empty part";
	if ((length == 1 && *part == '.') || (length == 2 && part[0] == '.' && part[1] == '.'))
		return "\".\" and \"..\" are not allowed in it";
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)part[i] < 0x20 || part[i] == 0x7f)
			return "it has a control character";
	return NULL;
}

/* Why a path cannot be one of a site; NULL: it can. */
static const char *fault_of_path(const char *path)
{
	static const char own[] = ".lapchart-";
	if (*path == '/')
		return "it is absolute";
	if (strncmp(path, own, sizeof own - 1) == 0)
		return "names with .lapchart- are lapchart's own";
	for (const char *part = path;;) {
		size_t length = strcspn(part, "/");
		const char *fault = fault_of_part(part, length);
		if (fault || !part[length])
			return fault;
		part += length + 1;
	}
}

static bool check_path(const char *path, struct error *err)
{
	const char *fault = fault_of_path(path);
	return !fault || error_set(err, ERROR_DATA, "\"%s\" cannot be a file of a site: %s", path, fault);
}

static bool read_lines(struct file_list *list, char *text, struct error *err)
{
	size_t number = 1;
	for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1, number++) {
		*end = '\0';
		if (!check_path(line, err))
			return error_context(err, "%s:%zu", list->path, number);
		add(list, line);
	}
	return true;
}

static bool read_list(struct file_list *list, struct error *err)
{
	struct buf text = BUF_INIT;
	bool good = file_read(&text, list->path, LIST_MAX, err);
	const char *last = good ? memrchr(text.data, '\n', text.length) : NULL;
	off_t whole = last ? last + 1 - text.data : 0;
	if (good && (size_t)whole < text.length && ftruncate(list->fd, whole) != 0)
		good = error_errno(err, "cannot cut off the last line of %s", list->path);
	good = good && read_lines(list, text.data, err);
	buf_free(&text);
	return good;
}

bool file_list_open(struct file_list **out, const char *folder, struct error *err)
{
	struct file_list *list = mem_zero(1, sizeof *list);
	list->folder = mem_text(folder);
	list->path = path_join(folder, FILE_LIST_NAME);
	/* No link: a folder that came from elsewhere must not make us write outside of it. */
	list->fd = open(list->path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666);
	bool good = list->fd >= 0 || error_errno(err, "cannot open %s", list->path);
	good = good && read_list(list, err);
	if (good)
		*out = list;
	else
		file_list_close(list);
	return good;
}

void file_list_close(struct file_list *list)
{
	if (!list)
		return;
	if (list->fd >= 0)
		close(list->fd);
	tdestroy(list->files, free_file);
	free(list->folder);
	free(list->path);
	free(list);
}

static bool is_there(const char *folder, const char *path)
{
	char *full = path_join(folder, path);
	struct stat info;
	bool there = lstat(full, &info) == 0;
	free(full);
	return there;
}

static bool note(struct file_list *list, const char *path, struct error *err)
{
	char *line = mem_printf("%s\n", path);
	bool good = file_write_all(list->fd, line, strlen(line), err) || error_context(err, "%s", list->path);
	free(line);
	return good;
}

bool file_list_claim(struct file_list *list, const char *path, struct error *err)
{
	if (!check_path(path, err))
		return false;
	struct site_file *file = find(list, path);
	if (file && file->claimed)
		return error_set(err, ERROR_DATA, "two pages have the same path \"%s\"", path);
	if (!file) {
		if (is_there(list->folder, path))
			return error_set(err, ERROR_DATA,
					 "%s/%s is not lapchart's and stands in its way: move it elsewhere",
					 list->folder, path);
		if (!note(list, path, err))
			return false;
		file = add(list, path);
	}
	file->claimed = true;
	return true;
}

struct walk {
	void (*visit)(const char *path, void *context);
	void *context;
	bool claimed; /* which entries to visit */
};

static void visit_file(const void *node, VISIT order, void *closure)
{
	const struct site_file *file = *(struct site_file *const *)node;
	const struct walk *walk = closure;
	if ((order == postorder || order == leaf) && file->claimed == walk->claimed)
		walk->visit(file->path, walk->context);
}

void file_list_each_stale(const struct file_list *list, void (*visit)(const char *path, void *context), void *context)
{
	struct walk walk = {visit, context, false};
	twalk_r(list->files, visit_file, &walk);
}

static void write_line(const char *path, void *context)
{
	buf_printf(context, "%s\n", path);
}

void file_list_write(struct buf *out, const struct file_list *list)
{
	struct walk walk = {write_line, out, true};
	twalk_r(list->files, visit_file, &walk);
}
