/* Peers of the tutorial's backends, and a GPU, with times as such tools have them. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "race.h"

#define BENCHMARK "mandelbrot-tutorial"

struct peer {
	const char *backend, *native, *more; /* NULL: native itself; parameters behind those of the benchmark */
	double factor;                       /* of the time of `serial` */
	int widest;                          /* what takes longer is skipped */
};

static const struct peer peers[] = {
	{"python-pure", "serial-complex", "", 280, 500},
	{"python-pure-2", "serial-complex", "", 190, 500},
	{"python-pypy", "serial-complex", "", 6.1, 2000},
	{"python-cython", "serial-complex", "", 120, 500},
	{"python-cython-typed", "serial-complex", "", 4.6, 2000},
	{"python-cython-expanded", "serial", "", 1.03, 2000},
	{"python-cython-numpy", "serial", "", 1.01, 2000},
	{"python-numba", "serial", "", 1.05, 2000},
	{"python-numba-parallel", "openmp", ",threads=2", 0.55, 2000},
	{"python-numpy", "vector", "", 7.4, 1000},
	{"python-numpy-blocked", "vector-blocked", "", 3.1, 2000},
	{"python-multiprocessing", "processes", ",processes=2", 99, 500},
	{"python-multiprocessing", "processes", ",processes=1", 190, 500},
};

static const struct peer cards[] = {
	{"cuda-array", NULL, "", 0.5, 2000},
	{"cuda-elementwise", NULL, "", 0.01, 2000},
	{"cuda-stride", NULL, "", 0.012, 2000},
	{"python-pycuda", "cuda-elementwise", "", 0.015, 2000},
};

static void race_widths(struct race *race, const struct peer *peer)
{
	static const int widths[] = {100, 250, 500, 1000, 2000};
	for (size_t i = 0; i < COUNT_OF(widths); i++) {
		double points = widths[i] * (double)widths[i] / 4, seconds = peer->factor * points * 205 * 2.5e-9;
		char *params = mem_printf("maxiter=1000,width=%d%s", widths[i], peer->more);
		if (widths[i] > peer->widest)
			race_fail(race, BENCHMARK, peer->backend, params, STATE_SKIPPED,
				  "about 40 s an iteration, more than the limit of 10 s: run with --full or --slowest",
				  NULL);
		else
			race_time(race, BENCHMARK, peer->backend, params, seconds + 20e-6,
				  (struct race_work){8 * points * 205, NAN, points});
		free(params);
	}
}

static void race_all(struct race *race, const struct peer *list, size_t count, const char *device)
{
	race->device = device;
	race->device_share = device ? 0.8 : 0;
	for (size_t i = 0; i < count; i++) {
		race->native = list[i].native;
		race_backend(race, list[i].backend, "plain", NULL, NULL, NULL);
		race_widths(race, &list[i]);
	}
	race->device = race->native = NULL;
	race->device_share = 0;
}

static void race_missing(struct race *race)
{
	static const char *const names[] = {"python-dask", "python-mpi4py", "python-numexpr", "python-pyopencl"};
	static const char *const modules[] = {"dask", "mpi4py", "numexpr", "pyopencl"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char *reason = mem_printf("no module named %s (pip install %s, or ./quickstart --peers)", modules[i],
					  modules[i]);
		race->native = i < 2 ? "mpi" : "expression";
		race_backend(race, names[i], "plain", NULL, NULL, NULL);
		race_fail(race, BENCHMARK, names[i], "maxiter=1000,width=1000", STATE_UNAVAILABLE, reason, NULL);
		race_fail(race, BENCHMARK, names[i], "maxiter=1000,width=2000", STATE_UNAVAILABLE, reason, NULL);
		free(reason);
	}
	race->native = NULL;
}

void race_peers(struct store *store)
{
	struct race race = race_start(store, RACE_SHA, RACE_MACHINE, false, 1763741000);
	race_all(&race, peers, COUNT_OF(peers), NULL);
	race_all(&race, cards, COUNT_OF(cards), "gpu");
	race_missing(&race);
	race_end(&race);
}
