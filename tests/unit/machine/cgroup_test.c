#include "machine/cgroup.h"

#include <math.h>

#include "../check_main.h"
#include "scratch.h"

TCase *cgroup_tests(void);

#define GIB ((uint64_t)1 << 30)
#define TOP "/sys/fs/cgroup"

START_TEST(without_groups_there_is_no_limit)
{
	char *root = scratch_empty();
	ck_assert(isinf(cgroup_cpu_quota(root)));
	ck_assert_uint_eq(cgroup_memory_limit(root), UINT64_MAX);
	ck_assert_uint_eq(cgroup_memory_left(root), UINT64_MAX);
	scratch_write(root, "/proc/self/cgroup", "garbage\n0:\n:::\n\n7:memory\n");
	ck_assert(isinf(cgroup_cpu_quota(root)));
	ck_assert_uint_eq(cgroup_memory_left(root), UINT64_MAX);
	scratch_drop(root);
}
END_TEST

START_TEST(version_2_gives_quota_and_memory)
{
	const char *root = CAPTURED("container");
	ck_assert_double_eq(cgroup_cpu_quota(root), 1.5);
	ck_assert_uint_eq(cgroup_memory_limit(root), 2 * GIB);
	/* 384 MiB are used, of which 192 MiB are cache that lies idle. */
	ck_assert_uint_eq(cgroup_memory_left(root), 2 * GIB - (192 << 20));
}
END_TEST

START_TEST(version_1_counts_the_groups_above)
{
	const char *root = CAPTURED("intel-smt-numa");
	ck_assert_double_eq(cgroup_cpu_quota(root), 2.5);
	/* job7 may have 16 GiB, but batch, which holds it, 8: 3 are used, and one of these is idle cache. */
	ck_assert_uint_eq(cgroup_memory_limit(root), 8 * GIB);
	ck_assert_uint_eq(cgroup_memory_left(root), 6 * GIB);
}
END_TEST

START_TEST(the_strictest_group_on_the_way_up_counts)
{
	char *root = scratch_empty();
	scratch_write(root, "/proc/self/cgroup", "0::/a/b/c\n");
	scratch_write(root, TOP "/a/cpu.max", "100000 100000\n");
	scratch_write(root, TOP "/a/b/cpu.max", "max 100000\n");
	scratch_write(root, TOP "/a/b/c/cpu.max", "400000 100000\n");
	scratch_write(root, TOP "/a/b/memory.high", "1073741824\n");
	scratch_write(root, TOP "/a/b/memory.max", "max\n");
	scratch_write(root, TOP "/a/b/c/memory.max", "4294967296\n");
	ck_assert_double_eq(cgroup_cpu_quota(root), 1);
	ck_assert_uint_eq(cgroup_memory_limit(root), GIB);
	scratch_drop(root);
}
END_TEST

START_TEST(a_path_of_the_host_ends_at_the_containers_own_group)
{
	char *root = scratch_empty();
	scratch_write(root, "/proc/self/cgroup", "6:cpuacct,cpu:/docker/0123\n5:memory:/docker/0123\n");
	scratch_write(root, TOP "/cpu/cpu.cfs_quota_us", "50000\n");
	scratch_write(root, TOP "/cpu/cpu.cfs_period_us", "100000\n");
	scratch_write(root, TOP "/memory/memory.limit_in_bytes", "1073741824\n");
	scratch_write(root, TOP "/memory/memory.usage_in_bytes", "2147483648\n");
	ck_assert_double_eq(cgroup_cpu_quota(root), 0.5);
	ck_assert_uint_eq(cgroup_memory_limit(root), GIB);
	ck_assert_uint_eq(cgroup_memory_left(root), 0);
	scratch_drop(root);
}
END_TEST

START_TEST(a_hybrid_system_has_version_2_in_a_corner)
{
	char *root = scratch_empty();
	scratch_write(root, "/proc/self/cgroup", "0::/x\n");
	scratch_write(root, TOP "/unified/x/cpu.max", "300000 100000\n");
	ck_assert_double_eq(cgroup_cpu_quota(root), 3);
	scratch_drop(root);
}
END_TEST

START_TEST(nonsense_is_no_limit)
{
	char *root = scratch_empty();
	scratch_write(root, "/proc/self/cgroup", "0::/\n3:cpu:/\n4:memory:/\n");
	scratch_write(root, TOP "/cpu.max", "100000 0\n");
	scratch_write(root, TOP "/memory.max", "-5\n");
	scratch_write(root, TOP "/cpu/cpu.cfs_quota_us", "-1\n");
	scratch_write(root, TOP "/cpu/cpu.cfs_period_us", "100000\n");
	scratch_write(root, TOP "/memory/memory.limit_in_bytes", "9223372036854771712\n");
	ck_assert(isinf(cgroup_cpu_quota(root)));
	ck_assert_uint_eq(cgroup_memory_limit(root), UINT64_MAX);
	scratch_drop(root);
}
END_TEST

TCase *cgroup_tests(void)
{
	TCase *tests = tcase_create("cgroup");
	tcase_add_test(tests, without_groups_there_is_no_limit);
	tcase_add_test(tests, version_2_gives_quota_and_memory);
	tcase_add_test(tests, version_1_counts_the_groups_above);
	tcase_add_test(tests, the_strictest_group_on_the_way_up_counts);
	tcase_add_test(tests, a_path_of_the_host_ends_at_the_containers_own_group);
	tcase_add_test(tests, a_hybrid_system_has_version_2_in_a_corner);
	tcase_add_test(tests, nonsense_is_no_limit);
	return tests;
}
