#include "expression/kernels.h"

#include <string.h>

#include "expression/analysis.h"
#include "expression/avx2.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* clang warns of loops that call functions of <math.h>, which stay loops. */
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed"
#endif

typedef unsigned char type_b;
typedef int64_t type_i;
typedef float type_f;
typedef double type_d;
typedef struct expression_complex type_c;
typedef unsigned char type_n;

#define LOAD_b(from) ((const type_b *)(from))[i]
#define LOAD_i(from) ((const type_i *)(from))[i]
#define LOAD_f(from) ((const type_f *)(from))[i]
#define LOAD_d(from) ((const type_d *)(from))[i]
#define LOAD_c(from) ((const type_c *)(from))[i]
#define LOAD_n(from) 0

/* An element of the result depends on the same element of the operands only, so that loops may become vectors even
 * where the result is one of the operands. */
#define LOOP(name, operation, result, first, second, third, formula)                                                   \
	case OPCODE_##name:                                                                                            \
		_Pragma("omp simd") for (size_t i = 0; i < count; i++)                                                 \
		{                                                                                                      \
			const type_##first x = LOAD_##first(first_operand);                                            \
			const type_##second y = LOAD_##second(second_operand);                                         \
			const type_##third z = LOAD_##third(third_operand);                                            \
			(void)y, (void)z;                                                                              \
			((type_##result *)to)[i] = formula;                                                            \
		}                                                                                                      \
		break;

static inline __attribute__((always_inline)) void execute(enum opcode opcode, void *to, const void *const from[3],
							  size_t count)
{
	/* Not in the array: a store of bytes might change it, for all that the compiler knows. */
	const void *first_operand = from[0], *second_operand = from[1], *third_operand = from[2];
	switch (opcode) {
		EXPRESSION_OPCODES(LOOP)
	case OPCODE_COUNT:
		break;
	}
}

static void execute_portable(enum opcode opcode, void *to, const void *const from[3], size_t count)
{
	execute(opcode, to, from, count);
}

static const struct kernels_path portable[] = {{"portable", execute_portable}};

#ifdef __x86_64__

/* Without FMA, of which gcc 12 makes use in products of complex numbers in spite of -ffp-contract=off. */
__attribute__((target("avx2"))) static void execute_avx2(enum opcode opcode, void *to, const void *const from[3],
							 size_t count)
{
	if (!avx2_execute(opcode, to, from, count))
		execute(opcode, to, from, count);
}

const struct kernels_path *kernels_paths(size_t *count)
{
	static const struct kernels_path with_avx2[] = {{"avx2", execute_avx2}, {"portable", execute_portable}};
	__builtin_cpu_init();
	*count = __builtin_cpu_supports("avx2") ? 2 : 1;
	return *count == 2 ? with_avx2 : portable;
}

#else

const struct kernels_path *kernels_paths(size_t *count)
{
	*count = 1;
	return portable;
}

#endif

const struct kernels_path *kernels_best(void)
{
	size_t count;
	return kernels_paths(&count);
}

const char *expression_instruction_set(void)
{
	return kernels_best()->name;
}

#ifdef __SSE2__

void kernels_stream(void *restrict to, const void *restrict from, size_t bytes)
{
	__m128i *out = to;
	const __m128i *in = from;
	for (; bytes >= 64; bytes -= 64, in += 4, out += 4) {
		_mm_stream_si128(out, _mm_load_si128(in));
		_mm_stream_si128(out + 1, _mm_load_si128(in + 1));
		_mm_stream_si128(out + 2, _mm_load_si128(in + 2));
		_mm_stream_si128(out + 3, _mm_load_si128(in + 3));
	}
	memcpy(out, in, bytes);
}

void kernels_stream_end(void)
{
	_mm_sfence();
}

#else

void kernels_stream(void *restrict to, const void *restrict from, size_t bytes)
{
	memcpy(to, from, bytes);
}

void kernels_stream_end(void)
{
}

#endif
