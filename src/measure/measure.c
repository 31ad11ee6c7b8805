#include "measure/measure.h"

#include <math.h>

/* Where even so many iterations seem to take less than min_time, the clock is broken. */
#define ITERATIONS_MAX ((uint64_t)1 << 62)

struct loop {
	const struct measure_plan *plan;
	const struct measure_clock *clock;
	const struct measure_target *target;
	double started;
};

static double seconds_now(const struct loop *loop)
{
	return loop->clock->now(loop->clock->context);
}

static bool out_of_time(const struct loop *loop)
{
	return seconds_now(loop) - loop->started >= loop->plan->max_time;
}

/* One group; *seconds is how long all of it took. */
static bool run_group(const struct loop *loop, uint64_t iterations, double *seconds, struct error *err)
{
	double before = seconds_now(loop);
	if (!loop->target->run(loop->target->context, iterations, err))
		return false;
	*seconds = seconds_now(loop) - before;
	if (*seconds > 0)
		return true;
	return error_set(err, ERROR_SYSTEM, "the clock stood still while a group of iterations ran");
}

/* Iterations that last min_time at the rate of the last group. */
static uint64_t iterations_for(double min_time, double seconds, uint64_t iterations)
{
	double wanted = ceil(min_time / seconds * (double)iterations);
	return wanted < 1 ? 1 : (uint64_t)wanted;
}

/* *seconds is how long the last group took. */
static bool calibrate(const struct loop *loop, uint64_t *iterations, uint64_t *groups, double *seconds,
		      struct error *err)
{
	for (uint64_t tried = 1;; tried *= 2) {
		if (!run_group(loop, tried, seconds, err))
			return false;
		(*groups)++;
		*iterations = tried;
		if (*seconds >= loop->plan->min_time)
			break;
		/* The groups that follow are no longer than this one. */
		if (out_of_time(loop))
			return true;
		if (tried == ITERATIONS_MAX)
			return error_set(err, ERROR_SYSTEM, "the clock hardly moves: no group reaches %g s",
					 loop->plan->min_time);
	}
	*iterations = iterations_for(loop->plan->min_time, *seconds, *iterations);
	return true;
}

/* Is the first group the only one that there is time for? What it lacks in warmth, it has in length. */
static bool is_all(const struct loop *loop, uint64_t iterations, uint64_t groups)
{
	return groups == 1 && iterations == 1 && loop->plan->warmups <= 1 && out_of_time(loop);
}

static bool warm_up(const struct loop *loop, uint64_t iterations, uint64_t *groups, struct error *err)
{
	double seconds;
	while (*groups < (uint64_t)loop->plan->warmups && !out_of_time(loop)) {
		if (!run_group(loop, iterations, &seconds, err))
			return false;
		(*groups)++;
	}
	return true;
}

static bool take_samples(const struct loop *loop, uint64_t iterations, const struct measure_sink *sink,
			 struct error *err)
{
	double seconds;
	for (int taken = 0; taken < loop->plan->samples; taken++) {
		if (taken && out_of_time(loop))
			break;
		if (!run_group(loop, iterations, &seconds, err))
			return false;
		sink->sample(sink->context, seconds / (double)iterations, iterations);
	}
	return true;
}

bool measure_run(const struct measure_plan *plan, const struct measure_clock *clock,
		 const struct measure_target *target, const struct measure_sink *sink, struct error *err)
{
	struct loop loop = {plan, clock, target, clock->now(clock->context)};
	uint64_t iterations = 1, warmups = 0;
	double seconds = 0;
	if (!calibrate(&loop, &iterations, &warmups, &seconds, err))
		return false;
	if (is_all(&loop, iterations, warmups)) {
		sink->calibrated(sink->context, iterations, 0);
		sink->sample(sink->context, seconds, iterations);
		return true;
	}
	if (!warm_up(&loop, iterations, &warmups, err))
		return false;
	sink->calibrated(sink->context, iterations, warmups);
	return take_samples(&loop, iterations, sink, err);
}
