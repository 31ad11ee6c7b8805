#include "cuda/clock.h"

#include <math.h>

#include "cuda/device.h"
#include "measure/measure.h"

bool cuda_clock_open(struct cuda_clock *clock, struct error *err)
{
	*clock = (struct cuda_clock){.compile_seconds = NAN, .first_run_seconds = NAN};
	if (!cuda_open(&clock->context_seconds, err))
		return false;
	for (; clock->made < CUDA_MARKS; clock->made++)
		if (!cuda_good(cudaEventCreate(&clock->events[clock->made]), err, "cudaEventCreate"))
			return false;
	return true;
}

/* What cudaEventDestroy() returns is no news: an earlier failure, which has been reported. */
void cuda_clock_close(struct cuda_clock *clock)
{
	for (size_t i = 0; i < clock->made; i++)
		cudaEventDestroy(clock->events[i]);
	clock->made = 0;
}

static bool mark(struct cuda_clock *clock, enum cuda_phase phase, struct error *err)
{
	if (clock->used == CUDA_MARKS)
		return error_set(err, ERROR_DATA,
				 "a CUDA clock has %d marks, and this run changes its phase more often", CUDA_MARKS);
	clock->phases[clock->used] = phase;
	return cuda_good(cudaEventRecord(clock->events[clock->used++], NULL), err, "cudaEventRecord");
}

bool cuda_clock_start(struct cuda_clock *clock, enum cuda_phase phase, struct error *err)
{
	clock->used = 0;
	return mark(clock, phase, err);
}

bool cuda_clock_enter(struct cuda_clock *clock, enum cuda_phase phase, struct error *err)
{
	return clock->phases[clock->used - 1] == phase || mark(clock, phase, err);
}

bool cuda_clock_stop(struct cuda_clock *clock, struct error *err)
{
	return mark(clock, clock->phases[clock->used - 1], err);
}

bool cuda_clock_first_run(struct cuda_clock *clock, bool (*run)(void *state, struct error *err), void *state,
			  struct error *err)
{
	const struct measure_clock *wall = &measure_monotonic_clock;
	double begin = wall->now(wall->context);
	bool good = run(state, err) && cuda_wait(err);
	clock->first_run_seconds = wall->now(wall->context) - begin;
	return good;
}

static bool add_up(double seconds[CUDA_PHASES], const struct cuda_clock *clock, struct error *err)
{
	for (size_t i = 0; i + 1 < clock->used; i++) {
		float milliseconds;
		if (!cuda_good(cudaEventElapsedTime(&milliseconds, clock->events[i], clock->events[i + 1]), err,
			       "cudaEventElapsedTime"))
			return false;
		seconds[clock->phases[i]] += 1e-3 * (double)milliseconds;
	}
	return true;
}

bool cuda_clock_metrics(const struct cuda_clock *clock, struct answer *out, struct error *err)
{
	double seconds[CUDA_PHASES] = {0};
	if (!cuda_wait(err) || !add_up(seconds, clock, err))
		return false;
	answer_number(out, "device_seconds", seconds[CUDA_COMPUTE]);
	answer_number(out, "copy_seconds", seconds[CUDA_COPY]);
	answer_number(out, "context_seconds", clock->context_seconds);
	answer_number(out, "compile_seconds", clock->compile_seconds);
	answer_number(out, "first_run_seconds", clock->first_run_seconds);
	return true;
}
