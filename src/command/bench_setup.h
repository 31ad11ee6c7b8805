/*
 * bench_setup.h: what `run`, `list` and `machine` share before anything is timed:
 * the machine, the installed BLAS libraries, the definitions and the workers,
 * each described once for every library that it may be given.
 */
#ifndef LAPCHART_COMMAND_BENCH_SETUP_H
#define LAPCHART_COMMAND_BENCH_SETUP_H

#include "command/command.h"
#include "command/places.h"
#include "harness/harness.h"
#include "machine/blas.h"
#include "model/record.h"
#include "plan/definition.h"
#include "plan/plan.h"

/* A worker with one BLAS library, and the environment in which it then runs. */
struct linked_worker {
	const struct worker *worker; /* the plain description; lent */
	const char *blas;            /* name of the library; NULL: as the system links it */
	struct environment environment;
};

struct bench_setup {
	struct places places;
	struct machine machine;
	struct facts system;
	struct blas *blas;
	size_t blas_count;
	struct absent_library absent[BLAS_KNOWN]; /* that are known, and not there */
	size_t absent_count;
	struct definitions definitions;
	struct worker_list workers;
	struct linked_worker *linked;
	size_t linked_count, linked_capacity;
};

/* `config`: for the sections [blas "NAME"] and [backend "NAME"]. `machine_name` replaces the name that the hardware
 * gives; or NULL. */
bool bench_setup_open(struct bench_setup *out, const struct config *config, const struct text_list *backend_path,
		      const struct text_list *benchmark_path, const char *machine_name, struct error *err);
void bench_setup_close(struct bench_setup *setup);

/* Gives the worker the launcher of the configuration, [backend "NAME"] launcher = ..., where it names one; makes it
 * unavailable where its launcher is not installed. Errors: that setting is no launcher. */
bool bench_setup_launcher(struct worker *worker, const struct config *config, struct error *err);

/* bench_blas.c: fills in the libraries, with [blas "NAME"] of the configuration. */
bool bench_setup_find_blas(struct bench_setup *setup, const struct config *config, struct error *err);
/* The installed library of that name; NULL: there is none. */
const struct blas *bench_setup_blas(const struct bench_setup *setup, const char *name);

/* The environment of a worker with a library (NULL: none is asked for), made at the first call.
 * Lent until the next call. */
bool bench_setup_link(const struct linked_worker **out, struct bench_setup *setup, const struct worker *worker,
		      const char *blas, struct error *err);

#endif
