/*
 * race.h: fills a store with results as a run would leave them, for the tests
 * of the pages and to look at. Times follow simple laws with a fixed noise;
 * nothing depends on the machine or on the hour.
 *
 * All functions end the program with a message where something fails.
 */
#ifndef LAPCHART_TESTS_RACE_H
#define LAPCHART_TESTS_RACE_H

#include "store/store.h"

#define RACE_SHA     "92d6a83f0c5e4b7a9d1e2f3a4b5c6d7e8f901234"
#define RACE_SHA_NEW "a41c07b9d2e86f503b7c1d9e4f60a2b8c5d3e7f1"
#define RACE_MACHINE "cdac5fb41f49"

/* Where results go: an open store, a run, an environment. */
struct race {
	struct store *store;
	struct run run;
	char *environment;
	double start_up;     /* seconds, among the metrics of the visits to come; 0: these have none */
	size_t side;         /* of the planes of the first visits to come; 0: these have none */
	uint64_t peak_bytes; /* of the times to come; 0: a little more than the elements take */
	const char *device;  /* "gpu", of the environments to come; or NULL */
	const char *native;  /* these are peers of that backend in mandelbrot-tutorial; or NULL */
	double device_share; /* of the time, as device_seconds among the metrics; 0: none */
};

void race_commit(struct store *store, const char *sha, int64_t author_time, const char *subject);
void race_machine(struct store *store, const char *fingerprint, const char *name);
/* Starts a run; commit and machine must be there. */
struct race race_start(struct store *store, const char *sha, const char *machine, bool dirty, int64_t started);
void race_end(struct race *race);
/* Environment of the results to come: of a backend, with a BLAS library or NULL. */
void race_backend(struct race *race, const char *backend, const char *class_name, const char *blas, const char *kernel,
		  const char *warning);

/* Work of one iteration; NaN: unknown. */
struct race_work {
	double flops, bytes, elements;
};
/* Three visits of ten samples around `seconds`. */
void race_time(struct race *race, const char *benchmark, const char *backend, const char *params, double seconds,
	       struct race_work work);
/* One visit that ended otherwise. */
void race_fail(struct race *race, const char *benchmark, const char *backend, const char *params, enum state state,
	       const char *reason, const char *stderr_tail);

/* Both PSF benchmarks (definitions/): lines that cross, many libraries, points that do not fit into memory. */
void race_psf(struct race *race);

/* The default sweep of a small machine: both Mandelbrots, both PSFs, eight BLAS libraries, the machine's peak, and
 * failures. */
void race_everything(struct store *store);
/* Another run behind that: peers and a GPU for mandelbrot-tutorial, and peers that are unavailable. */
void race_peers(struct store *store);

#endif
