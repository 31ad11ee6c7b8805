/*
 * hash.h: two hashes and one generator, each for its own purpose.
 */
#ifndef LAPCHART_BASE_HASH_H
#define LAPCHART_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 64 bits: the checksum of answers in the benchmark definitions. Start with HASH_FNV_START, which is that of
 * the published golden values; it is not FNV's own offset basis (0xcbf29ce484222325). */
#define HASH_FNV_START 0x14650fb0739d0383u
uint64_t hash_fnv1a(uint64_t state, const void *bytes, size_t length);

/* XXH3, 128 bits, as 32 hexadecimal digits: names contents (environments, files), is no signature. */
#define HASH_TEXT_SIZE 33
void hash_content(char out[HASH_TEXT_SIZE], const void *bytes, size_t length);

/* splitmix64 (Steele, Lea, Flood 2014): advances *state and returns the next 64 bits. */
uint64_t hash_splitmix64(uint64_t *state);
/* Uniform in [0, bound), without bias; bound > 0. */
uint64_t hash_below(uint64_t *state, uint64_t bound);
/* Uniform in [0, 1): (next >> 11) * 2^-53. */
double hash_unit(uint64_t *state);

#endif
