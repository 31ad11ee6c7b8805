#include <fftw3.h>
#include <mpi.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "mpi/psf-dft.h"
#include "mpi/ranks.h"

/* Collective: what rank 0's planner learnt, all planners know. FFTW leaves out what another kind of processor learnt.
 */
static void spread_wisdom(int rank)
{
	char *text = rank == 0 ? fftw_export_wisdom_to_string() : NULL;
	int length = text ? (int)strlen(text) : 0;
	MPI_Bcast(&length, 1, MPI_INT, 0, MPI_COMM_WORLD);
	if (!text)
		text = mem_zero((size_t)length + 1, 1);
	MPI_Bcast(text, length, MPI_CHAR, 0, MPI_COMM_WORLD);
	if (rank != 0)
		fftw_import_wisdom_from_string(text);
	free(text);
}

/* Rank 0 plans while the others wait: ranks that use the clock at the same time disturb each other. */
bool psf_ranks_dft(struct psf_dft **out, struct psf_planned *planned, size_t length, struct error *err)
{
	int rank;
	bool good = true;
	MPI_Comm_rank(MPI_COMM_WORLD, &rank);
	if (rank == 0)
		good = psf_fftw_dft(out, planned, length, PSF_FFTW_SEQUENCES, PSF_MEASURE, err);
	if (!ranks_agree(good, err))
		return false;
	spread_wisdom(rank);
	return rank == 0 || psf_fftw_dft(out, planned, length, PSF_FFTW_SEQUENCES, PSF_MEASURE, err);
}

void psf_ranks_planned(struct answer *metrics, const struct psf_planned *planned)
{
	psf_planned_metrics(metrics, planned);
}

void psf_ranks_describe(struct worker *worker)
{
	psf_fftw_describe(worker);
}
