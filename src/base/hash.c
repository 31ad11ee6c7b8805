#include "base/hash.h"

#include <stdio.h>
#include <xxhash.h>

uint64_t hash_fnv1a(uint64_t state, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;
	for (size_t i = 0; i < length; i++)
		state = (state ^ byte[i]) * 0x100000001b3u;
	return state;
}

void hash_content(char out[HASH_TEXT_SIZE], const void *bytes, size_t length)
{
	XXH128_hash_t hash = XXH3_128bits(bytes, length);
	snprintf(out, HASH_TEXT_SIZE, "%016llx%016llx", (unsigned long long)hash.high64,
		 (unsigned long long)hash.low64);
}

uint64_t hash_splitmix64(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

uint64_t hash_below(uint64_t *state, uint64_t bound)
{
	/* The values below 2^64 mod bound would make small results likelier: draw again. */
	uint64_t reject = -bound % bound, value;
	do
		value = hash_splitmix64(state);
	while (value < reject);
	return value % bound;
}

double hash_unit(uint64_t *state)
{
	return (double)(hash_splitmix64(state) >> 11) * 0x1p-53;
}
