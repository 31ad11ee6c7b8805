/* A plane's file, read a row at a time: of 128 MiB of numbers 400 KiB are kept. */
#include <fcntl.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "model/plane.h"

/* How one side is cut into blocks of `step`. */
struct side {
	size_t length, step, kept;
};

static struct side divide(size_t length)
{
	size_t step = (length + PLANE_SIDE_MAX - 1) / PLANE_SIDE_MAX;
	return (struct side){length, step, (length + step - 1) / step};
}

static double block_length(const struct side *side, size_t block)
{
	size_t left = side->length - block * side->step;
	return (double)(left < side->step ? left : side->step);
}

/* One file on its way in. */
struct intake {
	struct plane *plane;
	int fd;
	struct side rows, columns;
	double *row;  /* as it stands in the file */
	double *sums; /* of the blocks that are under way */
};

static bool read_row(const struct intake *intake, struct error *err)
{
	char *bytes = (char *)intake->row;
	size_t length = intake->columns.length * sizeof *intake->row;
	while (length) {
		ssize_t got = read(intake->fd, bytes, length);
		if (got < 0)
			return error_errno(err, "cannot be read");
		if (got == 0)
			return error_set(err, ERROR_DATA, "became shorter while it was read");
		bytes += got;
		length -= (size_t)got;
	}
	return true;
}

static bool add_row(struct intake *intake, size_t row, struct error *err)
{
	struct plane *plane = intake->plane;
	for (size_t i = 0; i < intake->columns.length; i++) {
		double value = intake->row[i];
		if (!(fabs(value) <= FLT_MAX))
			return error_set(err, ERROR_DATA, "holds %g in row %zu, column %zu: no number to be kept",
					 value, row, i);
		plane->low = fmin(plane->low, value);
		plane->high = fmax(plane->high, value);
		intake->sums[i / intake->columns.step] += value;
	}
	return true;
}

static void end_blocks(struct intake *intake, size_t block)
{
	double rows = block_length(&intake->rows, block);
	float *out = intake->plane->values + block * intake->columns.kept;
	for (size_t i = 0; i < intake->columns.kept; i++) {
		out[i] = (float)(intake->sums[i] / (rows * block_length(&intake->columns, i)));
		intake->sums[i] = 0;
	}
}

static bool read_rows(struct intake *intake, struct error *err)
{
	for (size_t row = 0; row < intake->rows.length; row++) {
		if (!read_row(intake, err) || !add_row(intake, row, err))
			return false;
		size_t block = row / intake->rows.step;
		if (row + 1 == intake->rows.length || (row + 1) / intake->rows.step > block)
			end_blocks(intake, block);
	}
	return true;
}

static bool take_open_file(struct plane *plane, int fd, struct error *err)
{
	struct stat status;
	size_t wanted = plane->rows * plane->columns * sizeof(double);
	if (fstat(fd, &status) != 0)
		return error_errno(err, "cannot be looked at");
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERROR_DATA, "is no regular file");
	if ((uint64_t)status.st_size != wanted)
		return error_set(err, ERROR_DATA, "has %lld bytes; %zu x %zu doubles are %zu",
				 (long long)status.st_size, plane->rows, plane->columns, wanted);
	struct intake intake = {
		.plane = plane, .fd = fd, .rows = divide(plane->rows), .columns = divide(plane->columns)};
	intake.row = mem_alloc(plane->columns * sizeof *intake.row);
	intake.sums = mem_zero(intake.columns.kept, sizeof *intake.sums);
	plane->kept_rows = intake.rows.kept;
	plane->kept_columns = intake.columns.kept;
	plane->values = mem_zero(plane->kept_rows * plane->kept_columns, sizeof *plane->values);
	plane->low = INFINITY;
	plane->high = -INFINITY;
	bool good = read_rows(&intake, err);
	free(intake.row);
	free(intake.sums);
	return good;
}

bool plane_take_in(struct plane *plane, const char *folder, struct error *err)
{
	char *path = path_join(folder, plane->file);
	/* A link could lead anywhere, and a pipe would keep its reader waiting. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool good = fd >= 0 ? take_open_file(plane, fd, err) : error_errno(err, "cannot be opened");
	if (fd >= 0)
		close(fd);
	free(path);
	if (!good)
		return error_context(err, "the file %.40s of the plane '%s'", plane->file, plane->name);
	free(plane->file);
	plane->file = NULL;
	return true;
}
