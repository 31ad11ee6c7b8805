#include "chart/svg_path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct place {
	double x, y;
};

struct grid_place {
	long x, y; /* steps of the pen's grid */
};

struct pen {
	struct buf *out;
	int steps;               /* a pixel: 100, written with a point; or SVG_LETTER_UNITS, whole */
	struct place exact;      /* where the original path is */
	struct grid_place at;    /* where the written path is */
	struct grid_place start; /* of the subpath, where z leads */
	struct place pending;    /* a move that no line has followed yet */
	bool has_pending;
	char command;  /* last written */
	bool fraction; /* the last number has a point: the next may begin with one */
};

static void write_hundredths(struct buf *out, long value)
{
	unsigned long size = (unsigned long)labs(value), rest = size % 100;
	buf_text(out, value < 0 ? "-" : "");
	if (size >= 100 || !rest)
		buf_printf(out, "%lu", size / 100);
	if (rest)
		buf_printf(out, rest % 10 ? ".%02lu" : ".%lu", rest % 10 ? rest : rest / 10);
}

void svg_write_number(struct buf *out, double value)
{
	write_hundredths(out, lround(value * 100));
}

/* "1.5.25-3" reads as 1.5, .25, -3: a space only where two numbers would grow together. */
static void put_number(struct pen *pen, long value, bool after_command)
{
	bool point = pen->steps == 100;
	bool starts_with_point = point && value > 0 && value < 100;
	if (!after_command && value >= 0 && !(starts_with_point && pen->fraction))
		buf_char(pen->out, ' ');
	if (point)
		write_hundredths(pen->out, value);
	else
		buf_printf(pen->out, "%ld", value);
	pen->fraction = point && value % 100 != 0;
}

static void put(struct pen *pen, char command, const long *numbers, size_t count)
{
	/* A letter is not repeated, and pairs behind a move are lines. */
	bool again = pen->command == command || (command == 'l' && pen->command == 'm');
	if (!again)
		buf_char(pen->out, command);
	for (size_t i = 0; i < count; i++)
		put_number(pen, numbers[i], i == 0 && !again);
	pen->command = command;
}

static struct grid_place to_grid(const struct pen *pen, struct place p)
{
	return (struct grid_place){lround(p.x * pen->steps), lround(p.y * pen->steps)};
}

static void flush_move(struct pen *pen)
{
	if (!pen->has_pending)
		return;
	struct grid_place to = to_grid(pen, pen->pending);
	pen->has_pending = false;
	/* cairo repeats the start behind each Z; the pen is there already. */
	if (pen->command == 'z' && to.x == pen->at.x && to.y == pen->at.y)
		return;
	put(pen, 'm', (long[]){to.x - pen->at.x, to.y - pen->at.y}, 2);
	pen->at = pen->start = to;
}

static void line_to(struct pen *pen, struct place p)
{
	flush_move(pen);
	struct grid_place to = to_grid(pen, p);
	long dx = to.x - pen->at.x, dy = to.y - pen->at.y;
	if (dx == 0 && dy != 0)
		put(pen, 'v', &dy, 1);
	else if (dy == 0)
		put(pen, 'h', &dx, 1);
	else
		put(pen, 'l', (long[]){dx, dy}, 2);
	pen->at = to;
	pen->exact = p;
}

/* The control point of the quadratic curve that this cubic one stands for, if there is one. */
static bool quadratic(struct place *control, struct place from, const struct place c[3])
{
	const double tolerance = 0.02;
	struct place first = {(3 * c[0].x - from.x) / 2, (3 * c[0].y - from.y) / 2};
	struct place second = {(3 * c[1].x - c[2].x) / 2, (3 * c[1].y - c[2].y) / 2};
	*control = (struct place){(first.x + second.x) / 2, (first.y + second.y) / 2};
	return fabs(first.x - second.x) < tolerance && fabs(first.y - second.y) < tolerance;
}

static void curve_to(struct pen *pen, const struct place c[3])
{
	flush_move(pen);
	struct grid_place at = pen->at, to = to_grid(pen, c[2]);
	struct place control;
	if (quadratic(&control, pen->exact, c)) {
		struct grid_place q = to_grid(pen, control);
		put(pen, 'q', (long[]){q.x - at.x, q.y - at.y, to.x - at.x, to.y - at.y}, 4);
	} else {
		struct grid_place a = to_grid(pen, c[0]), b = to_grid(pen, c[1]);
		put(pen, 'c', (long[]){a.x - at.x, a.y - at.y, b.x - at.x, b.y - at.y, to.x - at.x, to.y - at.y}, 6);
	}
	pen->at = to;
	pen->exact = c[2];
}

static void close_path(struct pen *pen)
{
	flush_move(pen);
	put(pen, 'z', NULL, 0);
	pen->at = pen->start;
}

static bool take_places(const char **data, struct place *places, size_t count)
{
	for (size_t i = 0; i < 2 * count; i++) {
		char *end;
		double value = strtod(*data, &end);
		if (end == *data)
			return false;
		*(i % 2 ? &places[i / 2].y : &places[i / 2].x) = value;
		*data = end;
	}
	return true;
}

static bool draw(struct pen *pen, const char **data)
{
	struct place p[3];
	char command = *(*data)++;
	if (!take_places(data, p, command == 'C' ? 3 : command == 'M' || command == 'L' ? 1 : 0))
		return false;
	if (command == 'M') {
		pen->pending = pen->exact = p[0];
		pen->has_pending = true;
	} else if (command == 'L') {
		line_to(pen, p[0]);
	} else if (command == 'C') {
		curve_to(pen, p);
	} else if (command == 'Z') {
		close_path(pen);
	}
	return strchr("MLCZ", command) != NULL;
}

static void rewrite(struct buf *out, const char *data, int steps)
{
	struct buf written = BUF_INIT;
	struct pen pen = {.out = &written, .steps = steps};
	const char *at = data;
	bool good = true;
	for (at += strspn(at, " "); good && *at; at += strspn(at, " "))
		good = draw(&pen, &at);
	buf_text(out, good ? written.data : data);
	buf_free(&written);
}

void svg_write_path(struct buf *out, const char *data)
{
	rewrite(out, data, 100);
}

void svg_write_letter_path(struct buf *out, const char *data)
{
	rewrite(out, data, SVG_LETTER_UNITS);
}

void svg_write_letter_place(struct buf *out, const char *value)
{
	buf_printf(out, "%ld", lround(strtod(value, NULL) * SVG_LETTER_UNITS));
}
