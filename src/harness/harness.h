/*
 * harness.h: starts workers, limits them, collects and checks their replies.
 *
 * Whatever a worker does, the harness ends with a filled record: exit 1, death
 * by a signal, hanging, garbage, half a line, a flood, a closed descriptor, a
 * child that outlives it. A worker's whole process group is killed at the end
 * of its visit, also when all went well; on Linux the harness is the subreaper
 * of what the group leaves behind, and kills that too. Children that the
 * calling process had before a visit are spared; it must start none meanwhile,
 * and must not ignore SIGCHLD or wait for any child (waitpid(-1)).
 */
#ifndef LAPCHART_HARNESS_HARNESS_H
#define LAPCHART_HARNESS_HARNESS_H

#include <signal.h>
#include <stdint.h>

#include "model/point.h"
#include "model/visit.h"
#include "model/worker.h"

struct limits {
	double seconds;        /* of wall time, then SIGKILL; INFINITY: none */
	uint64_t memory_bytes; /* resident memory of the process group, watched; 0: none */
};

struct visit_request {
	const char *program;  /* the worker's executable */
	const char *launcher; /* as in struct worker, or NULL */
	const struct point *point;
	int warmups, samples;      /* as in measure_plan */
	double min_time, max_time; /* seconds */
	const char *library_path;  /* file that the name libblas.so.3 must resolve to, or NULL */
	const char *library_name;  /* what the worker must prove to have run ("openblas-openmp"), or NULL */
	struct limits limits;
	const char *scratch;                      /* folder in which the visit's private folder is made and removed */
	const volatile sig_atomic_t *interrupted; /* the visit is given up when it becomes true; or NULL */
	bool keep_planes; /* ask for planes: only where the worker's description says that it has some */
};

/* One visit from fork to reaped group. Always fills `out` (round and order are the caller's): a state that is
 * not OK has its reason. The answer is not judged here, but NaN or missing samples are. A plane that cannot be taken in
 * is left out, with the reason in out->warning. Returns false only when the visit was interrupted. */
bool harness_visit(struct visit *out, const struct visit_request *request, struct error *err);

/* Runs `program --describe`, 20 seconds at most. Fills worker->path. A worker that describes itself and says
 * `unavailable` is a good description with that reason. Errors: cannot be started, timed out, no valid describe line.
 */
bool harness_describe(struct worker *out, const char *program, const char *library_path, const char *scratch,
		      struct error *err);

/* Makes a worker unavailable whose launcher is not installed. */
void harness_find_launcher(struct worker *worker);

struct worker_list {
	struct worker *items; /* sorted by backend, then path */
	size_t count, capacity;
};

/* Describes every executable file named lapchart-worker-* in the folders; earlier folders win where two have the
 * same backend and benchmark. A file that fails, or has no benchmark, is reported through `complain` (may be NULL)
 * and left out; complaints come in the order of the files. Up to `processes` workers are asked at the same time
 * (describe_all.h). */
void harness_scan(struct worker_list *out, const char *const *folders, size_t folder_count, const char *scratch,
		  size_t processes, void (*complain)(void *context, const char *message), void *context);
void worker_list_free(struct worker_list *list);

/* One finding of worker-check. */
struct finding {
	bool good;
	char *text; /* "--describe prints one describe line" or what was wrong, with the line */
};
/* Tests a worker of any language against the contract (doc/worker.md); caller frees with findings_free(). `point` is
 * a small one that it should be able to run; NULL: the first benchmark that it describes, without parameters.
 * `launcher` replaces the one that it describes, or NULL. */
void harness_check_worker(struct finding **out, size_t *count, const char *program, const char *launcher,
			  const struct point *point, const char *scratch);
void findings_free(struct finding *findings, size_t count);

#endif
