#include "psf/fastest-tile.h"

const struct fastest_tile *fastest_tile_number(int number)
{
	const struct fastest_tile *tiles[] = {&fastest_tile_portable, NULL, NULL};
	int count = 1;
#ifdef __x86_64__
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		tiles[count++] = &fastest_tile_avx2;
	if (__builtin_cpu_supports("avx512f"))
		tiles[count++] = &fastest_tile_avx512;
#endif
	return number < count ? tiles[number] : NULL;
}

const struct fastest_tile *fastest_tile_best(void)
{
	const struct fastest_tile *best = NULL;
	for (int i = 0; fastest_tile_number(i); i++)
		best = fastest_tile_number(i);
	return best;
}
