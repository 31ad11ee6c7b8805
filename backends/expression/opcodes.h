/*
 * opcodes.h: the two lists of the engine: operations, which have no types, and opcodes, which do.
 *
 * An opcode is one row: its name, the operation that it stands for, the types of its result and of up to three
 * operands (b i f d c; n: none), and the formula for one element of operands x, y, z. Everything else about it (loops,
 * typing, folding of constants, listing) is made from the row.
 */
#ifndef LAPCHART_EXPRESSION_OPCODES_H
#define LAPCHART_EXPRESSION_OPCODES_H

#include "expression/expression.h"

/* O(operation, how it is written, operands, is it called by its name?). Those with no text arise in compiling. */
#define EXPRESSION_OPERATIONS(O)                                                                                       \
	O(COPY, "", 1, false)                                                                                          \
	O(CAST, "", 1, false)                                                                                          \
	O(ADD, "+", 2, false)                                                                                          \
	O(SUBTRACT, "-", 2, false)                                                                                     \
	O(MULTIPLY, "*", 2, false)                                                                                     \
	O(DIVIDE, "/", 2, false)                                                                                       \
	O(FLOOR_DIVIDE, "//", 2, false)                                                                                \
	O(MODULO, "%", 2, false)                                                                                       \
	O(POWER, "**", 2, false)                                                                                       \
	O(NEGATE, "-", 1, false)                                                                                       \
	O(INVERT, "~", 1, false)                                                                                       \
	O(AND, "&", 2, false)                                                                                          \
	O(OR, "|", 2, false)                                                                                           \
	O(XOR, "^", 2, false)                                                                                          \
	O(LESS, "<", 2, false)                                                                                         \
	O(LESS_EQUAL, "<=", 2, false)                                                                                  \
	O(GREATER, ">", 2, false)                                                                                      \
	O(GREATER_EQUAL, ">=", 2, false)                                                                               \
	O(EQUAL, "==", 2, false)                                                                                       \
	O(NOT_EQUAL, "!=", 2, false)                                                                                   \
	O(WHERE, "where", 3, true)                                                                                     \
	O(MIN, "min", 2, true)                                                                                         \
	O(MAX, "max", 2, true)                                                                                         \
	O(ABS, "abs", 1, true)                                                                                         \
	O(REAL, "real", 1, true)                                                                                       \
	O(IMAG, "imag", 1, true)                                                                                       \
	O(CONJ, "conj", 1, true)                                                                                       \
	O(COMPLEX, "complex", 2, true)                                                                                 \
	O(SQRT, "sqrt", 1, true)                                                                                       \
	O(EXP, "exp", 1, true)                                                                                         \
	O(EXPM1, "expm1", 1, true)                                                                                     \
	O(LOG, "log", 1, true)                                                                                         \
	O(LOG10, "log10", 1, true)                                                                                     \
	O(LOG1P, "log1p", 1, true)                                                                                     \
	O(SIN, "sin", 1, true)                                                                                         \
	O(COS, "cos", 1, true)                                                                                         \
	O(TAN, "tan", 1, true)                                                                                         \
	O(ARCSIN, "arcsin", 1, true)                                                                                   \
	O(ARCCOS, "arccos", 1, true)                                                                                   \
	O(ARCTAN, "arctan", 1, true)                                                                                   \
	O(SINH, "sinh", 1, true)                                                                                       \
	O(COSH, "cosh", 1, true)                                                                                       \
	O(TANH, "tanh", 1, true)                                                                                       \
	O(FLOOR, "floor", 1, true)                                                                                     \
	O(CEIL, "ceil", 1, true)                                                                                       \
	O(ARCTAN2, "arctan2", 2, true)                                                                                 \
	/* Two in one (rewrite.h): the outer operation of x and the inner one of y, z; orders of the squared abs(). */ \
	O(MULTIPLY_ADD, "", 3, false)                                                                                  \
	O(MULTIPLY_SUBTRACT, "", 3, false)                                                                             \
	O(ADD_MULTIPLY, "", 3, false)                                                                                  \
	O(SUBTRACT_MULTIPLY, "", 3, false)                                                                             \
	O(MULTIPLY_THEN_SUBTRACT, "", 3, false)                                                                        \
	O(LESS_NORM, "", 2, false)                                                                                     \
	O(LESS_EQUAL_NORM, "", 2, false)                                                                               \
	O(GREATER_NORM, "", 2, false)                                                                                  \
	O(GREATER_EQUAL_NORM, "", 2, false)

enum operation {
#define O(operation, text, operands, is_function) OPERATION_##operation,
	EXPRESSION_OPERATIONS(O)
#undef O
		OPERATION_COUNT
};

/* X(name, operation, result, first, second, third, formula). Helpers of the formulas: arithmetic.h. */
#define EXPRESSION_OPCODES(X)                                                                                          \
	X(copy_bb, COPY, b, b, n, n, x)                                                                                \
	X(copy_ii, COPY, i, i, n, n, x)                                                                                \
	X(copy_ff, COPY, f, f, n, n, x)                                                                                \
	X(copy_dd, COPY, d, d, n, n, x)                                                                                \
	X(copy_cc, COPY, c, c, n, n, x)                                                                                \
	X(cast_ib, CAST, i, b, n, n, x)                                                                                \
	X(cast_fb, CAST, f, b, n, n, x)                                                                                \
	X(cast_fi, CAST, f, i, n, n, (float)x)                                                                         \
	X(cast_db, CAST, d, b, n, n, x)                                                                                \
	X(cast_di, CAST, d, i, n, n, (double)x)                                                                        \
	X(cast_df, CAST, d, f, n, n, (double)x)                                                                        \
	X(cast_cb, CAST, c, b, n, n, complex_of(x, 0))                                                                 \
	X(cast_ci, CAST, c, i, n, n, complex_of((double)x, 0))                                                         \
	X(cast_cf, CAST, c, f, n, n, complex_of((double)x, 0))                                                         \
	X(cast_cd, CAST, c, d, n, n, complex_of(x, 0))                                                                 \
	X(add_iii, ADD, i, i, i, n, int_add(x, y))                                                                     \
	X(sub_iii, SUBTRACT, i, i, i, n, int_subtract(x, y))                                                           \
	X(mul_iii, MULTIPLY, i, i, i, n, int_multiply(x, y))                                                           \
	X(floordiv_iii, FLOOR_DIVIDE, i, i, i, n, int_floor_divide(x, y))                                              \
	X(mod_iii, MODULO, i, i, i, n, int_modulo(x, y))                                                               \
	X(pow_iii, POWER, i, i, i, n, int_power(x, y))                                                                 \
	X(neg_ii, NEGATE, i, i, n, n, int_subtract(0, x))                                                              \
	X(abs_ii, ABS, i, i, n, n, x < 0 ? int_subtract(0, x) : x)                                                     \
	X(not_ii, INVERT, i, i, n, n, ~x)                                                                              \
	X(and_iii, AND, i, i, i, n, (x & y))                                                                           \
	X(or_iii, OR, i, i, i, n, x | y)                                                                               \
	X(xor_iii, XOR, i, i, i, n, x ^ y)                                                                             \
	X(not_bb, INVERT, b, b, n, n, !x)                                                                              \
	X(and_bbb, AND, b, b, b, n, (x & y))                                                                           \
	X(or_bbb, OR, b, b, b, n, x | y)                                                                               \
	X(xor_bbb, XOR, b, b, b, n, x ^ y)                                                                             \
	X(eq_bbb, EQUAL, b, b, b, n, x == y)                                                                           \
	X(ne_bbb, NOT_EQUAL, b, b, b, n, x != y)                                                                       \
	X(eq_bcc, EQUAL, b, c, c, n, (x.re == y.re) & (x.im == y.im))                                                  \
	X(ne_bcc, NOT_EQUAL, b, c, c, n, (x.re != y.re) | (x.im != y.im))                                              \
	EXPRESSION_ORDERED(X, i)                                                                                       \
	EXPRESSION_ORDERED(X, f)                                                                                       \
	EXPRESSION_ORDERED(X, d)                                                                                       \
	EXPRESSION_REAL(X, f, f)                                                                                       \
	EXPRESSION_REAL(X, d, )                                                                                        \
	X(where_bbbb, WHERE, b, b, b, b, x ? y : z)                                                                    \
	X(where_ibii, WHERE, i, b, i, i, x ? y : z)                                                                    \
	X(where_fbff, WHERE, f, b, f, f, x ? y : z)                                                                    \
	X(where_dbdd, WHERE, d, b, d, d, x ? y : z)                                                                    \
	X(where_cbcc, WHERE, c, b, c, c, complex_of(x ? y.re : z.re, x ? y.im : z.im))                                 \
	EXPRESSION_COMPLEX_OPCODES(X)

/* Comparisons and choice of types that have an order. */
#define EXPRESSION_ORDERED(X, t)                                                                                       \
	X(lt_b##t##t, LESS, b, t, t, n, x < y)                                                                         \
	X(le_b##t##t, LESS_EQUAL, b, t, t, n, x <= y)                                                                  \
	X(gt_b##t##t, GREATER, b, t, t, n, x > y)                                                                      \
	X(ge_b##t##t, GREATER_EQUAL, b, t, t, n, x >= y)                                                               \
	X(eq_b##t##t, EQUAL, b, t, t, n, x == y)                                                                       \
	X(ne_b##t##t, NOT_EQUAL, b, t, t, n, x != y)                                                                   \
	X(min_##t##t##t, MIN, t, t, t, n, ((x < y) | (x != x)) ? x : y)                                                \
	X(max_##t##t##t, MAX, t, t, t, n, ((x > y) | (x != x)) ? x : y)

/* float and double; `s` is the end of the names in <math.h>. */
#define EXPRESSION_REAL(X, t, s)                                                                                       \
	X(add_##t##t##t, ADD, t, t, t, n, x + y)                                                                       \
	X(sub_##t##t##t, SUBTRACT, t, t, t, n, x - y)                                                                  \
	X(mul_##t##t##t, MULTIPLY, t, t, t, n, (x * y))                                                                \
	X(div_##t##t##t, DIVIDE, t, t, t, n, x / y)                                                                    \
	X(floordiv_##t##t##t, FLOOR_DIVIDE, t, t, t, n, floor##s(x / y))                                               \
	X(mod_##t##t##t, MODULO, t, t, t, n, real_modulo##s(x, y))                                                     \
	X(pow_##t##t##t, POWER, t, t, t, n, pow##s(x, y))                                                              \
	X(neg_##t##t, NEGATE, t, t, n, n, -x)                                                                          \
	X(abs_##t##t, ABS, t, t, n, n, fabs##s(x))                                                                     \
	X(mul_add_##t##t##t##t, MULTIPLY_ADD, t, t, t, t, (x * (y + z)))                                               \
	X(mul_sub_##t##t##t##t, MULTIPLY_SUBTRACT, t, t, t, t, (x * (y - z)))                                          \
	X(add_mul_##t##t##t##t, ADD_MULTIPLY, t, t, t, t, x + y * z)                                                   \
	X(sub_mul_##t##t##t##t, SUBTRACT_MULTIPLY, t, t, t, t, x - y * z)                                              \
	X(mul_then_sub_##t##t##t##t, MULTIPLY_THEN_SUBTRACT, t, t, t, t, (y * z - x))                                  \
	X(sqrt_##t##t, SQRT, t, t, n, n, sqrt##s(x))                                                                   \
	X(exp_##t##t, EXP, t, t, n, n, exp##s(x))                                                                      \
	X(expm1_##t##t, EXPM1, t, t, n, n, expm1##s(x))                                                                \
	X(log_##t##t, LOG, t, t, n, n, log##s(x))                                                                      \
	X(log10_##t##t, LOG10, t, t, n, n, log10##s(x))                                                                \
	X(log1p_##t##t, LOG1P, t, t, n, n, log1p##s(x))                                                                \
	X(sin_##t##t, SIN, t, t, n, n, sin##s(x))                                                                      \
	X(cos_##t##t, COS, t, t, n, n, cos##s(x))                                                                      \
	X(tan_##t##t, TAN, t, t, n, n, tan##s(x))                                                                      \
	X(arcsin_##t##t, ARCSIN, t, t, n, n, asin##s(x))                                                               \
	X(arccos_##t##t, ARCCOS, t, t, n, n, acos##s(x))                                                               \
	X(arctan_##t##t, ARCTAN, t, t, n, n, atan##s(x))                                                               \
	X(sinh_##t##t, SINH, t, t, n, n, sinh##s(x))                                                                   \
	X(cosh_##t##t, COSH, t, t, n, n, cosh##s(x))                                                                   \
	X(tanh_##t##t, TANH, t, t, n, n, tanh##s(x))                                                                   \
	X(floor_##t##t, FLOOR, t, t, n, n, floor##s(x))                                                                \
	X(ceil_##t##t, CEIL, t, t, n, n, ceil##s(x))                                                                   \
	X(arctan2_##t##t##t, ARCTAN2, t, t, t, n, atan2##s(x, y))

#define EXPRESSION_COMPLEX_OPCODES(X)                                                                                  \
	X(add_ccc, ADD, c, c, c, n, complex_add(x, y))                                                                 \
	X(sub_ccc, SUBTRACT, c, c, c, n, complex_subtract(x, y))                                                       \
	X(mul_ccc, MULTIPLY, c, c, c, n, complex_multiply(x, y))                                                       \
	X(div_ccc, DIVIDE, c, c, c, n, complex_divide(x, y))                                                           \
	X(pow_ccc, POWER, c, c, c, n, complex_power(x, y))                                                             \
	X(neg_cc, NEGATE, c, c, n, n, complex_of(-x.re, -x.im))                                                        \
	X(mul_add_cccc, MULTIPLY_ADD, c, c, c, c, complex_multiply(x, complex_add(y, z)))                              \
	X(mul_sub_cccc, MULTIPLY_SUBTRACT, c, c, c, c, complex_multiply(x, complex_subtract(y, z)))                    \
	X(add_mul_cccc, ADD_MULTIPLY, c, c, c, c, complex_add(x, complex_multiply(y, z)))                              \
	X(sub_mul_cccc, SUBTRACT_MULTIPLY, c, c, c, c, complex_subtract(x, complex_multiply(y, z)))                    \
	X(mul_then_sub_cccc, MULTIPLY_THEN_SUBTRACT, c, c, c, c, complex_subtract(complex_multiply(y, z), x))          \
	X(abs_dc, ABS, d, c, n, n, sqrt(complex_norm(x)))                                                              \
	X(lt_norm_bcd, LESS_NORM, b, c, d, n, complex_norm(x) < y)                                                     \
	X(le_norm_bcd, LESS_EQUAL_NORM, b, c, d, n, complex_norm(x) <= y)                                              \
	X(gt_norm_bcd, GREATER_NORM, b, c, d, n, complex_norm(x) > y)                                                  \
	X(ge_norm_bcd, GREATER_EQUAL_NORM, b, c, d, n, complex_norm(x) >= y)                                           \
	X(real_dc, REAL, d, c, n, n, x.re)                                                                             \
	X(imag_dc, IMAG, d, c, n, n, x.im)                                                                             \
	X(conj_cc, CONJ, c, c, n, n, complex_of(x.re, -x.im))                                                          \
	X(complex_cdd, COMPLEX, c, d, d, n, complex_of(x, y))                                                          \
	X(sqrt_cc, SQRT, c, c, n, n, complex_sqrt(x))                                                                  \
	X(exp_cc, EXP, c, c, n, n, complex_exp(x))                                                                     \
	X(log_cc, LOG, c, c, n, n, complex_log(x))                                                                     \
	X(sin_cc, SIN, c, c, n, n, complex_sin(x))                                                                     \
	X(cos_cc, COS, c, c, n, n, complex_cos(x))                                                                     \
	X(tan_cc, TAN, c, c, n, n, complex_tan(x))                                                                     \
	X(sinh_cc, SINH, c, c, n, n, complex_sinh(x))                                                                  \
	X(cosh_cc, COSH, c, c, n, n, complex_cosh(x))                                                                  \
	X(tanh_cc, TANH, c, c, n, n, complex_tanh(x))

enum opcode {
#define X(name, operation, result, first, second, third, formula) OPCODE_##name,
	EXPRESSION_OPCODES(X)
#undef X
		OPCODE_COUNT
};

/* What a letter stands for. */
enum {
	OPCODE_TYPE_b = EXPRESSION_BOOL,
	OPCODE_TYPE_i = EXPRESSION_INT,
	OPCODE_TYPE_f = EXPRESSION_FLOAT,
	OPCODE_TYPE_d = EXPRESSION_DOUBLE,
	OPCODE_TYPE_c = EXPRESSION_COMPLEX,
	OPCODE_TYPE_n = -1,
};

struct opcode_row {
	const char *name; /* "add_ddd" */
	enum operation operation;
	int result, from[3]; /* types; OPCODE_TYPE_n behind the last operand */
	const char *formula; /* as written: "x + y" */
};

/* By enum opcode. */
extern const struct opcode_row opcode_rows[OPCODE_COUNT];

struct operation_row {
	const char *text; /* "+", "sqrt"; "" where it is not written */
	int operands;
	bool is_function;
};

/* By enum operation. */
extern const struct operation_row operation_rows[OPERATION_COUNT];

/* The opcode of an operation whose operands are (or whose choices are, for WHERE) of this very type; -1: none. */
int opcode_find(enum operation operation, enum expression_type type);
/* The cast; `from` is lower than `to`. */
enum opcode opcode_cast(enum expression_type to, enum expression_type from);

#endif
