/*
 * expression.h: expressions over arrays, compiled once and run in blocks, in the manner of numexpr.
 *
 *   static const struct expression_operand operands[] = {
 *           {"b", EXPRESSION_DOUBLE}, {"c", EXPRESSION_DOUBLE}, {"d", EXPRESSION_DOUBLE}};
 *   struct expression *program;
 *   if (!expression_compile(&program, "b*(c+d)", operands, 3, NULL, &err))
 *           ...
 *   expression_run(program, a, (const void *[]){b, c, d}, n, crew);
 *   expression_free(program);
 *
 * The text is Python's arithmetic, element by element:
 *
 *   < <= > >= == !=   of two values; they do not chain: (a < b) & (b < c)
 *   |  ^  &           of bool or int
 *   +  -              * / // %              - + ~ of one value              **, from the right
 *   1  2.5  1e-3      double 2j: complex    True False    names of operands
 *   sqrt exp expm1 log log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh floor ceil arctan2(y, x)
 *   abs real imag conj complex(re, im) min(a, b) max(a, b) where(condition, a, b)
 *
 * Types go up in the order bool, int, float, double, complex, to that of the highest operand; bools count as ints
 * where they are calculated with. `/` and the functions of analysis make doubles of ints. What a type has not (an
 * order of complex numbers, bits of a double) is an error.
 *
 * Every operation is rounded on its own, whatever the program makes of it; x**2, x**3 and x**4 are products. Ints
 * wrap around; //, % round downwards, and both give 0 where ints are divided by 0; ** of ints with a negative exponent
 * gives the whole part (0, 1 or -1). A product of complex numbers is (ac - bd) + (ad + bc)i, a quotient the product
 * with the conjugate over the square of the absolute value, abs() the root of re*re + im*im. min() and max() give NaN
 * where one of the two is.
 */
#ifndef LAPCHART_EXPRESSION_EXPRESSION_H
#define LAPCHART_EXPRESSION_EXPRESSION_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "crew/crew.h"

enum expression_type {
	EXPRESSION_BOOL,    /* unsigned char, 0 or 1 */
	EXPRESSION_INT,     /* int64_t */
	EXPRESSION_FLOAT,   /* float */
	EXPRESSION_DOUBLE,  /* double */
	EXPRESSION_COMPLEX, /* struct expression_complex */
};

/* As C lays out a double complex. */
struct expression_complex {
	double re, im;
};

struct expression_operand {
	const char *name; /* a letter or '_', then letters, digits, '_' */
	enum expression_type type;
	bool scalar; /* one value instead of an array: a number that changes from run to run */
};

/* A compiled expression: never changes, can be run by several callers at once. */
struct expression;

/* What a text and a set of operands may be at most. */
enum { EXPRESSION_TEXT_MAX = 4096, EXPRESSION_OPERANDS_MAX = 32 };

/* Gives a program for `text`; the operands are copied. A message says where it went wrong, "column 5: ...", and
 * *column (which may be NULL) is that column, from 1; 0 where no place of the text is to blame. */
bool expression_compile(struct expression **out, const char *text, const struct expression_operand *operands,
			size_t count, size_t *column, struct error *err);
void expression_free(struct expression *expression); /* takes NULL too */

/* The text, and below it a caret at `column`: two lines, for a message. Nothing for column 0. */
void expression_point(struct buf *out, const char *text, size_t column);

/* The type of the result's elements. */
enum expression_type expression_type(const struct expression *expression);

/* result[0 ... count-1], each aligned as its type asks for; operands[k] are `count` elements (or the one value) of
 * operand k, or NULL where the text does not name it. `result` may be one of the operands of the same type, and must
 * not overlap them otherwise. The threads of the crew do it (NULL: the caller alone), fewer of them where one would
 * have less than 4096 elements; the result does not depend on their number. */
void expression_run(const struct expression *expression, void *result, const void *const *operands, size_t count,
		    struct crew *crew);

/* The program, an instruction a line: "add_ddd    t0    r2[c]    r3[d]". r0 is the result, r1 ... are operands, c0 ...
 * constants, t0 ... registers. The letters of an instruction are the types of its result and operands. */
void expression_list(struct buf *out, const struct expression *expression);

/* Size of the program. */
size_t expression_instructions(const struct expression *expression);
size_t expression_registers(const struct expression *expression);
/* Elements that an instruction works on before the next one does: a multiple of 64, unless registers are very many. */
size_t expression_block(const struct expression *expression);

/* The instruction set for which the inner loops were compiled and that runs here: "avx2" or "portable". */
const char *expression_instruction_set(void);

const char *expression_type_name(enum expression_type type); /* "complex" */
size_t expression_type_size(enum expression_type type);      /* bytes of an element */
bool expression_type_parse(enum expression_type *out, const char *name);

#endif
