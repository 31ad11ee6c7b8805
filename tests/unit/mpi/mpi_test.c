#include <stdio.h>

#include "../check_main.h"
#include "base/mem.h"
#include "harness/harness.h"

TCase *angular_cut_ranks_tests(void);
TCase *mandelbrot_ranks_tests(void);
TCase *psf_ranks_tests(void);
TCase *ranks_tests(void);

#define SKIPPED 77

/* The library may be there without its launcher. */
int main(void)
{
	const check_cases cases[] = {ranks_tests, mandelbrot_ranks_tests, angular_cut_ranks_tests, psf_ranks_tests};
	struct worker worker = {.launcher = mem_text("mpirun")};
	harness_find_launcher(&worker);
	int status = SKIPPED;
	if (worker.unavailable)
		printf("SKIP: %s\n", worker.unavailable);
	else
		status = check_main("mpi", cases, COUNT_OF(cases));
	worker_free(&worker);
	return status;
}
