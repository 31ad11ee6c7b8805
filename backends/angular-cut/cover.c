#include "angular-cut/cover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "worker/clones.h"

#define DEGREE 0.017453292519943295
#define SINE   0.01745240643728351 /* of one degree */
#define MARGIN 2e-4

/* The highest cap on a face, seen from a corner, is 0.12 high: 16 rows. */
#define ROWS_MAX 32

/* Words behind the last row: a row that is empty may be so at its very end. */
#define PAST 2

/* Caps of two radii about one centre on a face: the smaller one holds centres of covered cells, the greater one those
 * of touched cells. A face's point (u, v) lies in a cap of cosine c where (a u + b v + w)^2 > c^2 (1 + u^2 + v^2). On
 * a row that is a quadratic inequality in u: between (a k - s) / q and (a k + s) / q, with k = b v + w, q = c^2 - a^2,
 * s = c sqrt(k^2 - q (1 + v^2)). */
struct circle {
	double cosine, q;
};

/* Cells from `begin` to before `end`; none where the two are equal. */
struct extent {
	int32_t begin, end;
};

struct cap {
	struct cube_view centre;
	struct circle inner, outer;
	struct extent rows, columns; /* that the outer circle reaches */
};

/* Of each row from the cap's first on. */
struct spans {
	int32_t inner_begin[ROWS_MAX], inner_end[ROWS_MAX];
	int32_t outer_begin[ROWS_MAX], outer_end[ROWS_MAX];
};

void cover_allocate(struct cover *cover)
{
	*cover = (struct cover){0};
	cover->words = mem_zero(CUBE_CELLS / 64 + PAST, sizeof *cover->words);
	cover->block_touches = mem_zero(COVER_BLOCKS, sizeof *cover->block_touches);
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
	return (struct circle){cosine, cosine * cosine - centre->a * centre->a};
}

/* The first cell whose centre is not before `place`. */
static inline int32_t first_centre(float place)
{
	float cell = place * (CUBE_SIDE / 2) + CUBE_SIDE / 2;
	cell = cell > 0 ? cell : 0;
	cell = cell < CUBE_SIDE ? cell : CUBE_SIDE;
	return (int32_t)(cell + 0.5f);
}

/* Lengths on the face shrink by w or more when they are looked at from the middle of the sphere, w being that of the
 * point nearest to the face's middle. */
static void choose_circles(struct cap *cap)
{
	double nearest = cap->centre.w + DEGREE + CUBE_STEP;
	double angle = MARGIN + CUBE_STEP * M_SQRT1_2 * (nearest < 1 ? nearest : 1);
	double cosine = ANGULAR_CUT_COSINE * (1 - angle * angle / 2), sine = SINE * angle;
	cap->inner = circle(&cap->centre, cosine + sine);
	cap->outer = circle(&cap->centre, cosine - sine);
}

/* From the lowest to the highest point of the outer circle in u (p = a) or in v (p = b), which are
 * (p w -+ s sqrt(p^2 + w^2 - s^2)) / (w^2 - s^2), where s is the sine of its radius. */
static struct extent extent(double p, double w, double sine2)
{
	double root = sqrt(sine2 * (p * p + w * w - sine2)), inverse = 1 / (w * w - sine2);
	return (struct extent){first_centre((float)((p * w - root) * inverse)),
			       first_centre((float)((p * w + root) * inverse))};
}

static void choose_extents(struct cap *cap)
{
	double sine2 = 1 - cap->outer.cosine * cap->outer.cosine;
	cap->rows = extent(cap->centre.b, cap->centre.w, sine2);
	cap->columns = extent(cap->centre.a, cap->centre.w, sine2);
}

/* Rows that are computed: those after the last one are empty. */
static inline int32_t whole_vectors(const struct extent *rows)
{
	return (rows->end - rows->begin + 7) / 8 * 8;
}

WORKER_CLONES static void cut_rows(struct spans *restrict spans, const struct cap *restrict cap)
{
	const float a = (float)cap->centre.a, b = (float)cap->centre.b, w = (float)cap->centre.w;
	const float in_q = (float)cap->inner.q, in_factor = 1 / in_q, in_cosine = (float)cap->inner.cosine;
	const float out_q = (float)cap->outer.q, out_factor = 1 / out_q, out_cosine = (float)cap->outer.cosine;
	const int32_t first = cap->rows.begin, rows = whole_vectors(&cap->rows);
	for (int32_t i = 0; i < rows; i++) {
		float v = ((float)(first + i) + 0.5f) * (float)CUBE_STEP - 1, k = b * v + w, square = 1 + v * v;
		float in = k * k - in_q * square, out = k * k - out_q * square;
		float in_root = in_cosine * sqrtf(in > 0 ? in : 0), out_root = out_cosine * sqrtf(out > 0 ? out : 0);
		spans->inner_begin[i] = first_centre((a * k - in_root) * in_factor);
		spans->inner_end[i] = first_centre((a * k + in_root) * in_factor);
		spans->outer_begin[i] = first_centre((a * k - out_root) * out_factor);
		spans->outer_end[i] = first_centre((a * k + out_root) * out_factor);
	}
}

/* `count` < 64 bits from bit `column` of a row on, in the word where they begin and in the next one. */
static inline void set_bits(uint64_t *first, uint64_t *next, int32_t column, int32_t count)
{
	uint64_t bits = (UINT64_C(1) << count) - 1;
	int shift = column & 63;
	*first |= bits << shift;
	*next |= bits >> 1 >> (63 - shift);
}

static void enter_rows(struct cover *cover, const struct cap *cap, const struct spans *spans, int face)
{
	struct cover_word *row = cover->words + (face * CUBE_SIDE + cap->rows.begin) * (CUBE_SIDE / 64);
	for (int i = 0; i < cap->rows.end - cap->rows.begin; i++, row += CUBE_SIDE / 64) {
		const int32_t inner = spans->inner_begin[i], outer = spans->outer_begin[i];
		struct cover_word *word = row + (inner >> 6);
		set_bits(&word[0].covered, &word[1].covered, inner, spans->inner_end[i] - inner);
		word = row + (outer >> 6);
		set_bits(&word[0].touched, &word[1].touched, outer, spans->outer_end[i] - outer);
	}
}

static void add_touch(struct cover *cover, int32_t block, int64_t number)
{
	MEM_GROW(cover->touches, cover->touch_count, cover->touch_capacity);
	cover->touches[cover->touch_count++] = (struct cover_touch){block, (int32_t)number};
	cover->block_touches[block]++;
}

static void enter_blocks(struct cover *cover, const struct cap *cap, int face, int64_t number)
{
	const int block = 1 << COVER_BLOCK_LEVEL, side = CUBE_SIDE / block;
	for (int32_t row = cap->rows.begin / block; row * block < cap->rows.end; row++)
		for (int32_t column = cap->columns.begin / block; column * block < cap->columns.end; column++)
			add_touch(cover, (face * side + row) * side + column, number);
}

static void enter_cap(struct cover *cover, const struct cube_view *centre, int face, int64_t number)
{
	struct cap cap = {.centre = *centre};
	struct spans spans;
	choose_circles(&cap);
	choose_extents(&cap);
	cut_rows(&spans, &cap);
	enter_rows(cover, &cap, &spans, face);
	enter_blocks(cover, &cap, face, number);
}

/* Can a cap about this centre have points on the face? Its reach in u and v is less than 0.1 there. */
static bool reaches(const struct cube_view *centre)
{
	return centre->w > 0.5 && fabs(centre->a) < 1.1 * centre->w && fabs(centre->b) < 1.1 * centre->w;
}

/* First on the face that it lies on, then on those beside it: seldom enough to be guessed. */
static void enter_point(struct cover *cover, const double place[3], int64_t number)
{
	const double x = fabs(place[0]), y = fabs(place[1]), z = fabs(place[2]);
	int major = y > x;
	major = z > (y > x ? y : x) ? 2 : major;
	for (int turn = 0; turn < 3; turn++) {
		int axis = (major + turn) % 3;
		struct cube_view centre = cube_view(axis, place);
		if (reaches(&centre))
			enter_cap(cover, &centre, 2 * axis + (place[axis] < 0), number);
	}
}

void cover_enter(struct cover *cover, const struct sphere_points *contaminants, int64_t begin, int64_t end)
{
	struct cover own = *cover; /* apart from those of other threads, which lie in the same lines of the cache */
	memset(own.words, 0, CUBE_CELLS / 64 * sizeof *own.words);
	memset(own.block_touches, 0, COVER_BLOCKS * sizeof *own.block_touches);
	own.touch_count = 0;
	for (int64_t i = begin; i < end; i++)
		enter_point(&own, (double[]){contaminants->x[i], contaminants->y[i], contaminants->z[i]}, i);
	*cover = own;
}

WORKER_CLONES static void unite(struct cover_word *restrict to, const struct cover_word *restrict from, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		to[i].covered |= from[i].covered;
		to[i].touched |= from[i].touched;
	}
}

void cover_unite(struct cover_word *to, const struct cover_word *from, int64_t begin, int64_t end)
{
	unite(to + begin, from + begin, end - begin);
}
