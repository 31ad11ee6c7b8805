/* Results of the PSF benchmarks on two cores, by the laws of their operations. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "race.h"

#define PUPIL       1024.0
#define WAVELENGTHS 10.0

struct way {
	const char *backend, *more; /* optional parameters behind the others */
	double rate;                /* flop/s of all workers together */
	double start;               /* seconds before any work is done */
	bool by_fft;                /* of the padded pupil, also for imaging */
	double workers;             /* each with arrays of its own */
	double skipped_from;        /* oversampling that does not fit */
};

static const struct way ways[] = {
	{"serial", "", 4.1e9, 0.001, false, 1, 99},
	{"fftw", "", 2.4e9, 0.001, true, 1, 99},
	{"fftw-threads", ",threads=1", 2.35e9, 0.002, true, 1, 99},
	{"fftw-threads", ",threads=2", 4.3e9, 0.004, true, 1, 99},
	{"processes", ",processes=1", 4.1e9, 0.02, false, 1, 99},
	{"processes", ",processes=2", 7.6e9, 0.09, false, 2, 6},
	{"openmp", ",threads=1", 4.05e9, 0.001, false, 1, 99},
	{"openmp", ",threads=2", 7.9e9, 0.003, false, 2, 6},
	{"fastest", ",threads=1", 48e9, 0.002, false, 1, 99},
	{"fastest", ",threads=2", 88e9, 0.02, false, 1, 99},
	{"blas", ",blas=atlas", 11e9, 0.002, false, 1, 99},
	{"blas", ",blas=blis-openmp", 40e9, 0.006, false, 1, 99},
	{"blas", ",blas=blis-serial", 37e9, 0.003, false, 1, 99},
	{"blas", ",blas=netlib", 3.9e9, 0.001, false, 1, 99},
	{"blas", ",blas=openblas-openmp", 19.5e9, 0.012, false, 1, 99},
	{"blas", ",blas=openblas-pthread", 19e9, 0.001, false, 1, 99},
	{"blas", ",blas=openblas-serial", 20e9, 0.001, false, 1, 99},
};

static double transform(double k)
{
	double side = PUPIL * k;
	return 5 * side * side * log2(side * side);
}

static double matrix_transform(double k)
{
	double side = 160 * k;
	return 8 * PUPIL * side * (PUPIL + side);
}

/* Operations count by the rate of matrix products; FFTs reach the fifth of it at best, and less where they leave the
 * caches. */
static double seconds_of(const struct way *way, bool coronagraph, double k)
{
	double ffts = way->by_fft ? 0.55 : 3.2, products = way->by_fft && !coronagraph ? 0 : matrix_transform(k);
	double slow = 1 + 0.05 * k, work = products / way->rate;
	if (coronagraph)
		work += 2 * ffts * slow * transform(k) / fmin(way->rate, 9e9);
	else if (way->by_fft)
		work += slow * transform(k) / way->rate;
	return way->start + WAVELENGTHS * work;
}

static uint64_t bytes_of(const struct way *way, bool coronagraph, double k)
{
	double side = 160 * k, arrays = coronagraph ? (way->by_fft ? 4 : 4.6) * k * k : way->by_fft ? k * k : 1;
	return (uint64_t)(27e6 + way->workers * (1.02 * 16 * arrays * PUPIL * PUPIL + 24 * side * side));
}

static void race_way(struct race *race, const struct way *way, bool coronagraph)
{
	static const int oversamples[] = {1, 2, 4, 6};
	const char *name = coronagraph ? "psf-coronagraph" : "psf-imaging";
	race_backend(race, way->backend, "plain", NULL, NULL, NULL);
	for (size_t i = 0; i < COUNT_OF(oversamples); i++) {
		int k = oversamples[i];
		double elements = 160.0 * k * 160 * k;
		char *params = mem_printf("oversample=%d,pupil=1024,wavelengths=10%s", k, way->more);
		race->peak_bytes = bytes_of(way, coronagraph, k);
		if (coronagraph && k >= way->skipped_from)
			race_fail(race, name, way->backend, params, STATE_SKIPPED, "needs 4.61 GiB, 3.90 GiB free",
				  NULL);
		else
			race_time(race, name, way->backend, params, seconds_of(way, coronagraph, k),
				  (struct race_work){NAN, NAN, elements});
		free(params);
	}
	race->peak_bytes = 0;
}

void race_psf(struct race *race)
{
	for (size_t w = 0; w < COUNT_OF(ways); w++) {
		race_way(race, &ways[w], false);
		race_way(race, &ways[w], true);
	}
}
