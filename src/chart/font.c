#include "chart/font.h"

#include <cairo-ft.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "chart/font_faces.h"

struct font {
	char *regular_path, *bold_path; /* NULL: the fixed font of tests */
	struct font_metrics regular, bold;
	pthread_mutex_t lock; /* of `idle` */
	struct font_faces *idle;
};

static struct font *new_font(void)
{
	struct font *font = mem_zero(1, sizeof *font);
	pthread_mutex_init(&font->lock, NULL);
	return font;
}

bool font_open(struct font **out, const char *regular, const char *bold, struct error *err)
{
	struct font *font = new_font();
	font->regular_path = mem_text(regular);
	font->bold_path = mem_text(bold);
	if (!font_metrics_read(&font->regular, regular, err) || !font_metrics_read(&font->bold, bold, err)) {
		font_close(font);
		return false;
	}
	*out = font;
	return true;
}

struct font *font_open_fixed(void)
{
	struct font *font = new_font();
	font->regular.missing.advance = 0.5;
	font->bold.missing.advance = 0.5;
	return font;
}

static void free_faces(struct font_faces *faces)
{
	cairo_font_face_destroy(faces->regular);
	cairo_font_face_destroy(faces->bold);
	free(faces);
}

void font_close(struct font *font)
{
	if (!font)
		return;
	while (font->idle) {
		struct font_faces *faces = font->idle;
		font->idle = faces->next;
		free_faces(faces);
	}
	font_metrics_free(&font->regular);
	font_metrics_free(&font->bold);
	free(font->regular_path);
	free(font->bold_path);
	pthread_mutex_destroy(&font->lock);
	free(font);
}

/* A FreeType library may serve one thread at a time, too: each face has its own. */
struct free_type {
	FT_Library library;
	FT_Face face;
};

static void close_free_type(void *data)
{
	struct free_type *type = data;
	if (type->face)
		FT_Done_Face(type->face);
	if (type->library)
		FT_Done_FreeType(type->library);
	free(type);
}

static bool open_face(cairo_font_face_t **out, const char *path, struct error *err)
{
	static const cairo_user_data_key_t key;
	struct free_type *type = mem_zero(1, sizeof *type);
	if (FT_Init_FreeType(&type->library) != 0 || FT_New_Face(type->library, path, 0, &type->face) != 0) {
		close_free_type(type);
		return error_set(err, ERROR_SYSTEM, "cannot open the font '%s' again: was it removed?", path);
	}
	cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(type->face, FT_LOAD_NO_HINTING);
	/* Cairo keeps faces in its caches beyond our last reference; it says when FreeType's may go. */
	cairo_status_t status = cairo_font_face_set_user_data(face, &key, type, close_free_type);
	if (status != CAIRO_STATUS_SUCCESS) {
		cairo_font_face_destroy(face);
		close_free_type(type);
		return error_set(err, ERROR_SYSTEM, "cairo cannot use the font '%s': %s", path,
				 cairo_status_to_string(status));
	}
	*out = face;
	return true;
}

static bool open_faces(struct font_faces **out, const struct font *font, struct error *err)
{
	if (!font->regular_path)
		return error_set(err, ERROR_USAGE, "a font without files cannot paint: open one with font_open()");
	cairo_font_face_t *regular, *bold;
	if (!open_face(&regular, font->regular_path, err))
		return false;
	if (!open_face(&bold, font->bold_path, err)) {
		cairo_font_face_destroy(regular);
		return false;
	}
	*out = mem_zero(1, sizeof **out);
	**out = (struct font_faces){regular, bold, NULL};
	return true;
}

bool font_take_faces(struct font_faces **out, struct font *font, struct error *err)
{
	pthread_mutex_lock(&font->lock);
	struct font_faces *faces = font->idle;
	if (faces)
		font->idle = faces->next;
	pthread_mutex_unlock(&font->lock);
	if (!faces)
		return open_faces(out, font, err);
	faces->next = NULL;
	*out = faces;
	return true;
}

void font_give_faces(struct font *font, struct font_faces *faces)
{
	if (!faces)
		return;
	pthread_mutex_lock(&font->lock);
	faces->next = font->idle;
	font->idle = faces;
	pthread_mutex_unlock(&font->lock);
}

static uint32_t decode(const char *text, size_t length)
{
	static const unsigned char first_bits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t character = (unsigned char)text[0] & first_bits[length];
	for (size_t i = 1; i < length; i++)
		character = character << 6 | ((unsigned char)text[i] & 0x3f);
	return character;
}

struct font_glyph font_glyph_at(const struct font *font, bool bold, const char *text, size_t *length)
{
	*length = utf8_length(text);
	uint32_t character = *length ? decode(text, *length) : 0xfffd;
	if (!*length)
		*length = 1;
	return font_metrics_find(bold ? &font->bold : &font->regular, character);
}

double font_width(struct font *font, const char *text, double size, bool bold)
{
	double width = 0;
	for (size_t length; *text; text += length)
		width += font_glyph_at(font, bold, text, &length).advance;
	return width * size;
}
