#include "naive.h"

#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- types --- */

static bool is_comparison(enum operation operation)
{
	return operation >= OPERATION_LESS && operation <= OPERATION_NOT_EQUAL;
}

static bool is_analysis(enum operation operation)
{
	return operation >= OPERATION_SQRT && operation <= OPERATION_ARCTAN2;
}

static bool has_complex(enum operation operation)
{
	static const enum operation none[] = {OPERATION_FLOOR_DIVIDE, OPERATION_MODULO,        OPERATION_LESS,
					      OPERATION_LESS_EQUAL,   OPERATION_GREATER,       OPERATION_MIN,
					      OPERATION_MAX,          OPERATION_GREATER_EQUAL, OPERATION_COMPLEX,
					      OPERATION_EXPM1,        OPERATION_LOG10,         OPERATION_LOG1P,
					      OPERATION_ARCSIN,       OPERATION_ARCCOS,        OPERATION_ARCTAN,
					      OPERATION_FLOOR,        OPERATION_CEIL,          OPERATION_ARCTAN2};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (none[i] == operation)
			return false;
	return true;
}

static enum expression_type higher(enum expression_type a, enum expression_type b)
{
	return a > b ? a : b;
}

/* The type in which it is calculated; -1: none. */
static int working_type(enum operation operation, const enum expression_type *types)
{
	enum expression_type type = types[0];
	if (operation == OPERATION_WHERE)
		return types[0] == EXPRESSION_BOOL ? (int)higher(types[1], types[2]) : -1;
	if (operation_rows[operation].operands == 2)
		type = higher(type, types[1]);
	if (operation == OPERATION_AND || operation == OPERATION_OR || operation == OPERATION_XOR ||
	    operation == OPERATION_INVERT)
		return type <= EXPRESSION_INT ? (int)type : -1;
	if (type == EXPRESSION_COMPLEX)
		return has_complex(operation) ? (int)type : -1;
	if (operation == OPERATION_REAL || operation == OPERATION_IMAG || operation == OPERATION_CONJ)
		return EXPRESSION_COMPLEX;
	if (operation == OPERATION_COMPLEX)
		return EXPRESSION_DOUBLE;
	if ((is_analysis(operation) || operation == OPERATION_DIVIDE) && type <= EXPRESSION_INT)
		return EXPRESSION_DOUBLE;
	if (operation == OPERATION_EQUAL || operation == OPERATION_NOT_EQUAL)
		return type;
	return type == EXPRESSION_BOOL ? EXPRESSION_INT : type;
}

int naive_type(enum operation operation, const enum expression_type *types)
{
	int type = working_type(operation, types);
	if (type < 0)
		return -1;
	if (is_comparison(operation))
		return EXPRESSION_BOOL;
	if (operation == OPERATION_COMPLEX)
		return EXPRESSION_COMPLEX;
	if (type == EXPRESSION_COMPLEX &&
	    (operation == OPERATION_ABS || operation == OPERATION_REAL || operation == OPERATION_IMAG))
		return EXPRESSION_DOUBLE;
	return type;
}

struct value naive_convert(struct value value, enum expression_type type)
{
	struct value out = {.type = type};
	memset(&out.is, 0, sizeof out.is);
	if (value.type == type)
		return value;
	int64_t whole = value.type == EXPRESSION_BOOL ? value.is.b : value.is.i;
	double real = value.type == EXPRESSION_FLOAT ? (double)value.is.f : value.is.d;
	if (type == EXPRESSION_INT)
		out.is.i = whole;
	else if (type == EXPRESSION_FLOAT)
		out.is.f = (float)whole;
	else if (type == EXPRESSION_DOUBLE)
		out.is.d = value.type <= EXPRESSION_INT ? (double)whole : real;
	else
		out.is.c.re = value.type <= EXPRESSION_INT ? (double)whole : real;
	return out;
}

/* --- values --- */

static struct value of_bool(bool b)
{
	struct value out = {.type = EXPRESSION_BOOL};
	memset(&out.is, 0, sizeof out.is);
	out.is.b = b;
	return out;
}

static int64_t wrap(__int128 wide)
{
	return (int64_t)(uint64_t)wide;
}

static __int128 floor_quotient(int64_t x, int64_t y)
{
	__int128 quotient = (__int128)x / y;
	bool below_zero = (x < 0) != (y < 0);
	return below_zero && quotient * y != x ? quotient - 1 : quotient;
}

static int64_t power(int64_t x, int64_t y)
{
	if (y < 0)
		return x == 1 || (x == -1 && y % 2 == 0) ? 1 : x == -1 ? -1 : 0;
	if (y == 0)
		return 1;
	int64_t root = power(x, y / 2), square = wrap((__int128)root * root);
	return y % 2 ? wrap((__int128)square * x) : square;
}

static int64_t on_ints(enum operation operation, int64_t x, int64_t y)
{
	switch (operation) {
	case OPERATION_ADD:
		return wrap((__int128)x + y);
	case OPERATION_SUBTRACT:
		return wrap((__int128)x - y);
	case OPERATION_MULTIPLY:
		return wrap((__int128)x * y);
	case OPERATION_FLOOR_DIVIDE:
		return y ? wrap(floor_quotient(x, y)) : 0;
	case OPERATION_MODULO:
		return y ? wrap(x - floor_quotient(x, y) * y) : 0;
	case OPERATION_POWER:
		return power(x, y);
	case OPERATION_NEGATE:
		return wrap(-(__int128)x);
	case OPERATION_ABS:
		return x < 0 ? wrap(-(__int128)x) : x;
	case OPERATION_INVERT:
		return wrap(-1 - (__int128)x);
	case OPERATION_AND:
		return x & y;
	case OPERATION_OR:
		return x | y;
	case OPERATION_XOR:
		return x ^ y;
	case OPERATION_MIN:
		return y < x ? y : x;
	case OPERATION_MAX:
		return y > x ? y : x;
	default:
		return INT64_MIN;
	}
}

/* Python's: of the divisor's sign, zeros too. */
#define MODULO(type, s)                                                                                                \
	static type modulo##s(type x, type y)                                                                          \
	{                                                                                                              \
		type rest = fmod##s(x, y);                                                                             \
		if (rest && signbit(rest) != signbit(y))                                                               \
			return rest + y;                                                                               \
		return rest ? rest : copysign##s(0, y);                                                                \
	}

#define ON_REALS(type, s)                                                                                              \
	MODULO(type, s)                                                                                                \
	static type arithmetic##s(enum operation operation, type x, type y)                                            \
	{                                                                                                              \
		switch (operation) {                                                                                   \
		case OPERATION_ADD:                                                                                    \
			return x + y;                                                                                  \
		case OPERATION_SUBTRACT:                                                                               \
			return x - y;                                                                                  \
		case OPERATION_MULTIPLY:                                                                               \
			return x * y;                                                                                  \
		case OPERATION_DIVIDE:                                                                                 \
			return x / y;                                                                                  \
		case OPERATION_FLOOR_DIVIDE:                                                                           \
			return floor##s(x / y);                                                                        \
		case OPERATION_MODULO:                                                                                 \
			return modulo##s(x, y);                                                                        \
		case OPERATION_POWER:                                                                                  \
			return pow##s(x, y);                                                                           \
		case OPERATION_MIN:                                                                                    \
			return isnan(x) || isnan(y) ? (type)NAN : x < y ? x : y;                                       \
		case OPERATION_MAX:                                                                                    \
			return isnan(x) || isnan(y) ? (type)NAN : x > y ? x : y;                                       \
		case OPERATION_ARCTAN2:                                                                                \
			return atan2##s(x, y);                                                                         \
		default:                                                                                               \
			return 12345;                                                                                  \
		}                                                                                                      \
	}                                                                                                              \
	static type on_reals##s(enum operation operation, type x, type y)                                              \
	{                                                                                                              \
		static type (*const functions[])(type) = {                                                             \
			[OPERATION_ABS] = fabs##s,    [OPERATION_SQRT] = sqrt##s,   [OPERATION_EXP] = exp##s,          \
			[OPERATION_EXPM1] = expm1##s, [OPERATION_LOG] = log##s,     [OPERATION_LOG10] = log10##s,      \
			[OPERATION_LOG1P] = log1p##s, [OPERATION_SIN] = sin##s,     [OPERATION_COS] = cos##s,          \
			[OPERATION_TAN] = tan##s,     [OPERATION_ARCSIN] = asin##s, [OPERATION_ARCCOS] = acos##s,      \
			[OPERATION_ARCTAN] = atan##s, [OPERATION_SINH] = sinh##s,   [OPERATION_COSH] = cosh##s,        \
			[OPERATION_TANH] = tanh##s,   [OPERATION_FLOOR] = floor##s, [OPERATION_CEIL] = ceil##s,        \
		};                                                                                                     \
		if (operation == OPERATION_NEGATE)                                                                     \
			return -x;                                                                                     \
		if ((size_t)operation < sizeof functions / sizeof *functions && functions[operation])                  \
			return functions[operation](x);                                                                \
		return arithmetic##s(operation, x, y);                                                                 \
	}

ON_REALS(float, f)
ON_REALS(double, )

static struct expression_complex complex_number(double re, double im)
{
	return (struct expression_complex){re, im};
}

static struct expression_complex of_c(double complex z)
{
	return complex_number(creal(z), cimag(z));
}

static double complex to_c(struct expression_complex z)
{
	return __builtin_complex(z.re, z.im);
}

static struct expression_complex on_complex(enum operation operation, struct expression_complex x,
					    struct expression_complex y)
{
	static double complex (*const functions[])(double complex) = {
		[OPERATION_SQRT] = csqrt, [OPERATION_EXP] = cexp,   [OPERATION_LOG] = clog,
		[OPERATION_SIN] = csin,   [OPERATION_COS] = ccos,   [OPERATION_TAN] = ctan,
		[OPERATION_SINH] = csinh, [OPERATION_COSH] = ccosh, [OPERATION_TANH] = ctanh,
	};
	double norm = y.re * y.re + y.im * y.im;
	switch (operation) {
	case OPERATION_ADD:
		return complex_number(x.re + y.re, x.im + y.im);
	case OPERATION_SUBTRACT:
		return complex_number(x.re - y.re, x.im - y.im);
	case OPERATION_MULTIPLY:
		return complex_number(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
	case OPERATION_DIVIDE:
		return complex_number((x.re * y.re + x.im * y.im) / norm, (x.im * y.re - x.re * y.im) / norm);
	case OPERATION_POWER:
		return of_c(cpow(to_c(x), to_c(y)));
	case OPERATION_NEGATE:
		return complex_number(-x.re, -x.im);
	case OPERATION_CONJ:
		return complex_number(x.re, -x.im);
	default:
		return of_c(functions[operation](to_c(x)));
	}
}

/* --- operations --- */

static int order(const struct value *a, const struct value *b)
{
	if (a->type == EXPRESSION_BOOL)
		return a->is.b - b->is.b;
	if (a->type == EXPRESSION_INT)
		return (a->is.i > b->is.i) - (a->is.i < b->is.i);
	double x = a->type == EXPRESSION_FLOAT ? (double)a->is.f : a->is.d;
	double y = b->type == EXPRESSION_FLOAT ? (double)b->is.f : b->is.d;
	return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

static struct value compare(enum operation operation, const struct value *a, const struct value *b)
{
	if (a->type == EXPRESSION_COMPLEX) {
		bool same = a->is.c.re == b->is.c.re && a->is.c.im == b->is.c.im;
		return of_bool(same == (operation == OPERATION_EQUAL));
	}
	int is = order(a, b);
	switch (operation) {
	case OPERATION_LESS:
		return of_bool(is == -1);
	case OPERATION_LESS_EQUAL:
		return of_bool(is == -1 || is == 0);
	case OPERATION_GREATER:
		return of_bool(is == 1);
	case OPERATION_GREATER_EQUAL:
		return of_bool(is == 1 || is == 0);
	default:
		return of_bool((is == 0) == (operation == OPERATION_EQUAL));
	}
}

static struct value on_bools(enum operation operation, bool x, bool y)
{
	if (operation == OPERATION_INVERT)
		return of_bool(!x);
	return of_bool(operation == OPERATION_AND ? x && y : operation == OPERATION_OR ? x || y : x != y);
}

static struct value calculate(enum operation operation, struct value x, struct value y)
{
	struct value out = {.type = x.type};
	memset(&out.is, 0, sizeof out.is);
	if (operation == OPERATION_COMPLEX) {
		out.type = EXPRESSION_COMPLEX;
		out.is.c = complex_number(x.is.d, y.is.d);
	} else if (x.type == EXPRESSION_INT) {
		out.is.i = on_ints(operation, x.is.i, y.is.i);
	} else if (x.type == EXPRESSION_FLOAT) {
		out.is.f = on_realsf(operation, x.is.f, y.is.f);
	} else if (x.type == EXPRESSION_DOUBLE) {
		out.is.d = on_reals(operation, x.is.d, y.is.d);
	} else if (operation == OPERATION_ABS || operation == OPERATION_REAL || operation == OPERATION_IMAG) {
		out.type = EXPRESSION_DOUBLE;
		out.is.d = operation == OPERATION_REAL   ? x.is.c.re
			   : operation == OPERATION_IMAG ? x.is.c.im
							 : sqrt(x.is.c.re * x.is.c.re + x.is.c.im * x.is.c.im);
	} else {
		out.is.c = on_complex(operation, x.is.c, y.is.c);
	}
	return out;
}

struct value naive_apply(enum operation operation, const struct value *values)
{
	enum expression_type types[3] = {0};
	int count = operation_rows[operation].operands;
	for (int i = 0; i < count; i++)
		types[i] = values[i].type;
	enum expression_type type = (enum expression_type)working_type(operation, types);
	if (operation == OPERATION_WHERE)
		return naive_convert(values[0].is.b ? values[1] : values[2], type);
	struct value x = naive_convert(values[0], type), y = count > 1 ? naive_convert(values[1], type) : x;
	if (is_comparison(operation))
		return compare(operation, &x, &y);
	return type == EXPRESSION_BOOL ? on_bools(operation, x.is.b, y.is.b) : calculate(operation, x, y);
}

/* --- comparing --- */

struct value naive_load(enum expression_type type, const void *array, size_t i)
{
	size_t size = expression_type_size(type);
	struct value out = {.type = type};
	memset(&out.is, 0, sizeof out.is);
	memcpy(&out.is, (const char *)array + i * size, size);
	return out;
}

static bool same_double(double a, double b)
{
	return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

bool naive_same(const struct value *a, const struct value *b)
{
	if (a->type != b->type)
		return false;
	if (a->type == EXPRESSION_COMPLEX)
		return same_double(a->is.c.re, b->is.c.re) && same_double(a->is.c.im, b->is.c.im);
	if (a->type == EXPRESSION_DOUBLE)
		return same_double(a->is.d, b->is.d);
	if (a->type == EXPRESSION_FLOAT)
		return same_double((double)a->is.f, (double)b->is.f);
	return a->type == EXPRESSION_INT ? a->is.i == b->is.i : a->is.b == b->is.b;
}

const char *naive_text(const struct value *value)
{
	static char texts[4][96];
	static int next;
	char *out = texts[next++ % 4];
	const char *name = expression_type_name(value->type);
	if (value->type == EXPRESSION_COMPLEX)
		snprintf(out, sizeof texts[0], "%s %.17g%+.17gi", name, value->is.c.re, value->is.c.im);
	else if (value->type >= EXPRESSION_FLOAT)
		snprintf(out, sizeof texts[0], "%s %.17g", name,
			 value->type == EXPRESSION_FLOAT ? (double)value->is.f : value->is.d);
	else
		snprintf(out, sizeof texts[0], "%s %lld", name,
			 value->type == EXPRESSION_INT ? (long long)value->is.i : (long long)value->is.b);
	return out;
}
