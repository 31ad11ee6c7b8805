#include "machine/evidence.h"

#include <math.h>
#include <time.h>

#include "base/mem.h"

#include "../check_main.h"
#include "scratch.h"

TCase *evidence_tests(void);

#define NEAR 1e-9

START_TEST(counters_are_read_in_seconds_and_hertz)
{
	struct evidence evidence;
	evidence_read(&evidence, CAPTURED("intel-smt-numa"));
	ck_assert_double_eq_tol(evidence.busy, (4128823 + 9001 + 883211 + 0 + 20311) / 100.0, NEAR);
	ck_assert_double_eq_tol(evidence.steal, 0, NEAR);
	ck_assert_double_eq_tol(evidence.cpu_pressure, 98.812233, NEAR);
	ck_assert_double_eq_tol(evidence.memory_pressure, 0, NEAR);
	ck_assert_double_eq_tol(evidence.load, 3.90, NEAR);
	ck_assert_double_eq_tol(evidence.frequency, 1e3 * (3200000 + 3199998 + 3200002 + 1000000) / 4, 1);
	evidence_read(&evidence, CAPTURED("arm-neoverse"));
	ck_assert_double_eq_tol(evidence.steal, 2.07, NEAR);
	ck_assert_double_nan(evidence.frequency);
}
END_TEST

START_TEST(without_cpufreq_the_clock_is_that_of_cpuinfo)
{
	struct evidence evidence;
	evidence_read(&evidence, CAPTURED("this-vm"));
	ck_assert_double_eq_tol(evidence.frequency, 2.6e9, 1);
}
END_TEST

/* Only the start of /proc/cpuinfo is read, and it may end in the middle of a number. */
START_TEST(a_clock_cut_in_half_is_no_clock)
{
	struct evidence evidence;
	char *root = scratch_empty();
	for (int padding = 8140; padding < 8200; padding++) {
		char *text = mem_printf("cpu MHz : 3000.000\nflags : %*s\ncpu MHz : 3000.000\n\n", padding, "x");
		scratch_write(root, "/proc/cpuinfo", text);
		evidence_read(&evidence, root);
		ck_assert_double_eq_tol(evidence.frequency, 3e9, 1);
		free(text);
	}
	scratch_drop(root);
}
END_TEST

START_TEST(what_a_machine_does_not_tell_is_nan)
{
	struct evidence evidence;
	char *root = scratch_empty();
	for (int round = 0; round < 2; round++) {
		evidence_read(&evidence, root);
		ck_assert_double_nan(evidence.steal);
		ck_assert_double_nan(evidence.busy);
		ck_assert_double_nan(evidence.cpu_pressure);
		ck_assert_double_nan(evidence.memory_pressure);
		ck_assert_double_nan(evidence.load);
		ck_assert_double_nan(evidence.frequency);
		scratch_write(root, "/proc/stat", "cpu  1 2 3\n");
		scratch_write(root, "/proc/pressure/cpu", "some avg10=0.00\n");
		scratch_write(root, "/proc/pressure/memory", "full total=5\n");
		scratch_write(root, "/proc/loadavg", "none\n");
		scratch_write(root, "/proc/cpuinfo", "processor : 0\ncpu MHz : fast\nprocessor : 1\n\n");
	}
	scratch_drop(root);
}
END_TEST

START_TEST(between_two_readings_lies_what_others_did)
{
	const struct evidence before = {1, 100, 5, 0.5, 0.7, 2e9}, after = {1.5, 112, 5.25, 0.5, 1.7, 3e9};
	struct noise noise = evidence_between(&before, &after, 10);
	ck_assert_double_eq_tol(noise.steal_seconds, 0.5, NEAR);
	ck_assert_double_eq_tol(noise.busy_seconds, 2, NEAR);
	ck_assert_double_eq_tol(noise.cpu_pressure, 0.25, NEAR);
	ck_assert_double_eq_tol(noise.memory_pressure, 0, NEAR);
	ck_assert_double_eq_tol(noise.load, 0.7, NEAR);
	ck_assert_double_eq_tol(noise.frequency_hz, 3e9, NEAR);
}
END_TEST

START_TEST(counters_that_run_backwards_show_nothing_and_nan_stays)
{
	const struct evidence before = {2, 100, NAN, 0.5, NAN, NAN}, after = {1, 100.01, 5, NAN, 1, NAN};
	struct noise noise = evidence_between(&before, &after, 0.02);
	ck_assert_double_eq(noise.steal_seconds, 0);
	ck_assert_double_eq(noise.busy_seconds, 0);
	ck_assert_double_nan(noise.cpu_pressure);
	ck_assert_double_nan(noise.memory_pressure);
	ck_assert_double_nan(noise.load);
	ck_assert_double_nan(noise.frequency_hz);
}
END_TEST

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* It takes 0.03 ms and may take 0.2; the best of many, so that a busy machine or a sanitizer does not matter. */
START_TEST(a_reading_costs_little)
{
	double best = INFINITY;
	for (int i = 0; i < 200; i++) {
		struct evidence evidence;
		double start = now();
		evidence_read(&evidence, "");
		best = fmin(best, now() - start);
	}
	ck_assert_msg(best < 2e-3, "%g ms", best * 1e3);
}
END_TEST

START_TEST(memory_is_what_the_kernel_or_a_group_leaves)
{
	char *root = scratch_copy("intel-smt-numa");
	ck_assert_uint_eq(memory_available(root), (uint64_t)6 << 30);
	scratch_remove(root, "/sys/fs/cgroup");
	ck_assert_uint_eq(memory_available(root), (uint64_t)63012004 * 1024);
	scratch_write(root, "/proc/meminfo", "MemTotal: 5 kB\n");
	ck_assert_uint_eq(memory_available(root), 0);
	scratch_write(root, "/sys/fs/cgroup/memory/memory.limit_in_bytes", "4096\n");
	ck_assert_uint_eq(memory_available(root), 4096);
	scratch_write(root, "/sys/fs/cgroup/memory/memory.usage_in_bytes", "4096\n");
	ck_assert_uint_eq(memory_available(root), 1);
	scratch_drop(root);
}
END_TEST

START_TEST(cpus_are_those_of_the_affinity_and_the_quota)
{
	char *root = scratch_empty();
	ck_assert_int_eq(cpus_available(root), 1);
	scratch_write(root, "/sys/devices/system/cpu/online", "0-7\n");
	ck_assert_int_eq(cpus_available(root), 8);
	scratch_write(root, "/proc/self/status", "Name:\tx\nCpus_allowed_list:\t0-3,6\n");
	ck_assert_int_eq(cpus_available(root), 5);
	scratch_write(root, "/proc/self/cgroup", "0::/\n");
	scratch_write(root, "/sys/fs/cgroup/cpu.max", "150000 100000\n");
	ck_assert_int_eq(cpus_available(root), 2);
	scratch_write(root, "/sys/fs/cgroup/cpu.max", "1000 100000\n");
	ck_assert_int_eq(cpus_available(root), 1);
	scratch_drop(root);
	ck_assert_int_ge(cpus_available(""), 1);
}
END_TEST

TCase *evidence_tests(void)
{
	TCase *tests = tcase_create("evidence");
	tcase_add_test(tests, counters_are_read_in_seconds_and_hertz);
	tcase_add_test(tests, without_cpufreq_the_clock_is_that_of_cpuinfo);
	tcase_add_test(tests, a_clock_cut_in_half_is_no_clock);
	tcase_add_test(tests, what_a_machine_does_not_tell_is_nan);
	tcase_add_test(tests, between_two_readings_lies_what_others_did);
	tcase_add_test(tests, counters_that_run_backwards_show_nothing_and_nan_stays);
	tcase_add_test(tests, a_reading_costs_little);
	tcase_add_test(tests, memory_is_what_the_kernel_or_a_group_leaves);
	tcase_add_test(tests, cpus_are_those_of_the_affinity_and_the_quota);
	return tests;
}
