#include "base/file.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

bool file_read(struct buf *out, const char *path, size_t limit, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return error_errno(err, "cannot open %s", path);
	size_t before = out->length;
	bool good = true;
	for (;;) {
		char chunk[16384];
		ssize_t got = read(fd, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			good = error_errno(err, "cannot read %s", path);
		if (got <= 0)
			break;
		buf_add(out, chunk, (size_t)got);
		if (out->length - before > limit) {
			good = error_set(err, ERROR_DATA, "%s is larger than %zu bytes", path, limit);
			break;
		}
	}
	close(fd);
	if (!good && out->capacity) {
		out->length = before;
		out->data[before] = '\0';
	}
	return good;
}

char *file_read_line(const char *root, const char *path)
{
	struct buf text = BUF_INIT;
	char *full = mem_printf("%s%s", root, path);
	bool good = file_read(&text, full, 1 << 20, NULL);
	free(full);
	if (!good) {
		buf_free(&text);
		return NULL;
	}
	while (text.length && isspace((unsigned char)text.data[text.length - 1]))
		text.data[--text.length] = '\0';
	return buf_detach(&text);
}

bool file_write_all(int fd, const void *bytes, size_t length, struct error *err)
{
	const char *next = bytes;
	while (length) {
		ssize_t put = write(fd, next, length);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return error_errno(err, "cannot write");
		next += put;
		length -= (size_t)put;
	}
	return true;
}

static bool holds(const char *path, const void *bytes, size_t length)
{
	struct stat info;
	if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || (size_t)info.st_size != length)
		return false;
	struct buf old = BUF_INIT;
	bool same = file_read(&old, path, length, NULL) && old.length == length && memcmp(old.data, bytes, length) == 0;
	buf_free(&old);
	return same;
}

/* The mode that open(2) would have given the file: mkstemp() always says 0600. */
static mode_t ordinary_mode(void)
{
	FILE *status = fopen("/proc/self/status", "re");
	unsigned mask = 022;
	char line[256];
	while (status && fgets(line, sizeof line, status))
		if (sscanf(line, "Umask: %o", &mask) == 1)
			break;
	if (status)
		fclose(status);
	return 0666 & ~(mode_t)mask;
}

enum file_written file_write(const char *path, const void *bytes, size_t length, struct error *err)
{
	if (holds(path, bytes, length))
		return FILE_UNCHANGED;
	enum file_written done = access(path, F_OK) == 0 ? FILE_CHANGED : FILE_CREATED;
	char *temporary = mem_printf("%s.XXXXXX", path);
	int fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0) {
		error_errno(err, "cannot write %s", path);
		free(temporary);
		return FILE_FAILED;
	}
	bool good = file_write_all(fd, bytes, length, err) || error_context(err, "%s", path);
	if (good && fchmod(fd, ordinary_mode()) != 0)
		good = error_errno(err, "cannot set the mode of %s", path);
	if (close(fd) != 0 && good)
		good = error_errno(err, "cannot write %s", path);
	if (good && rename(temporary, path) != 0)
		good = error_errno(err, "cannot put %s in its place", path);
	if (!good)
		unlink(temporary);
	free(temporary);
	return good ? done : FILE_FAILED;
}
