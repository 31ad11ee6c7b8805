#include "worker/planes.h"

#include <math.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"

static char *file_of(const char *name)
{
	return mem_printf("%s.f64", name);
}

bool plane_write(const char *name, const double *values, size_t rows, size_t columns, struct error *err)
{
	if (!plane_name_is_good(name))
		return error_set(err, ERROR_USAGE,
				 "'%s' cannot be the name of a plane: a-z, 0-9 and '-', a letter first", name);
	char *file = file_of(name);
	bool good = file_write(file, values, rows * columns * sizeof *values, err) != FILE_FAILED;
	free(file);
	return good || error_context(err, "the plane %s", name);
}

void plane_announce(struct planes *planes, const struct plane_words *words, size_t rows, size_t columns)
{
	planes_add(planes, (struct plane){
				   .name = mem_text(words->name),
				   .title = mem_text(words->title),
				   .file = file_of(words->name),
				   .rows = rows,
				   .columns = columns,
				   .log_scale = words->log_scale,
				   .width = words->width,
				   .width_unit = isnan(words->width) ? NULL : mem_text(words->width_unit),
			   });
}
