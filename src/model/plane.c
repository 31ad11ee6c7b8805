#include "model/plane.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/json_read.h"

bool plane_name_is_good(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return *name >= 'a' && *name <= 'z' && !name[length] && length <= PLANE_NAME_CHARS;
}

void plane_free(struct plane *plane)
{
	free(plane->name);
	free(plane->title);
	free(plane->file);
	free(plane->width_unit);
	free(plane->values);
	*plane = (struct plane){0};
}

void planes_add(struct planes *planes, struct plane plane)
{
	MEM_GROW(planes->items, planes->count, planes->capacity);
	planes->items[planes->count++] = plane;
}

const struct plane *planes_find(const struct planes *planes, const char *name)
{
	for (size_t i = 0; i < planes->count; i++)
		if (strcmp(planes->items[i].name, name) == 0)
			return &planes->items[i];
	return NULL;
}

void planes_free(struct planes *planes)
{
	for (size_t i = 0; i < planes->count; i++)
		plane_free(&planes->items[i]);
	free(planes->items);
	*planes = (struct planes){0};
}

void plane_write_json(struct json *json, const char *key, const struct plane *plane)
{
	json_open_object(json, key);
	json_text(json, "name", plane->name);
	json_text(json, "title", plane->title);
	json_maybe_text(json, "file", plane->file);
	json_uint(json, "rows", plane->rows);
	json_uint(json, "columns", plane->columns);
	json_flag(json, "log_scale", plane->log_scale);
	if (plane->width_unit) {
		json_number(json, "width", plane->width);
		json_text(json, "width_unit", plane->width_unit);
	}
	json_close(json);
}

static bool read_members(struct plane *out, struct json_object *object, struct error *err)
{
	uint64_t rows = 0, columns = 0;
	out->width = NAN;
	bool good = json_read_text(&out->name, object, "name", err) &&
		    json_read_text(&out->title, object, "title", err) &&
		    json_read_text(&out->file, object, "file", err) && json_read_uint(&rows, object, "rows", err) &&
		    json_read_uint(&columns, object, "columns", err) &&
		    json_read_flag(&out->log_scale, object, "log_scale", err) &&
		    json_read_double(&out->width, object, "width", err) &&
		    json_read_text(&out->width_unit, object, "width_unit", err);
	out->rows = rows;
	out->columns = columns;
	return good;
}

static bool check_texts(const struct plane *plane, struct error *err)
{
	if (!plane->name || !plane_name_is_good(plane->name))
		return error_set(err, ERROR_DATA,
				 "a plane needs a 'name' of a-z, 0-9 and '-', a letter first, at most %d characters",
				 PLANE_NAME_CHARS);
	if (!plane->title || !*plane->title)
		return error_set(err, ERROR_DATA, "the plane '%s' has no 'title'", plane->name);
	/* The file lies in the visit's own folder and nowhere else. */
	if (!plane->file || !*plane->file || plane->file[0] == '.' || strchr(plane->file, '/'))
		return error_set(err, ERROR_DATA,
				 "the plane '%s' needs a 'file' that is a plain name in the current folder",
				 plane->name);
	return true;
}

static bool check_size(const struct plane *plane, struct error *err)
{
	const size_t most = PLANE_FILE_MAX / sizeof(double);
	if (!plane->rows || !plane->columns)
		return error_set(err, ERROR_DATA, "the plane '%s' needs 'rows' and 'columns', at least 1 each",
				 plane->name);
	if (plane->rows > most || plane->columns > most || plane->rows * plane->columns > most)
		return error_set(err, ERROR_DATA, "the plane '%s' has %zu x %zu numbers; %zu are taken at most",
				 plane->name, plane->rows, plane->columns, most);
	if (isnan(plane->width) != !plane->width_unit || plane->width <= 0 ||
	    (plane->width_unit && !*plane->width_unit))
		return error_set(err, ERROR_DATA,
				 "the plane '%s' needs a 'width' above 0 and a 'width_unit', or neither", plane->name);
	return true;
}

bool plane_read_json(struct plane *out, struct json_object *object, struct error *err)
{
	bool good =
		json_object_is_type(object, json_type_object) || error_set(err, ERROR_DATA, "a plane is not an object");
	good = good && read_members(out, object, err) && check_texts(out, err) && check_size(out, err);
	if (!good)
		plane_free(out);
	return good;
}
