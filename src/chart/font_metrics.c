#include "chart/font_metrics.h"

#include <ft2build.h>
#include <stdlib.h>
#include <unistd.h>

#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include "base/mem.h"

static struct font_glyph read_glyph(FT_Face face, FT_ULong character, FT_UInt index)
{
	FT_Fixed units = 0;
	/* A glyph without an advance is drawn in place, as a combining accent is. */
	if (FT_Get_Advance(face, index, FT_LOAD_NO_SCALE, &units) != 0)
		units = 0;
	return (struct font_glyph){(uint32_t)character, index, (double)units / face->units_per_EM};
}

static void read_glyphs(struct font_metrics *out, FT_Face face)
{
	FT_UInt index;
	for (FT_ULong c = FT_Get_First_Char(face, &index); index != 0; c = FT_Get_Next_Char(face, c, &index)) {
		MEM_GROW(out->glyphs, out->count, out->capacity);
		out->glyphs[out->count++] = read_glyph(face, c, index);
	}
	out->missing = read_glyph(face, 0, 0);
}

static bool read_face(struct font_metrics *out, FT_Library library, const char *path, struct error *err)
{
	FT_Face face;
	FT_Error status = FT_New_Face(library, path, 0, &face);
	if (status != 0)
		return error_set(err, ERROR_DATA, "'%s' is not a font (FreeType error %d): name a .ttf or .otf file",
				 path, status);
	bool good = FT_IS_SCALABLE(face) && FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0;
	if (good)
		read_glyphs(out, face);
	else
		error_set(err, ERROR_DATA,
			  "the font '%s' has no outlines or no Unicode table: name another .ttf or .otf file", path);
	FT_Done_Face(face);
	return good;
}

bool font_metrics_read(struct font_metrics *out, const char *path, struct error *err)
{
	*out = (struct font_metrics){0};
	if (access(path, R_OK) != 0)
		return error_errno(err, "cannot read the font '%s'", path);
	FT_Library library;
	if (FT_Init_FreeType(&library) != 0)
		return error_set(err, ERROR_SYSTEM, "cannot start FreeType");
	bool good = read_face(out, library, path, err);
	FT_Done_FreeType(library);
	return good;
}

void font_metrics_free(struct font_metrics *metrics)
{
	free(metrics->glyphs);
	*metrics = (struct font_metrics){0};
}

static int compare_characters(const void *a, const void *b)
{
	uint32_t x = ((const struct font_glyph *)a)->character, y = ((const struct font_glyph *)b)->character;
	return (x > y) - (x < y);
}

struct font_glyph font_metrics_find(const struct font_metrics *metrics, uint32_t character)
{
	if (!metrics->count)
		return metrics->missing;
	struct font_glyph key = {.character = character};
	const struct font_glyph *found = bsearch(&key, metrics->glyphs, metrics->count, sizeof key, compare_characters);
	return found ? *found : metrics->missing;
}
