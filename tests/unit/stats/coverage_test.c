/*
 * How often does the interval contain the true value? Simulated with a fixed
 * seed: 4,000 experiments a row, so that the share of a true 95 % scatters by
 * 0.0034; the band 0.935 to 0.965 is more than four times that. Where noise is
 * not what the interval of few visits assumes, the row states its own band.
 */
#include <math.h>

#include "../check_main.h"
#include "base/mem.h"
#include "noise.h"
#include "stats/summary.h"

TCase *coverage_tests(void);

enum { EXPERIMENTS = 4000, VISITS_MAX = 30, SAMPLES_MAX = 5 };

/* An experiment of true median 1. */
struct experiment {
	double samples[VISITS_MAX][SAMPLES_MAX];
	struct stats_visit visits[VISITS_MAX];
};

/* The share of a visit in its samples' logarithms; its median is 0. */
typedef double (*visit_noise)(uint64_t *state);

static double no_visit_noise(uint64_t *state)
{
	(void)state;
	return 0;
}

static double normal_visits(uint64_t *state)
{
	return 0.02 * noise_normal(state);
}

/* Every tenth process is disturbed: ten times the noise. */
static double disturbed_visits(uint64_t *state)
{
	return (hash_unit(state) < 0.1 ? 0.2 : 0.02) * noise_normal(state);
}

/* Mostly near the fastest, with a long tail of slow ones. */
static double skewed_visits(uint64_t *state)
{
	return 0.02 * (-log(1 - hash_unit(state)) - M_LN2);
}

static struct summary simulate(struct experiment *experiment, visit_noise noise, size_t visits, uint64_t *state)
{
	for (size_t v = 0; v < visits; v++) {
		double shift = noise(state);
		for (size_t s = 0; s < SAMPLES_MAX; s++)
			experiment->samples[v][s] = exp(shift + 0.005 * noise_normal(state));
		experiment->visits[v] = (struct stats_visit){experiment->samples[v], SAMPLES_MAX};
	}
	return summary_of(experiment->visits, visits);
}

static const struct coverage_row {
	const char *name;
	visit_noise noise;
	size_t visits;
	double least, most;
} rows[] = {
	{"samples alone", no_visit_noise, 3, 0.935, 0.965},
	{"samples alone", no_visit_noise, 5, 0.935, 0.965},
	{"samples alone", no_visit_noise, 10, 0.935, 0.965},
	{"processes", normal_visits, 3, 0.935, 0.965},
	{"processes", normal_visits, 4, 0.935, 0.965},
	{"processes", normal_visits, 5, 0.935, 0.965},
	{"processes", normal_visits, 6, 0.935, 0.965},
	{"processes", normal_visits, 7, 0.935, 0.965},
	{"processes", normal_visits, 10, 0.935, 0.965},
	{"processes", normal_visits, 30, 0.935, 0.965},
	/* Wild visits widen the interval of few more than they move their median. */
	{"disturbed processes", disturbed_visits, 3, 0.94, 0.985},
	{"disturbed processes", disturbed_visits, 5, 0.94, 0.985},
	{"disturbed processes", disturbed_visits, 10, 0.935, 0.965},
	/* A long tail is the worst case of few visits; order statistics do not mind it. */
	{"skewed processes", skewed_visits, 3, 0.90, 0.965},
	{"skewed processes", skewed_visits, 5, 0.90, 0.965},
	{"skewed processes", skewed_visits, 10, 0.935, 0.965},
};

START_TEST(the_interval_contains_the_truth_as_often_as_it_says)
{
	const struct coverage_row *row = &rows[_i];
	struct experiment experiment;
	uint64_t state = 20260101;
	int hits = 0;
	for (int i = 0; i < EXPERIMENTS; i++) {
		struct summary summary = simulate(&experiment, row->noise, row->visits, &state);
		hits += summary.low <= 1 && 1 <= summary.high;
	}
	double share = (double)hits / EXPERIMENTS;
	ck_assert_msg(share >= row->least && share <= row->most, "%s, %zu visits: %.4f is not in %.3f to %.3f",
		      row->name, row->visits, share, row->least, row->most);
}
END_TEST

START_TEST(the_interval_contains_its_median)
{
	struct experiment experiment;
	uint64_t state = 7;
	for (int i = 0; i < EXPERIMENTS; i++) {
		struct summary summary = simulate(&experiment, disturbed_visits, 3 + (size_t)i % 28, &state);
		ck_assert_double_le(summary.low, summary.median);
		ck_assert_double_ge(summary.high, summary.median);
	}
}
END_TEST

/* The squares of two long reaches are longer than the reach of both, so that a ratio of few visits contains the truth
 * somewhat oftener than stated. */
static const struct ratio_row {
	size_t visits, other;
	double least, most;
} ratio_rows[] = {
	{3, 3, 0.935, 0.985},
	{3, 10, 0.935, 0.985},
	{5, 5, 0.935, 0.985},
	{10, 10, 0.935, 0.975},
};

START_TEST(the_interval_of_a_ratio_contains_the_truth_as_often_as_it_says)
{
	const struct ratio_row *row = &ratio_rows[_i];
	struct experiment experiment;
	uint64_t state = 42;
	int hits = 0;
	for (int i = 0; i < EXPERIMENTS; i++) {
		struct summary a = simulate(&experiment, normal_visits, row->visits, &state);
		struct summary b = simulate(&experiment, normal_visits, row->other, &state);
		struct summary ratio = summary_ratio(&a, &b);
		hits += ratio.low <= 1 && 1 <= ratio.high;
	}
	double share = (double)hits / EXPERIMENTS;
	ck_assert_msg(share >= row->least && share <= row->most, "%zu over %zu visits: %.4f is not in %.3f to %.3f",
		      row->visits, row->other, share, row->least, row->most);
}
END_TEST

TCase *coverage_tests(void)
{
	TCase *tests = tcase_create("coverage");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, the_interval_contains_the_truth_as_often_as_it_says, 0, COUNT_OF(rows));
	tcase_add_test(tests, the_interval_contains_its_median);
	tcase_add_loop_test(tests, the_interval_of_a_ratio_contains_the_truth_as_often_as_it_says, 0,
			    COUNT_OF(ratio_rows));
	return tests;
}
