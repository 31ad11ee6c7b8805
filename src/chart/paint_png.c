#include <math.h>
#include <png.h>
#include <stdlib.h>

#include "base/mem.h"
#include "chart/paint_cairo.h"
#include "chart/quantise.h"

struct image {
	uint32_t width, height;
	uint8_t *indexes; /* row by row */
	struct palette palette;
};

static void collect(png_structp png, png_bytep bytes, size_t length)
{
	buf_add(png_get_io_ptr(png), bytes, length);
}

static void nothing_to_flush(png_structp png)
{
	(void)png;
}

static void keep_message(png_structp png, png_const_charp message)
{
	error_set(png_get_error_ptr(png), ERROR_SYSTEM, "libpng cannot write the picture: %s", message);
	png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

/* tEXt is Latin-1; what does not fit there goes into iTXt, which is UTF-8. */
static void add_text(png_structp png, png_infop info, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	png_text text = {.key = (char *)key,
			 .text = (char *)value,
			 .compression = is_ascii(value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE};
	png_set_text(png, info, &text, 1);
}

static int bit_depth(size_t colours)
{
	return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
}

static void set_palette(png_structp png, png_infop info, const struct palette *palette)
{
	png_color colours[PALETTE_MAX];
	for (size_t i = 0; i < palette->count; i++) {
		uint32_t c = palette->colours[i];
		colours[i] = (png_color){(png_byte)(c >> 16), (png_byte)(c >> 8), (png_byte)c};
	}
	png_set_PLTE(png, info, colours, (int)palette->count);
}

static void write_head(png_structp png, png_infop info, const struct image *image, double scale)
{
	png_set_IHDR(png, info, image->width, image->height, bit_depth(image->palette.count), PNG_COLOR_TYPE_PALETTE,
		     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	set_palette(png, info, &image->palette);
	/* A CSS pixel is 1/96 inch. */
	png_uint_32 per_metre = (png_uint_32)lround(96 * scale / 0.0254);
	png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
	png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
}

static void write_rows(png_structp png, const struct image *image)
{
	png_set_packing(png);
	for (uint32_t y = 0; y < image->height; y++)
		png_write_row(png, image->indexes + (size_t)y * image->width);
}

struct texts {
	const char *title;
	const struct picture_text *items;
	size_t count;
};

/* libpng leaves by longjmp(): nothing between here and there owns memory. */
static bool encode(struct buf *out, const struct image *image, double scale, const struct texts *texts,
		   struct error *err)
{
	struct error trouble = ERROR_INIT;
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &trouble, keep_message, ignore_warning);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	if (!info) {
		png_destroy_write_struct(&png, NULL);
		return error_set(err, ERROR_SYSTEM, "libpng cannot be started");
	}
	if (setjmp(png_jmpbuf(png))) {
		png_destroy_write_struct(&png, &info);
		return error_set(err, trouble.kind, "%s", trouble.message);
	}
	png_set_write_fn(png, out, collect, nothing_to_flush);
	write_head(png, info, image, scale);
	add_text(png, info, "Title", texts->title);
	for (size_t i = 0; i < texts->count; i++)
		add_text(png, info, texts->items[i].key, texts->items[i].value);
	png_write_info(png, info);
	write_rows(png, image);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return true;
}

bool paint_png(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme, double scale,
	       const struct picture_text *texts, size_t text_count, struct error *err)
{
	double width = ceil(scene->width * scale), height = ceil(scene->height * scale);
	if (!(width >= 1 && width <= 16384 && height >= 1 && height <= 16384))
		return error_set(err, ERROR_USAGE,
				 "a PNG of %.0f x %.0f pixels cannot be painted: 1 to 16384 a side are possible", width,
				 height);
	struct image image = {.width = (uint32_t)width, .height = (uint32_t)height};
	size_t pixel_count = (size_t)image.width * image.height;
	uint32_t *pixels = mem_zero(pixel_count, sizeof *pixels);
	cairo_surface_t *surface = cairo_image_surface_create_for_data((unsigned char *)pixels, CAIRO_FORMAT_RGB24,
								       (int)width, (int)height, (int)width * 4);
	struct canvas canvas = {scene, font, theme, scale, TEXT_AS_PATHS, true};
	bool good = canvas_paint(&canvas, surface, err);
	struct buf bytes = BUF_INIT;
	if (good) {
		image.indexes = mem_alloc(pixel_count);
		quantise(&image.palette, image.indexes, pixels, pixel_count);
		good = encode(&bytes, &image, scale, &(struct texts){scene->title, texts, text_count}, err);
	}
	if (good)
		buf_add(out, bytes.data, bytes.length);
	buf_free(&bytes);
	free(image.indexes);
	free(pixels);
	return good;
}
