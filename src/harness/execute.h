/*
 * execute.h: one worker process, from its private folder to the last of its
 * children, with whatever it wrote. What the reply says is not looked at here.
 */
#ifndef LAPCHART_HARNESS_EXECUTE_H
#define LAPCHART_HARNESS_EXECUTE_H

#include "base/buf.h"
#include "harness/folder.h"
#include "harness/harness.h"
#include "harness/wordlist.h"

#define STDERR_KEPT 8192 /* bytes of the end of what a worker printed */

struct execution {
	const char *program;
	struct wordlist arguments; /* without the program's own name */
	const char *launcher; /* as in struct visit_request; it closes descriptors, so the reply goes to the file */
	const struct params *params; /* for the launcher's words; or NULL */
	const char *library_path;    /* as in struct visit_request */
	struct limits limits;
	const char *scratch;
	const volatile sig_atomic_t *interrupted; /* or NULL */
	bool reply_to_file; /* no descriptor for the reply: as under a launcher that closes them */
};

struct outcome {
	enum state state; /* OK: it ended by itself and was not killed; what that is worth is in exit_status */
	char *reason;     /* where state is not OK */
	bool interrupted; /* given up: nothing but the times below counts */
	int exit_status;
	struct buf reply;   /* as it was sent; not more than WIRE_REPLY_MAX */
	char *printed;      /* end of standard output and error; NULL: nothing */
	struct usage usage; /* by the kernel's account */
	uint64_t tree_peak; /* largest resident memory of several processes together; 0: it was one all the time */
	int64_t started_ns; /* Unix time */
	double seconds;     /* from the start of the process to its end */
	double life;        /* of these, those in which the worker's program was loaded */
	size_t left_over, outside; /* as in struct brood */
	struct folder folder;      /* with what the worker left in it; outcome_free() removes it */
};

/* Always fills `out`; release it with outcome_free(). */
void execute(struct outcome *out, const struct execution *execution);
void outcome_free(struct outcome *outcome);
/* The last line of what was printed, which often says why; NULL: nothing. Lent by `printed`, which is cut for it. */
const char *outcome_last_words(char *printed);

/* "SIGSEGV"; "signal 35" where it has no name. Caller frees. */
char *signal_name(int number);

#endif
