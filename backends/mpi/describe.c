#include "mpi/describe.h"

#include <mpi.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "worker/libs.h"

#if defined(OPEN_MPI)
#define IMPLEMENTATION "openmpi"
#elif defined(MPICH)
#define IMPLEMENTATION "mpich"
#else
#define IMPLEMENTATION "mpi"
#endif

/* Open MPI counts one place a core and gives each rank its own: here more ranks are the user's wish, and the system
 * places them as it does threads and other processes. As root it refuses to run without being told twice. */
static char *launcher(void)
{
#if defined(OPEN_MPI)
	return mem_printf("mpirun %s--oversubscribe --bind-to none -n {ranks}",
			  geteuid() == 0 ? "--allow-run-as-root " : "");
#else
	return mem_text("mpiexec -n {ranks}");
#endif
}

/* "Open MPI v4.1.4" of a text that goes on with how it was built. */
static char *library_version(void)
{
	char text[MPI_MAX_LIBRARY_VERSION_STRING];
	int length;
	MPI_Get_library_version(text, &length);
	return mem_text_n(text, strcspn(text, ",\n"));
}

void ranks_describe(struct worker *worker)
{
	struct library library = {0};
	char standard[32];
	int version, part;
	worker->launcher = launcher();
	MPI_Get_version(&version, &part);
	snprintf(standard, sizeof standard, "%d.%d", version, part);
	facts_text(&worker->facts, "mpi.standard", standard);
	facts_text(&worker->facts, "mpi.implementation", IMPLEMENTATION);
	if (!libs_of_symbol(&library, "MPI_Init"))
		return;
	library.kind = mem_text("mpi");
	library.name = mem_text(IMPLEMENTATION);
	library.version = library_version();
	libs_add(worker, library);
}
