#include "chart/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "chart/colour_map.h"
#include "chart/frame.h"
#include "chart/tick_text.h"

/* Sizes in CSS pixels. */
static const double longer_side = 256, shortest_side = 12, least_bar = 96;
static const double edge = 8; /* above and below: half a tick's text */
static const double bar_gap = 10, bar_width = 12, text_gap = 4, least_text_width = 42, ruler_height = 30;

struct box {
	double x0, y0, x1, y1;
};

struct picture_scale picture_scale(const struct picture *picture)
{
	struct range all = RANGE_EMPTY, positive = RANGE_EMPTY;
	for (size_t i = 0; i < picture->rows * picture->columns; i++) {
		range_add(&all, (double)picture->values[i]);
		if (picture->values[i] > 0)
			range_add(&positive, (double)picture->values[i]);
	}
	bool is_log = picture->log_scale && !range_is_empty(positive);
	enum scale_kind kind = is_log ? SCALE_LOG : SCALE_LINEAR;
	if (is_log)
		all = (struct range){fmax(positive.low, positive.high / pow(10, PICTURE_DECADES)), positive.high};
	all = scale_widened(kind, all);
	return (struct picture_scale){kind, all.low, all.high};
}

/* A scale from 0 at `low` to 1 at `high`. */
static double share_of(const struct picture_scale *range, double value)
{
	const struct scale scale = {range->kind, range->low, range->high, 0, 1};
	return value <= range->low ? 0 : scale_pixel(&scale, value);
}

static struct box field_box(const struct picture *picture)
{
	double aspect = picture->aspect > 0 ? picture->aspect : 1;
	double width = aspect >= 1 ? longer_side : fmax(round(longer_side * aspect), shortest_side);
	double height = aspect <= 1 ? longer_side : fmax(round(longer_side / aspect), shortest_side);
	return (struct box){1, edge, 1 + width, edge + height};
}

static void outline(struct scene *scene, const struct box *box)
{
	const struct scene_point corners[] = {{box->x0 - 0.5, box->y0 - 0.5},
					      {box->x1 + 0.5, box->y0 - 0.5},
					      {box->x1 + 0.5, box->y1 + 0.5},
					      {box->x0 - 0.5, box->y1 + 0.5},
					      {box->x0 - 0.5, box->y0 - 0.5}};
	scene_line(scene, ROLE_AXIS, 1, DASH_SOLID, corners, COUNT_OF(corners));
}

/* The numbers as shares of the scale. */
struct shares {
	double *items;
	size_t rows, columns;
};

/* Between the four numbers around a place; the first number stands at 0. */
static double share_at(const struct shares *shares, double y, double x)
{
	double row = fmin(fmax(y, 0), (double)(shares->rows - 1)),
	       column = fmin(fmax(x, 0), (double)(shares->columns - 1));
	size_t top = (size_t)row, left = (size_t)column;
	size_t bottom = top + 1 < shares->rows ? top + 1 : top, right = left + 1 < shares->columns ? left + 1 : left;
	const double *above = shares->items + top * shares->columns, *below = shares->items + bottom * shares->columns;
	double down = row - (double)top, along = column - (double)left;
	return (1 - down) * ((1 - along) * above[left] + along * above[right]) +
	       down * ((1 - along) * below[left] + along * below[right]);
}

/* Numbers that are a whole number of pixels large keep their edges. Others would differ in size: for them there is a
 * cell for each pixel, between the numbers. Between their colours there would be colours that the scale has not. */
static size_t cells_of(size_t count, double side)
{
	size_t pixels = (size_t)lround(side * PICTURE_SCALE);
	return pixels % count == 0 ? count : pixels;
}

static void draw_field(struct scene *scene, const struct picture *picture, const struct picture_scale *range,
		       const struct box *box)
{
	uint32_t map[COLOUR_MAP_LEVELS];
	for (size_t i = 0; i < COLOUR_MAP_LEVELS; i++)
		map[i] = colour_map((double)i / (COLOUR_MAP_LEVELS - 1));
	struct shares shares = {.rows = picture->rows, .columns = picture->columns};
	size_t rows = cells_of(shares.rows, box->y1 - box->y0), columns = cells_of(shares.columns, box->x1 - box->x0);
	shares.items = mem_alloc(shares.rows * shares.columns * sizeof *shares.items);
	for (size_t i = 0; i < shares.rows * shares.columns; i++)
		shares.items[i] = share_of(range, (double)picture->values[i]);
	uint32_t *colours = mem_alloc(rows * columns * sizeof *colours);
	for (size_t row = 0; row < rows; row++)
		for (size_t column = 0; column < columns; column++) {
			double y = ((double)row + 0.5) * (double)shares.rows / (double)rows - 0.5;
			double x = ((double)column + 0.5) * (double)shares.columns / (double)columns - 0.5;
			colours[row * columns + column] =
				map[lround(share_at(&shares, y, x) * (COLOUR_MAP_LEVELS - 1))];
		}
	scene_field(scene, box->x0, box->y0, box->x1, box->y1, colours, rows, columns);
	outline(scene, box);
	free(shares.items);
}

/* "1e-06" is "1e-6". */
static void tidy_exponent(char *text)
{
	char *e = strchr(text, 'e');
	char *zero = e && e[1] && e[2] == '0' ? e + 2 : NULL;
	if (zero)
		memmove(zero, zero + 1, strlen(zero));
}

static void find_ticks(struct ticks *out, const struct picture_scale *range, const struct box *bar)
{
	const struct scale scale = {range->kind, range->low, range->high, bar->y1, bar->y0};
	ticks_round(out, &scale, UNIT_NUMBER, bar->y1 - bar->y0 < 150 ? 4 : 7);
	for (size_t i = 0; i < out->count; i++)
		tidy_exponent(out->items[i].text);
}

static double text_width(const struct ticks *ticks, struct font *font)
{
	double width = least_text_width;
	for (size_t i = 0; i < ticks->count; i++)
		width = fmax(width, ceil(font_width(font, ticks->items[i].text, TEXT_SIZE, false)));
	return width;
}

static void draw_bar(struct scene *scene, const struct picture_scale *range, const struct box *bar,
		     const struct ticks *ticks)
{
	const struct scale scale = {range->kind, range->low, range->high, bar->y1, bar->y0};
	uint32_t *colours = mem_alloc(COLOUR_MAP_LEVELS * sizeof *colours);
	for (size_t i = 0; i < COLOUR_MAP_LEVELS; i++)
		colours[i] = colour_map(1 - (double)i / (COLOUR_MAP_LEVELS - 1));
	scene_field(scene, bar->x0, bar->y0, bar->x1, bar->y1, colours, COLOUR_MAP_LEVELS, 1);
	outline(scene, bar);
	for (size_t i = 0; i < ticks->count; i++) {
		double y = scale_pixel(&scale, ticks->items[i].value), end = bar->x1 + TICK_LENGTH;
		scene_segment(scene, ROLE_AXIS, 1, bar->x1, y, end, y);
		scene_text(scene, ROLE_MUTED, TEXT_SIZE, false, ANCHOR_START, end + text_gap,
			   y + TEXT_MIDDLE * TEXT_SIZE, ticks->items[i].text);
	}
}

static bool has_ruler(const struct picture *picture)
{
	return isfinite(picture->width) && picture->width_unit;
}

static void draw_ruler(struct scene *scene, const struct picture *picture, const struct box *field)
{
	char number[TICK_TEXT_SIZE];
	double y = field->y1 + 10;
	tick_text(number, UNIT_NUMBER, picture->width);
	tidy_exponent(number);
	char *text = mem_printf("%s %s", number, picture->width_unit);
	scene_segment(scene, ROLE_AXIS, 1, field->x0, y, field->x1, y);
	scene_segment(scene, ROLE_AXIS, 1, field->x0, y - 3, field->x0, y + 3);
	scene_segment(scene, ROLE_AXIS, 1, field->x1, y - 3, field->x1, y + 3);
	scene_text(scene, ROLE_MUTED, TEXT_SIZE, false, ANCHOR_MIDDLE, (field->x0 + field->x1) / 2, y + 15, text);
	free(text);
}

void picture_layout(struct scene *out, const struct picture *picture, struct font *font)
{
	const struct picture_scale range = picture_scale(picture);
	const struct box field = field_box(picture);
	struct box bar = {field.x1 + bar_gap, field.y0, field.x1 + bar_gap + bar_width, field.y1};
	struct ticks ticks;
	bar.y1 = fmax(bar.y1, bar.y0 + least_bar);
	find_ticks(&ticks, &range, &bar);
	*out = (struct scene){0};
	out->width = bar.x1 + TICK_LENGTH + text_gap + text_width(&ticks, font);
	out->height = fmax(bar.y1 + edge, field.y1 + (has_ruler(picture) ? ruler_height : edge));
	scene_set_title(out, picture->title);
	draw_field(out, picture, &range, &field);
	draw_bar(out, &range, &bar, &ticks);
	if (has_ruler(picture))
		draw_ruler(out, picture, &field);
}
