/*
 * worker.h: what a worker says of itself (--describe).
 */
#ifndef LAPCHART_MODEL_WORKER_H
#define LAPCHART_MODEL_WORKER_H

#include <stddef.h>

#include "base/json.h"
#include "model/facts.h"
#include "model/library.h"

/* A benchmark that the worker can run, and the parameters it takes beyond those of the definition. */
struct worker_benchmark {
	char *name;
	char **params;
	size_t param_count;
	bool planes;  /* it understands --keep-planes here */
	char *native; /* name of our own backend that computes in the same way; makes this one a peer. NULL: it is none
		       */
};

struct worker {
	char *path;    /* the executable; filled by the one who started it */
	char *backend; /* "openmp" */
	char *version;
	char *summary;     /* one line: what it stands for, and in which text */
	char *class_name;  /* "plain" or "shortcut": does it do all the work, or less for the same answer? */
	char *device;      /* "gpu"; NULL: the processor */
	char *compiler;    /* "gcc 12.2.0" */
	char *flags;       /* "-O3 -march=native -ffp-contract=off" */
	char *launcher;    /* how a visit is started, "mpirun -n {ranks}": words that stand before the program, {NAME}
			      being the value of a parameter; NULL: by itself */
	char *unavailable; /* reason, or NULL where it can run */
	struct worker_benchmark *benchmarks;
	size_t benchmark_count;
	struct library *libraries;
	size_t library_count;
	struct facts facts; /* anything more: devices, instruction set chosen ... */
};

/* Letters, digits and . _ -, not beginning with . or -: it stands in file names, on pages and on terminals. */
bool backend_name_is_good(const char *name);

void worker_free(struct worker *worker);
void worker_benchmark_free(struct worker_benchmark *benchmark);
const struct worker_benchmark *worker_find(const struct worker *worker, const char *benchmark);
bool worker_takes(const struct worker *worker, const char *benchmark, const char *param);

/* The describe line's object without "type"; and back. Unknown keys are ignored; `out` must be {0}. */
void worker_write_json(struct json *json, const char *key, const struct worker *worker);
bool worker_read_json(struct worker *out, struct json_object *object, struct error *err);

#endif
