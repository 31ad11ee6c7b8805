/*
 * library.h: one numerical library as a worker resolved it.
 * Unknown texts are NULL, unknown numbers 0.
 */
#ifndef LAPCHART_MODEL_LIBRARY_H
#define LAPCHART_MODEL_LIBRARY_H

#include "base/error.h"
#include "base/json.h"

struct json_object;

struct library {
	char *kind;            /* "blas", "fft", "openmp", "libc" ... */
	char *name;            /* "openblas-openmp", "blis-serial", "atlas", "netlib" */
	char *path;            /* after realpath */
	char *soname;          /* DT_SONAME: "libblas.so.3" */
	char *version;         /* as the library itself says */
	char *build_id;        /* hexadecimal, of the ELF note */
	char *config;          /* build configuration, as the library prints it */
	char *kernel;          /* the kernel that it chose at run time: "Prescott", "haswell" */
	char *threading;       /* "serial", "pthread", "openmp" */
	int threads;           /* that it would use */
	int integer_bits;      /* 32 (LP64) or 64 (ILP64) */
	char *package;         /* "libopenblas0-openmp", filled by the harness's side */
	char *package_version; /* "0.3.21+ds-4" */
	char *warning;         /* plain words with the remedy, where the kernel does not fit the CPU */
};

void library_free(struct library *library);
struct library library_copy(const struct library *library);
void library_write_json(struct json *json, const char *key, const struct library *library);
bool library_read_json(struct library *out, struct json_object *object, struct error *err);

#endif
