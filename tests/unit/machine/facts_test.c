#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "machine/machine.h"

#include "../check_main.h"
#include "scratch.h"

TCase *facts_tests(void);

static const char *const trees[] = {"this-vm", "amd-epyc", "arm-neoverse", "intel-smt-numa", "container"};

START_TEST(a_captured_machine_gives_the_facts_of_its_golden_file)
{
	struct machine machine;
	struct facts system;
	struct buf text = BUF_INIT;
	char *root = mem_printf(CAPTURED("%s"), trees[_i]), *name = mem_printf("%s.json", trees[_i]);
	machine_read(&machine, root);
	machine_read_system(&system, root);
	struct json json = json_start(&text, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_text(&json, "fingerprint", machine.fingerprint);
	json_text(&json, "name", machine.name);
	facts_write_json(&json, "machine", &machine.facts);
	facts_write_json(&json, "system", &system);
	json_close(&json);
	buf_char(&text, '\n');
	golden_check(name, text.data);
	buf_free(&text);
	machine_free(&machine);
	facts_free(&system);
	free(root);
	free(name);
}
END_TEST

START_TEST(nothing_of_the_running_system_leaks_into_an_empty_root)
{
	struct machine machine;
	struct facts system;
	char *root = scratch_empty();
	machine_read(&machine, root);
	machine_read_system(&system, root);
	ck_assert_uint_eq(machine.facts.count, 0);
	ck_assert_uint_eq(system.count, 0);
	machine_free(&machine);
	facts_free(&system);
	scratch_drop(root);
}
END_TEST

START_TEST(the_running_system_tells_what_a_tree_cannot)
{
	struct machine machine;
	struct facts system;
	machine_read(&machine, "");
	machine_read_system(&system, "");
	ck_assert_ptr_nonnull(facts_get_text(&machine.facts, "cpu.architecture"));
	ck_assert_int_gt(facts_get_int(&machine.facts, "topology.threads", 0), 0);
	ck_assert_int_ge(facts_get_int(&system, "kernel.page_bytes", 0), 4096);
#ifdef __GLIBC__
	ck_assert_ptr_nonnull(facts_get_text(&system, "os.libc"));
#endif
	machine_free(&machine);
	facts_free(&system);
}
END_TEST

static char *all_facts(const char *root)
{
	struct machine machine;
	struct facts system;
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	machine_read(&machine, root);
	machine_read_system(&system, root);
	facts_append(&machine.facts, &system);
	facts_write_json(&json, NULL, &machine.facts);
	machine_free(&machine);
	facts_free(&system);
	return buf_detach(&text);
}

/* The system's facts are hashed into the environment: what changes from moment to moment has no place there. */
START_TEST(facts_do_not_change_from_moment_to_moment)
{
	char *root = scratch_copy("intel-smt-numa"), *before = all_facts(root);
	scratch_replace(root, "/proc/cpuinfo", "cpu MHz		: 3", "cpu MHz		: 1");
	scratch_write(root, "/proc/loadavg", "9.99 9.99 9.99 9/999 9999\n");
	scratch_write(root, "/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "1234567\n");
	scratch_replace(root, "/proc/meminfo", "MemAvailable:   6", "MemAvailable:   5");
	char *after = all_facts(root);
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
	scratch_drop(root);
}
END_TEST

static void check_system(const char *root, const char *key, const char *value)
{
	struct facts system;
	struct buf text = BUF_INIT;
	machine_read_system(&system, root);
	const struct fact *fact = facts_find(&system, key);
	if (fact)
		fact_write(&text, fact);
	ck_assert_str_eq(text.data, value);
	buf_free(&text);
	facts_free(&system);
}

START_TEST(a_secret_on_the_command_line_stays_there)
{
	char *root = scratch_empty();
	scratch_write(root, "/proc/cmdline",
		      "root=/dev/sda password=x isolcpus=2,3  mitigations=off isolcpusx=1 isol=2 nosmt\n");
	check_system(root, "kernel.options", "isolcpus=2,3 mitigations=off nosmt");
	scratch_drop(root);
}
END_TEST

START_TEST(governors_that_differ_are_all_named)
{
	char *root = scratch_copy("intel-smt-numa");
	scratch_write(root, "/sys/devices/system/cpu/cpu2/cpufreq/scaling_governor", "powersave\n");
	check_system(root, "settings.governor", "performance, powersave");
	scratch_drop(root);
}
END_TEST

START_TEST(turbo_is_told_by_either_driver)
{
	char *root = scratch_copy("intel-smt-numa");
	check_system(root, "settings.turbo", "yes");
	scratch_write(root, "/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
	check_system(root, "settings.turbo", "no");
	scratch_remove(root, "/sys/devices/system/cpu/intel_pstate");
	check_system(root, "settings.turbo", "");
	scratch_write(root, "/sys/devices/system/cpu/cpufreq/boost", "0\n");
	check_system(root, "settings.turbo", "no");
	scratch_drop(root);
}
END_TEST

START_TEST(os_release_may_quote_and_be_elsewhere)
{
	char *root = scratch_empty();
	scratch_write(root, "/usr/lib/os-release",
		      "NAME=x\nPRETTY_NAME='An OS'\nID=\"os\"\nVERSION_ID=\"\"\nMY_ID=no\n");
	check_system(root, "os.name", "An OS");
	check_system(root, "os.id", "os");
	check_system(root, "os.version", "");
	scratch_drop(root);
}
END_TEST

START_TEST(a_vulnerability_of_any_name_gets_a_proper_key)
{
	char *root = scratch_empty();
	scratch_write(root, "/sys/devices/system/cpu/vulnerabilities/New.One", "Vulnerable\n");
	check_system(root, "mitigations.new_one", "Vulnerable");
	scratch_drop(root);
}
END_TEST

START_TEST(broken_files_give_no_facts)
{
	struct machine machine;
	struct facts system;
	char *root = scratch_empty();
	scratch_write(root, "/proc/cpuinfo", "flags\nmodel name\ncpu MHz : much\nCPU part : 0x\n: :\n");
	scratch_write(root, "/proc/meminfo", "MemTotal: lots\n");
	scratch_write(root, "/sys/devices/system/memory/block_size_bytes", "zz\n");
	scratch_write(root, "/sys/devices/system/memory/memory0/state", "online\n");
	scratch_write(root, "/sys/devices/system/cpu/cpu0/cache/index0/size", "K\n");
	scratch_write(root, "/sys/devices/system/cpu/cpu0/cache/index1/size", "32K\n");
	scratch_write(root, "/sys/devices/system/cpu/cpu0/cache/index1/level", "77\n");
	scratch_write(root, "/sys/devices/system/cpu/cpu0/cache/index1/type", "Data\n");
	scratch_write(root, "/sys/kernel/mm/transparent_hugepage/enabled", "always [mad\n");
	scratch_write(root, "/sys/class/dmi/id/product_name", "To be filled by O.E.M.\n");
	machine_read(&machine, root);
	machine_read_system(&system, root);
	ck_assert_uint_eq(machine.facts.count, 0);
	ck_assert_uint_eq(system.count, 0);
	machine_free(&machine);
	facts_free(&system);
	scratch_drop(root);
}
END_TEST

TCase *facts_tests(void)
{
	TCase *tests = tcase_create("facts");
	tcase_add_loop_test(tests, a_captured_machine_gives_the_facts_of_its_golden_file, 0, COUNT_OF(trees));
	tcase_add_test(tests, nothing_of_the_running_system_leaks_into_an_empty_root);
	tcase_add_test(tests, the_running_system_tells_what_a_tree_cannot);
	tcase_add_test(tests, facts_do_not_change_from_moment_to_moment);
	tcase_add_test(tests, a_secret_on_the_command_line_stays_there);
	tcase_add_test(tests, governors_that_differ_are_all_named);
	tcase_add_test(tests, turbo_is_told_by_either_driver);
	tcase_add_test(tests, os_release_may_quote_and_be_elsewhere);
	tcase_add_test(tests, a_vulnerability_of_any_name_gets_a_proper_key);
	tcase_add_test(tests, broken_files_give_no_facts);
	return tests;
}
