#include <mpi.h>
#include <stdlib.h>

#include "base/mem.h"
#include "mandelbrot/mandelbrot.h"
#include "mpi/ranks.h"

enum { TAG_ROWS, TAG_OUTPUT };

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it. Each rank has the whole output */
	int rank, ranks;
	MPI_Win window;       /* the counter of tickets, on rank 0; MPI_WIN_NULL until all ranks have their memory */
	int64_t first_ticket; /* of the next run */
	int64_t *rows;        /* that this rank took in the last run */
	int64_t row_count;
	MPI_Aint *places; /* of rows, in bytes from the start of the output */
	double seconds;
};

/* --- tickets: who asks for one gets the next row --- */

/* Collective. */
static void open_counter(struct state *own)
{
	int64_t *counter;
	MPI_Win_allocate(own->rank == 0 ? sizeof *counter : 0, sizeof *counter, MPI_INFO_NULL, MPI_COMM_WORLD, &counter,
			 &own->window);
	MPI_Win_lock_all(0, own->window);
	if (own->rank == 0)
		*counter = 0;
	MPI_Win_sync(own->window);
}

static int64_t take_ticket(const struct state *own)
{
	const int64_t one = 1;
	int64_t ticket;
	MPI_Fetch_and_op(&one, &ticket, MPI_INT64_T, 0, 0, MPI_SUM, own->window);
	MPI_Win_flush(0, own->window);
	return ticket;
}

/* Every rank asks once more than there are rows for it; so the next run's first ticket is known, and nobody has to
 * reset the counter. No rank is in two runs at once (ranks.h). */
static void compute(struct state *own)
{
	for (own->row_count = 0;; own->row_count++) {
		int64_t row = take_ticket(own) - own->first_ticket;
		if (row >= own->set.height)
			break;
		mandelbrot_row(&own->set, row);
		own->rows[own->row_count] = row;
	}
	own->first_ticket += own->set.height + own->ranks;
}

/* --- the rows of all ranks come together in rank 0 --- */

/* Rows where they are in the output, as one thing to send or to receive. */
static MPI_Datatype type_of_rows(const struct state *own, const int64_t *rows, int count)
{
	MPI_Datatype type;
	for (int i = 0; i < count; i++)
		own->places[i] = (MPI_Aint)(rows[i] * own->set.width * (int64_t)sizeof *own->set.output);
	MPI_Type_create_hindexed_block(count, (int)own->set.width, own->places, MPI_INT32_T, &type);
	MPI_Type_commit(&type);
	return type;
}

static void send_rows(const struct state *own)
{
	int count = (int)own->row_count;
	MPI_Send(own->rows, count, MPI_INT64_T, 0, TAG_ROWS, MPI_COMM_WORLD);
	MPI_Datatype type = type_of_rows(own, own->rows, count);
	MPI_Send(own->set.output, 1, type, 0, TAG_OUTPUT, MPI_COMM_WORLD);
	MPI_Type_free(&type);
}

/* Of the rank that is ready first. `rows` is for the numbers of its rows. */
static void receive_rows(const struct state *own, int64_t *rows)
{
	MPI_Status status;
	int count;
	MPI_Recv(rows, (int)own->set.height, MPI_INT64_T, MPI_ANY_SOURCE, TAG_ROWS, MPI_COMM_WORLD, &status);
	MPI_Get_count(&status, MPI_INT64_T, &count);
	MPI_Datatype type = type_of_rows(own, rows, count);
	MPI_Recv(own->set.output, 1, type, status.MPI_SOURCE, TAG_OUTPUT, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
	MPI_Type_free(&type);
}

static void collect(struct state *own)
{
	if (own->rank != 0) {
		send_rows(own);
		return;
	}
	/* The list of rank 0's own rows is of no use any more. */
	for (int other = 1; other < own->ranks; other++)
		receive_rows(own, own->rows);
}

/* --- hooks --- */

static bool allocate(struct state *own, mandelbrot_define *define, const struct params *params, struct error *err)
{
	if (!define(&own->set, params, ranks_params, err) || !mandelbrot_allocate(&own->set, err))
		return false;
	own->rows = mem_zero((size_t)own->set.height, sizeof *own->rows);
	own->places = mem_zero((size_t)own->set.height, sizeof *own->places);
	return true;
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	own->window = MPI_WIN_NULL;
	MPI_Comm_rank(MPI_COMM_WORLD, &own->rank);
	MPI_Comm_size(MPI_COMM_WORLD, &own->ranks);
	if (!ranks_agree(allocate(own, define, params, err), err))
		return false;
	open_counter(own);
	return true;
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	double begin = MPI_Wtime();
	compute(own);
	own->seconds = MPI_Wtime() - begin;
	collect(own);
	return true;
}

static bool metrics(void *state, struct answer *list, struct error *err)
{
	(void)err;
	const struct state *own = state;
	ranks_tell(list, "rows", (struct ranks_share){own->row_count, own->seconds});
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	if (own->window != MPI_WIN_NULL) {
		MPI_Win_unlock_all(own->window);
		MPI_Win_free(&own->window);
	}
	free(own->rows);
	free(own->places);
	mandelbrot_finish(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .params = ranks_params,
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish,
	 .metrics = metrics},
	{.benchmark = "mandelbrot-salon",
	 .params = ranks_params,
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "mpi",
	.version = "1",
	.summary = "C, MPI ranks take rows from a shared counter, also on several machines (ParallelPython; the "
		   "tutorial's "
		   "wish list)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};
