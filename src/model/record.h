/*
 * record.h: the rows that cross floors: commit, machine, environment, run, result.
 * All strings belong to the struct; X_free() releases them and makes it {0}.
 */
#ifndef LAPCHART_MODEL_RECORD_H
#define LAPCHART_MODEL_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "model/facts.h"
#include "model/library.h"
#include "model/point.h"
#include "model/visit.h"

struct commit {
	char *sha;      /* 40 hexadecimal digits */
	char **parents; /* first parent first */
	size_t parent_count;
	int64_t author_time; /* Unix seconds */
	char *author;        /* name only */
	char *subject;       /* first line of the message; bytes from outside */
};
void commit_free(struct commit *commit);

/* The hardware. The fingerprint is a hash of the facts that neither a reboot nor an update changes. */
struct machine {
	char *fingerprint; /* 12 hexadecimal digits */
	char *name;        /* "Intel Xeon Processor, 2 cores": for people; --machine NAME replaces it */
	struct facts facts;
};
void machine_free(struct machine *machine);

/* Toolchain, libraries, linkage and settings under which one backend ran. */
struct environment {
	char *hash;         /* of the JSON below: equal environments have equal hashes */
	struct facts facts; /* os.*, kernel.*, settings.*, compiler.*, worker.* */
	struct library *libraries;
	size_t library_count;
};
void environment_free(struct environment *environment);
void environment_write_json(struct json *json, const char *key, const struct environment *environment);
bool environment_read_json(struct environment *out, const char *text, struct error *err);
/* Facts under this prefix describe the worker in words ("about.summary"): stored and shown, but new words do not make
 * another environment. The worker's name is a fact like others (worker.backend), so that the words are its own. */
#define ENVIRONMENT_ABOUT "about."
/* The native backend of a peer in a benchmark: ENVIRONMENT_NATIVE "mandelbrot-tutorial". */
#define ENVIRONMENT_NATIVE ENVIRONMENT_ABOUT "native."
/* Fills environment->hash from the rest. */
void environment_seal(struct environment *environment);

struct run {
	int64_t id;       /* in this database */
	char *key;        /* unique over databases: 32 hexadecimal digits */
	char *commit;     /* sha */
	bool dirty;       /* uncommitted changes: stays out of histories */
	char *machine;    /* fingerprint */
	int64_t started;  /* Unix seconds */
	int64_t finished; /* 0: it was killed, or is under way */
	uint64_t seed;    /* of the shuffled order */
	char *options;    /* JSON object: rounds, samples, min_time, bench, backend ... */
	char *version;    /* of lapchart, with compiler and flags */
};
void run_free(struct run *run);

/* All visits of one point in one run. */
struct result {
	int64_t id;
	struct point point;
	char *commit, *machine, *environment; /* sha, fingerprint, hash */
	int64_t run_id;
	bool dirty;
	enum state state; /* OK where at least one visit was and none gave a wrong answer; else the last one */
	char *reason;     /* of that state; NULL for OK */
	struct answer answer;
	double flops, bytes, elements; /* of one iteration, by the work model; NaN: unknown */
	uint64_t peak_bytes;           /* largest of the visits */
	double cpu_seconds;            /* per iteration is not known; of all visits together */
	struct visit *visits;
	size_t visit_count;
	size_t plane_count; /* that the store has, see store_get_planes() */
};
void result_free(struct result *result);

#endif
