/*
 * pool.h: worker processes over the wavelengths, as multiprocessing.Pool does
 * it: each run forks them; each makes a workspace of its own, takes
 * wavelengths as long as there are any, and leaves what each of them adds to
 * the image in shared memory. The parent adds them up in their order, so the
 * image does not depend on the number of processes, to the last bit.
 */
#ifndef LAPCHART_PSF_POOL_H
#define LAPCHART_PSF_POOL_H

#include <sys/types.h>

#include "psf/workspace.h"

#define PSF_PROCESSES_MAX 4096

struct psf_pool;
struct psf_pool_shared;

/* In a child: fills the tools of its workspace. */
typedef bool psf_equip(struct psf_tools *out, struct psf_pool *pool, struct error *err);

struct psf_pool {
	struct psf psf; /* first: psf_answer() takes the state for it */
	psf_equip *equip;
	void (*unequip)(struct psf_pool *pool); /* in a child, after the workspace is gone; or NULL */
	size_t processes;                       /* as many as find something to do */
	pid_t *children;
	double *parts; /* shared: what each wavelength adds, wavelengths x side x side */
	size_t parts_size, shared_size;
	struct psf_pool_shared *shared;
	double start_up; /* seconds of the last run until its last process was ready for its first wavelength */
};

/* For prepare(): reads the parameter `processes` and the definition's. `own_params`: names of the backend's own ones.
 * The pool is to be freed also after a failure. */
bool psf_pool_make(struct psf_pool *out, enum psf_kind kind, const struct params *params, const char *const *own_params,
		   psf_equip *equip, struct error *err);
void psf_pool_free(struct psf_pool *pool);

/* Memory that parent and children share, of zeros. NULL, with an error, where there is none. */
void *psf_pool_map(size_t bytes, struct error *err);

/* Something that is done in one child; what it says in its error reaches the parent's. */
bool psf_pool_in_child(struct psf_pool *pool, bool (*work)(struct psf_pool *pool, struct error *err),
		       struct error *err);

/* Kernel hooks for a state that begins with a struct psf_pool. */
bool psf_pool_run(void *state, struct error *err);
bool psf_pool_metrics(void *state, struct answer *metrics, struct error *err);
bool psf_pool_planes(void *state, struct planes *planes, struct error *err);

#endif
