#include "machine/hardware.h"

#include "../check_main.h"

TCase *hwloc_tests(void);

/* Two readers of one machine: where both know something, they know the same. */
START_TEST(hwloc_and_sys_agree_on_the_running_system)
{
	struct facts ours = {0}, theirs = {0};
	topology_read(&ours, "");
	cache_read(&ours, "");
	hwloc_fill(&theirs);
	for (size_t i = 0; i < theirs.count; i++) {
		const char *key = theirs.items[i].key;
		int64_t value = facts_get_int(&ours, key, theirs.items[i].integer);
		ck_assert_msg(value == theirs.items[i].integer, "%s: /sys says %lld, hwloc %lld", key, (long long)value,
			      (long long)theirs.items[i].integer);
	}
	facts_free(&ours);
	facts_free(&theirs);
}
END_TEST

START_TEST(hwloc_fills_gaps_and_changes_nothing)
{
	struct facts facts = {0};
	facts_int(&facts, "topology.cores", 12345);
	facts_int(&facts, "cache.l1d.bytes", 17);
	hwloc_fill(&facts);
	ck_assert_int_eq(facts_get_int(&facts, "topology.cores", 0), 12345);
	ck_assert_int_eq(facts_get_int(&facts, "cache.l1d.bytes", 0), 17);
	ck_assert_ptr_null(facts_find(&facts, "cache.l1d.ways"));
	ck_assert_int_gt(facts_get_int(&facts, "topology.threads", 0), 0);
	facts_free(&facts);
}
END_TEST

TCase *hwloc_tests(void)
{
	TCase *tests = tcase_create("hwloc");
	tcase_add_test(tests, hwloc_and_sys_agree_on_the_running_system);
	tcase_add_test(tests, hwloc_fills_gaps_and_changes_nothing);
	return tests;
}
