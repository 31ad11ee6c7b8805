/*
 * plane.h: a field of numbers in the middle of a computation (pupil, focal
 * plane, Lyot stop, detector), kept to be looked at.
 *
 * A worker writes the numbers to a file in the visit's private folder and
 * announces it. The harness takes the file in, reduced to PLANE_SIDE_MAX: that
 * is enough for a picture, and what the store keeps. It is reduced by means of
 * blocks, also where the plane is to be looked at over a logarithmic scale: a
 * mean keeps the sum, that is the light in an image; a maximum would show the
 * peaks of noise. The extremes of the original are kept beside.
 */
#ifndef LAPCHART_MODEL_PLANE_H
#define LAPCHART_MODEL_PLANE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/json.h"

struct json_object;

#define PLANES_MAX       32        /* of a visit */
#define PLANE_SIDE_MAX   320       /* rows or columns that are kept */
#define PLANE_FILE_MAX   (1 << 27) /* bytes of a worker's file */
#define PLANE_NAME_CHARS 32

struct plane {
	char *name;           /* "pupil": [a-z][a-z0-9-]*; unique in a visit */
	char *title;          /* "Intensity in front of the occulter" */
	char *file;           /* of a worker, relative to the visit's folder: rows x columns doubles, row by row, in the
				 machine's byte order; NULL once it was taken in */
	size_t rows, columns; /* as computed */
	bool log_scale;       /* meant to be looked at over a logarithmic scale */
	double width;         /* of the whole plane in `width_unit`; NaN: unknown */
	char *width_unit;     /* "m", "arcsec"; NULL where width is unknown */
	float *values; /* kept_rows x kept_columns: means of blocks of the original; NULL before it was taken in */
	size_t kept_rows, kept_columns;
	double low, high; /* smallest and largest number of the original */
};

struct planes {
	struct plane *items;
	size_t count, capacity;
};

/* [a-z][a-z0-9-]*, at most PLANE_NAME_CHARS. */
bool plane_name_is_good(const char *name);

/* Takes over a plane; its name must differ from those that are there. */
void planes_add(struct planes *planes, struct plane plane);
const struct plane *planes_find(const struct planes *planes, const char *name); /* NULL: none */
void plane_free(struct plane *plane);                                           /* and makes it {0} */
void planes_free(struct planes *planes);

/* The announcement: all but values, low and high; and back. `out` must be {0}, and is left so after an error. A bad
 * name, a file that could lead out of the folder, sides of 0, a size above PLANE_FILE_MAX, and a width without its unit
 * are errors. */
void plane_write_json(struct json *json, const char *key, const struct plane *plane);
bool plane_read_json(struct plane *out, struct json_object *object, struct error *err);

/* Reads the plane's file in `folder`, fills values, low and high, and forgets the file. Each side is divided by the
 * smallest whole number that brings it to PLANE_SIDE_MAX; the last block may be smaller. A file of another size, one
 * that is a link, and numbers that are not finite or too large for a float are errors, which name the plane. */
bool plane_take_in(struct plane *plane, const char *folder, struct error *err);

#endif
