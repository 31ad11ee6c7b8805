#include "matrix-product/compensated.h"

#include <string.h>

#include "worker/clones.h"

/* A vector of the compiler's, lowered to what the processor has. It goes by pointer: how one is passed by value
 * depends on the instruction set. */
#define LANES 8
typedef double lanes __attribute__((vector_size(LANES * sizeof(double))));

#define INLINE static inline __attribute__((always_inline))

struct running {
	lanes sum, rest; /* rest: what rounding took from sum */
};

/* x = high + low, each of 26 bits (Veltkamp): products of such halves are exact. */
INLINE void split(lanes *high, lanes *low, const lanes *x)
{
	lanes scaled = *x * 134217729.0; /* 2^27 + 1 */
	*high = scaled - (scaled - *x);
	*low = *x - *high;
}

/* x * y = product + error, exactly (Dekker). Not by fma(): where that is a function call, this is faster, and where it
 * is an instruction, this is fast enough. */
INLINE void multiply(lanes *product, lanes *error, const lanes *x, const lanes *y)
{
	lanes x_high, x_low, y_high, y_low;
	split(&x_high, &x_low, x);
	split(&y_high, &y_low, y);
	*product = *x * *y;
	*error = ((x_high * y_high - *product) + x_high * y_low + x_low * y_high) + x_low * y_low;
}

/* sum + value = new sum + what goes to rest, exactly (Knuth). */
INLINE void add(struct running *running, const lanes *value)
{
	lanes sum = running->sum + *value;
	lanes part = sum - running->sum;
	running->rest += (running->sum - (sum - part)) + (*value - part);
	running->sum = sum;
}

INLINE void add_product(struct running *running, const lanes *x, const lanes *y)
{
	lanes product, error;
	multiply(&product, &error, x, y);
	add(running, &product);
	running->rest += error;
}

/* The lanes' sums together, each step as exact as those within a lane. */
static struct twofold collect(const struct running *running)
{
	double sum = 0, rest = 0;
	for (int i = 0; i < LANES; i++) {
		double value = running->sum[i], next = sum + value, part = next - sum;
		rest += running->rest[i] + ((sum - (next - part)) + (value - part));
		sum = next;
	}
	return (struct twofold){sum + rest, rest - ((sum + rest) - sum)};
}

INLINE void add_lanes(struct running *running, const double *x, const double *y)
{
	lanes a, b;
	memcpy(&a, x, sizeof a);
	memcpy(&b, y, sizeof b);
	add_product(running, &a, &b);
}

/* Fewer than LANES: with zeros behind them. */
INLINE void add_tail(struct running *running, const double *x, const double *y, size_t count)
{
	double padded[2][LANES] = {{0}};
	memcpy(padded[0], x, count * sizeof *x);
	memcpy(padded[1], y, count * sizeof *y);
	add_lanes(running, padded[0], padded[1]);
}

/* By pointer and not external, as compilers differ in what they make of clones. */
WORKER_CLONES static void add_all(struct running *out, const double *x, const double *y, size_t count)
{
	struct running running = {0};
	size_t whole = count - count % LANES;
	for (size_t i = 0; i < whole; i += LANES)
		add_lanes(&running, x + i, y + i);
	if (whole < count)
		add_tail(&running, x + whole, y + whole, count - whole);
	*out = running;
}

struct twofold compensated_dot(const double *x, const double *y, size_t count)
{
	struct running running;
	add_all(&running, x, y, count);
	return collect(&running);
}
