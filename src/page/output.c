#include "page/output.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "page/file_list.h"

#define FRESH_NAME ".lapchart-new"

struct output {
	char *folder;
	char *fresh;           /* folder of files under way; in the site's, so that a rename can move them */
	int lock;              /* the folder, locked against a second publish; -1: not open */
	pthread_mutex_t mutex; /* for all that follows */
	struct file_list *list;
	size_t begun; /* writes: the next one's file in `fresh` */
	struct output_counts counts;
};

static void output_free(struct output *output)
{
	file_list_close(output->list);
	if (output->lock >= 0)
		close(output->lock);
	pthread_mutex_destroy(&output->mutex);
	free(output->folder);
	free(output->fresh);
	free(output);
}

static bool lock_folder(struct output *output, struct error *err)
{
	output->lock = open(output->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (output->lock < 0)
		return error_errno(err, "cannot open the folder %s", output->folder);
	/* Some network file systems have no locks: there we go without. */
	if (flock(output->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return error_set(err, ERROR_SYSTEM, "another lapchart is publishing into %s: wait until it is done",
				 output->folder);
	return true;
}

/* Empty, or made by an earlier publish? */
static bool check_ours(const struct output *output, struct error *err)
{
	char **names;
	size_t count;
	if (!path_list(&names, &count, output->folder, err))
		return false;
	bool listed = false, others = false;
	for (size_t i = 0; i < count; i++) {
		listed |= strcmp(names[i], FILE_LIST_NAME) == 0;
		others |= strcmp(names[i], FRESH_NAME) != 0;
	}
	path_list_free(names, count);
	return listed || !others ||
	       error_set(err, ERROR_USAGE,
			 "the folder %s is not empty and was not made by lapchart (it has no %s): choose another, or "
			 "empty it",
			 output->folder, FILE_LIST_NAME);
}

/* Throws away what a killed publish was writing. */
static bool make_fresh_folder(const struct output *output, struct error *err)
{
	if (!path_remove_all(output->fresh, err))
		return false;
	return mkdir(output->fresh, 0777) == 0 || error_errno(err, "cannot create the folder %s", output->fresh);
}

bool output_open(struct output **out, const char *folder, struct error *err)
{
	struct output *output = mem_zero(1, sizeof *output);
	output->folder = mem_text(folder);
	output->fresh = path_join(folder, FRESH_NAME);
	output->lock = -1;
	pthread_mutex_init(&output->mutex, NULL);
	bool good = path_make_folders(folder, err) && lock_folder(output, err) && check_ours(output, err) &&
		    make_fresh_folder(output, err) && file_list_open(&output->list, folder, err);
	if (good)
		*out = output;
	else
		output_free(output);
	return good;
}

static bool is_link(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/* The folder between the site's and the file that leads elsewhere, or NULL. Caller frees. */
static char *link_on_the_way(const struct output *output, const char *path)
{
	for (const char *slash = path; (slash = strchr(slash, '/')); slash++) {
		char *way = mem_printf("%s/%.*s", output->folder, (int)(slash - path), path);
		if (is_link(way))
			return way;
		free(way);
	}
	return NULL;
}

static bool make_way(const struct output *output, const char *path, struct error *err)
{
	char *away = link_on_the_way(output, path);
	if (away) {
		error_set(err, ERROR_DATA,
			  "%s is a link; lapchart writes into folders of its own only: remove the link", away);
		free(away);
		return false;
	}
	char *full = path_join(output->folder, path), *folder = path_folder(full);
	bool good = path_make_folders(folder, err);
	free(folder);
	free(full);
	return good;
}

/* What will become of the file when these bytes are written? */
static enum file_written foresee(const char *path, const void *bytes, size_t length)
{
	struct stat info;
	if (lstat(path, &info) != 0)
		return FILE_CREATED;
	if (!S_ISREG(info.st_mode) || (size_t)info.st_size != length)
		return FILE_CHANGED;
	struct buf old = BUF_INIT;
	bool same = file_read(&old, path, length, NULL) && old.length == length &&
		    (!length || memcmp(old.data, bytes, length) == 0);
	buf_free(&old);
	return same ? FILE_UNCHANGED : FILE_CHANGED;
}

/* By a file in `fresh` and a rename, so that the site never has a half one, and a killed publish leaves its
 * temporary files where the next one finds them. */
static enum file_written put_file(const struct output *output, size_t number, const char *path, const void *bytes,
				  size_t length, struct error *err)
{
	enum file_written done = foresee(path, bytes, length);
	if (done == FILE_UNCHANGED)
		return done;
	char *fresh = mem_printf("%s/%zu", output->fresh, number);
	if (file_write(fresh, bytes, length, err) == FILE_FAILED) {
		done = FILE_FAILED;
	} else if (rename(fresh, path) != 0) {
		error_errno(err, "cannot put %s in its place", path);
		unlink(fresh);
		done = FILE_FAILED;
	}
	free(fresh);
	return done;
}

static bool begin(struct output *output, size_t *number, const char *path, struct error *err)
{
	pthread_mutex_lock(&output->mutex);
	bool good = file_list_claim(output->list, path, err);
	*number = output->begun++;
	pthread_mutex_unlock(&output->mutex);
	return good;
}

static void count(struct output *output, enum file_written done)
{
	pthread_mutex_lock(&output->mutex);
	output->counts.created += done == FILE_CREATED;
	output->counts.changed += done == FILE_CHANGED;
	output->counts.unchanged += done == FILE_UNCHANGED;
	pthread_mutex_unlock(&output->mutex);
}

bool output_write(struct output *output, const char *path, const void *bytes, size_t length, struct error *err)
{
	size_t number;
	if (!begin(output, &number, path, err) || !make_way(output, path, err))
		return false;
	char *full = path_join(output->folder, path);
	enum file_written done = put_file(output, number, full, bytes, length, err);
	free(full);
	count(output, done);
	return done != FILE_FAILED;
}

/* Folders that lost their last file, up to the site's own. */
static void remove_empty_folders(const struct output *output, const char *path)
{
	char *way = mem_text(path);
	for (char *slash; (slash = strrchr(way, '/'));) {
		*slash = '\0';
		char *folder = path_join(output->folder, way);
		bool gone = rmdir(folder) == 0 || errno == ENOENT; /* a killed publish may not have come to it */
		free(folder);
		if (!gone)
			break;
	}
	free(way);
}

struct removal {
	struct output *output;
	struct error *err;
	bool good;
};

static void remove_stale(const char *path, void *context)
{
	struct removal *removal = context;
	struct output *output = removal->output;
	char *away = link_on_the_way(output, path), *full = path_join(output->folder, path);
	if (away)
		goto done; /* what lies behind a link is not ours */
	if (unlink(full) == 0)
		output->counts.removed++;
	else if (errno != ENOENT && errno != ENOTDIR && removal->good)
		removal->good = error_errno(removal->err, "cannot remove %s", full);
	remove_empty_folders(output, path);
done:
	free(away);
	free(full);
}

static bool write_list(struct output *output, struct error *err)
{
	struct buf text = BUF_INIT;
	char *path = path_join(output->folder, FILE_LIST_NAME);
	file_list_write(&text, output->list);
	bool good = put_file(output, output->begun, path, text.data, text.length, err) != FILE_FAILED;
	free(path);
	buf_free(&text);
	return good;
}

bool output_finish(struct output *output, struct output_counts *counts, struct error *err)
{
	struct removal removal = {output, err, true};
	file_list_each_stale(output->list, remove_stale, &removal);
	bool good = removal.good && write_list(output, err);
	if (good)
		*counts = output->counts;
	output_abandon(output);
	return good;
}

void output_abandon(struct output *output)
{
	if (!output)
		return;
	rmdir(output->fresh); /* it is empty, or the next publish empties it */
	output_free(output);
}
