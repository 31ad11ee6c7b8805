#include "angular-cut/cover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "angular-cut/cube.h"
#include "base/mem.h"
#include "worker/clones.h"

#define DEGREE 0.017453292519943295
#define SINE   0.01745240643728351 /* of one degree */
#define MARGIN 4e-6

/* The widest cap seen from a face's corner is 0.12 high, 31 rows of the finest level. */
#define ROWS_MAX 64

/* Caps of two radii about one centre on a face: the smaller one holds centres of covered cells, the greater one those
 * of touched cells. A face's point (u, v) lies in a cap of cosine c where (a u + b v + w)^2 > c^2 (1 + u^2 + v^2). On
 * a row that is a quadratic inequality in u: between (a k - s) / q and (a k + s) / q, with k = b v + w, q = c^2 - a^2,
 * s = c sqrt(k^2 - q (1 + v^2)). */
struct circle {
	double cosine, q, inverse;
};

struct cap {
	struct cube_view centre;
	struct circle inner, outer;
	int first, end; /* rows that the outer circle reaches */
};

/* Columns [begin, end) of each row from cap.first; none where the two are equal. */
struct spans {
	int32_t inner_begin[ROWS_MAX], inner_end[ROWS_MAX];
	int32_t outer_begin[ROWS_MAX], outer_end[ROWS_MAX];
};

void cover_allocate(struct cover *cover, int level, int block_level)
{
	*cover = (struct cover){.level = level, .block_level = block_level};
	cover->words = mem_zero((size_t)cube_cells(level) / 64, sizeof *cover->words);
	cover->block_touches = mem_zero((size_t)cover_blocks(cover), sizeof *cover->block_touches);
}

void cover_free(struct cover *cover)
{
	free(cover->words);
	free(cover->touches);
	free(cover->block_touches);
	*cover = (struct cover){0};
}

static struct circle circle(const struct cube_view *centre, double cosine)
{
	double q = cosine * cosine - centre->a * centre->a;
	return (struct circle){cosine, q, 1 / q};
}

/* The cell, counted from the edge at -1, whose centre is the first not before `place`. */
static inline int32_t first_centre(double place, double half, double side)
{
	double cell = place * half + half;
	cell = cell > 0 ? cell : 0;
	cell = cell < side ? cell : side;
	return (int32_t)(cell + 0.5);
}

/* Lengths on the face shrink by w or more when they are looked at from the middle of the sphere, w being that of the
 * point nearest to the face's middle. */
static void choose_circles(struct cap *cap, double step)
{
	double nearest = cap->centre.w + DEGREE + step;
	double angle = MARGIN + step * M_SQRT1_2 * (nearest < 1 ? nearest : 1);
	double cosine = ANGULAR_CUT_COSINE * (1 - angle * angle / 2), sine = SINE * angle;
	cap->inner = circle(&cap->centre, cosine + sine);
	cap->outer = circle(&cap->centre, cosine - sine);
}

/* v at the lowest and the highest point of the outer circle: (b w -+ s sqrt(b^2 + w^2 - s^2)) / (w^2 - s^2), where s is
 * the sine of its radius. */
static void choose_rows(struct cap *cap, double side)
{
	const struct cube_view *centre = &cap->centre;
	double sine2 = 1 - cap->outer.cosine * cap->outer.cosine;
	double root = sqrt(sine2 * (centre->b * centre->b + centre->w * centre->w - sine2));
	double inverse = 1 / (centre->w * centre->w - sine2);
	cap->first = first_centre((centre->b * centre->w - root) * inverse, side / 2, side);
	cap->end = first_centre((centre->b * centre->w + root) * inverse, side / 2, side);
}

WORKER_CLONES static void cut_rows(struct spans *restrict spans, const struct cap *restrict cap, int level)
{
	const double side = 1 << level, half = side / 2, step = 2 / side;
	const double a = cap->centre.a, b = cap->centre.b, w = cap->centre.w;
	const struct circle inner = cap->inner, outer = cap->outer;
	const int rows = cap->end - cap->first;
	for (int i = 0; i < rows; i++) {
		double v = (cap->first + i + 0.5) * step - 1, k = b * v + w, square = 1 + v * v;
		double in = k * k - inner.q * square, out = k * k - outer.q * square;
		double in_root = inner.cosine * sqrt(in > 0 ? in : 0),
		       out_root = outer.cosine * sqrt(out > 0 ? out : 0);
		spans->inner_begin[i] = first_centre((a * k - in_root) * inner.inverse, half, side);
		spans->inner_end[i] = first_centre((a * k + in_root) * inner.inverse, half, side);
		spans->outer_begin[i] = first_centre((a * k - out_root) * outer.inverse, half, side);
		spans->outer_end[i] = first_centre((a * k + out_root) * outer.inverse, half, side);
	}
}

/* Bits from `begin` to `end` of a word, as far as they lie in it. */
static uint64_t bits_between(int begin, int end)
{
	uint64_t from = begin <= 0 ? UINT64_MAX : begin < 64 ? UINT64_MAX << begin : 0;
	uint64_t past = end <= 0 ? UINT64_MAX : end < 64 ? UINT64_MAX << end : 0;
	return from & ~past;
}

static void enter_row(struct cover_word *row, const struct spans *spans, int i)
{
	int begin = spans->outer_begin[i], end = spans->outer_end[i];
	for (int word = begin >> 6; word << 6 < end; word++) {
		int first = word << 6;
		row[word].touched |= bits_between(begin - first, end - first);
		row[word].covered |= bits_between(spans->inner_begin[i] - first, spans->inner_end[i] - first);
	}
}

static void enter_rows(struct cover *cover, const struct cap *cap, const struct spans *spans, int face)
{
	int words = 1 << cover->level >> 6;
	struct cover_word *row = cover->words + (((int64_t)face << cover->level) + cap->first) * words;
	for (int i = 0; i < cap->end - cap->first; i++, row += words)
		enter_row(row, spans, i);
}

static void add_touch(struct cover *cover, int64_t block, int64_t number)
{
	MEM_GROW(cover->touches, cover->touch_count, cover->touch_capacity);
	cover->touches[cover->touch_count++] = (struct cover_touch){(uint32_t)block, (int32_t)number};
	cover->block_touches[block]++;
}

/* The blocks in which the outer circle has cells: from the leftmost to the rightmost in each row of blocks. */
static void enter_blocks(struct cover *cover, const struct cap *cap, const struct spans *spans, int face,
			 int64_t number)
{
	int level = cover->block_level, across = 1 << (cover->level - level);
	for (int row = cap->first; row < cap->end;) {
		int64_t block = ((int64_t)face * across + (row >> level)) * across;
		int begin = INT32_MAX, end = 0, next = ((row >> level) + 1) << level;
		for (; row < next && row < cap->end; row++) {
			int i = row - cap->first;
			if (spans->outer_begin[i] < spans->outer_end[i]) {
				begin = spans->outer_begin[i] < begin ? spans->outer_begin[i] : begin;
				end = spans->outer_end[i] > end ? spans->outer_end[i] : end;
			}
		}
		for (int column = begin >> level; column << level < end; column++)
			add_touch(cover, block + column, number);
	}
}

static void enter_cap(struct cover *cover, const struct cube_view *centre, int face, int64_t number)
{
	struct cap cap = {.centre = *centre};
	struct spans spans;
	double side = 1 << cover->level;
	choose_circles(&cap, 2 / side);
	choose_rows(&cap, side);
	cut_rows(&spans, &cap, cover->level);
	enter_rows(cover, &cap, &spans, face);
	enter_blocks(cover, &cap, &spans, face, number);
}

/* Can a cap about this centre have points on the face? Its reach in u and v is less than 0.1 there. */
static bool reaches(const struct cube_view *centre)
{
	return centre->w > 0.5 && fabs(centre->a) < 1.1 * centre->w && fabs(centre->b) < 1.1 * centre->w;
}

void cover_enter(struct cover *cover, const struct sphere_points *contaminants, int64_t begin, int64_t end)
{
	memset(cover->words, 0, (size_t)cube_cells(cover->level) / 64 * sizeof *cover->words);
	memset(cover->block_touches, 0, (size_t)cover_blocks(cover) * sizeof *cover->block_touches);
	cover->touch_count = 0;
	for (int64_t i = begin; i < end; i++)
		for (int face = 0; face < 6; face++) {
			struct cube_view centre =
				cube_view(face, contaminants->x[i], contaminants->y[i], contaminants->z[i]);
			if (reaches(&centre))
				enter_cap(cover, &centre, face, i);
		}
}

WORKER_CLONES void cover_unite(struct cover_word *to, const struct cover_word *from, int64_t begin, int64_t end)
{
	for (int64_t i = begin; i < end; i++) {
		to[i].covered |= from[i].covered;
		to[i].touched |= from[i].touched;
	}
}
