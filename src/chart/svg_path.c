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

/* Up to 15 digits are exact in a double, and so are the powers of ten: one division rounds correctly. */
double svg_read_number(const char *text, const char **end)
{
	static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
					1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
	const char *at = text + (*text == '-');
	long long digits = 0;
	int count = 0, decimals = 0;
	bool point = false;
	for (; (*at >= '0' && *at <= '9') || (*at == '.' && !point); at++) {
		if (*at == '.') {
			point = true;
			continue;
		}
		digits = digits * 10 + (*at - '0');
		decimals += point;
		if (++count > 15)
			break;
	}
	if (count == 0 || count > 15 || *at == 'e' || *at == 'E') {
		char *behind;
		double value = strtod(text, &behind);
		*end = behind;
		return value;
	}
	*end = at;
	double size = (double)digits / powers[decimals];
	return *text == '-' ? -size : size;
}

/* buf_printf("%lu"), which would be a third of the time of a page's charts. */
static void write_whole(struct buf *out, unsigned long value)
{
	char digits[24];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
	} while (value);
	buf_add(out, digits + at, sizeof digits - at);
}

static void write_signed(struct buf *out, long value)
{
	if (value < 0)
		buf_char(out, '-');
	write_whole(out, (unsigned long)labs(value));
}

static void write_hundredths(struct buf *out, long value)
{
	unsigned long size = (unsigned long)labs(value), rest = size % 100;
	if (value < 0)
		buf_char(out, '-');
	if (size >= 100 || !rest)
		write_whole(out, size / 100);
	if (!rest)
		return;
	buf_char(out, '.');
	buf_char(out, (char)('0' + rest / 10));
	if (rest % 10)
		buf_char(out, (char)('0' + rest % 10));
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
		write_signed(pen->out, value);
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
		const char *start = *data + strspn(*data, " ");
		double value = svg_read_number(start, data);
		if (*data == start)
			return false;
		*(i % 2 ? &places[i / 2].y : &places[i / 2].x) = value;
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

void svg_write_letter_place(struct buf *out, double pixels)
{
	write_signed(out, lround(pixels * SVG_LETTER_UNITS));
}
