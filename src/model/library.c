#include "model/library.h"

#include <json-c/json.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/json_read.h"

/* The texts of a library in the order of its JSON: one list for free, copy, write and read. */
static const struct {
	const char *name;
	size_t offset;
} texts[] = {
#define TEXT(field)                                                                                                    \
	{                                                                                                              \
#field, offsetof(struct library, field)                                                                \
	}
	TEXT(kind),   TEXT(name),   TEXT(path),      TEXT(soname),  TEXT(version),         TEXT(build_id),
	TEXT(config), TEXT(kernel), TEXT(threading), TEXT(package), TEXT(package_version), TEXT(warning),
#undef TEXT
};

static char **text_at(const struct library *library, size_t i)
{
	return (char **)((char *)library + texts[i].offset);
}

void library_free(struct library *library)
{
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		free(*text_at(library, i));
	*library = (struct library){0};
}

struct library library_copy(const struct library *library)
{
	struct library copy = *library;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*text_at(&copy, i) = mem_text(*text_at(library, i));
	return copy;
}

void library_write_json(struct json *json, const char *key, const struct library *library)
{
	json_open_object(json, key);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		json_maybe_text(json, texts[i].name, *text_at(library, i));
	if (library->threads)
		json_int(json, "threads", library->threads);
	if (library->integer_bits)
		json_int(json, "integer_bits", library->integer_bits);
	json_close(json);
}

static bool read_small(int *out, struct json_object *object, const char *name, struct error *err)
{
	int64_t value = *out;
	if (!json_read_int(&value, object, name, err))
		return false;
	if (value < 0 || value > 1 << 20)
		return error_set(err, ERROR_DATA, "'%s' is out of range", name);
	*out = (int)value;
	return true;
}

bool library_read_json(struct library *out, struct json_object *object, struct error *err)
{
	if (!json_object_is_type(object, json_type_object))
		return error_set(err, ERROR_DATA, "a library is not an object");
	bool good = true;
	for (size_t i = 0; good && i < COUNT_OF(texts); i++)
		good = json_read_text(text_at(out, i), object, texts[i].name, err);
	good = good && read_small(&out->threads, object, "threads", err) &&
	       read_small(&out->integer_bits, object, "integer_bits", err);
	if (good && (!out->kind || !out->name))
		good = error_set(err, ERROR_DATA, "a library needs 'kind' and 'name'");
	if (!good)
		library_free(out);
	return good;
}
