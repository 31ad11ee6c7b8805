#include "psf/product.h"

const struct psf_tile *psf_tile_number(int number)
{
	const struct psf_tile *tiles[] = {&psf_tile_portable, NULL, NULL};
	int count = 1;
#ifdef __x86_64__
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		tiles[count++] = &psf_tile_avx2;
	if (__builtin_cpu_supports("avx512f"))
		tiles[count++] = &psf_tile_avx512;
#endif
	return number < count ? tiles[number] : NULL;
}

const struct psf_tile *psf_tile_best(void)
{
	const struct psf_tile *best = NULL;
	for (int i = 0; psf_tile_number(i); i++)
		best = psf_tile_number(i);
	return best;
}
