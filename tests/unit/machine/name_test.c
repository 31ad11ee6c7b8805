#include "base/mem.h"
#include "machine/hardware.h"
#include "machine/machine.h"

#include "../check_main.h"
#include "scratch.h"

TCase *name_tests(void);

static const struct {
	const char *model_name, *clean;
} cleaned[] = {
	{"Intel(R) Xeon(R) Processor", "Intel Xeon Processor"},
	{"Intel(R) Xeon(R) CPU E5-2670 v3 @ 2.30GHz", "Intel Xeon E5-2670 v3"},
	{"Intel(R) Xeon(R) CPU           X5650  @ 2.67GHz", "Intel Xeon X5650"},
	{"Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz", "Intel Xeon Gold 6248"},
	{"Intel(R) Xeon(R) CPU @ 2.20GHz", "Intel Xeon"},
	{"11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz", "11th Gen Intel Core i7-1165G7"},
	{"Intel(R) Core(TM)2 Duo CPU     T7500  @ 2.20GHz", "Intel Core2 Duo T7500"},
	{"AMD EPYC 7763 64-Core Processor", "AMD EPYC 7763"},
	{"AMD Ryzen 5 3500U with Radeon Vega Mobile Gfx", "AMD Ryzen 5 3500U"},
	{"QEMU Virtual CPU version 2.5+", "QEMU Virtual CPU version 2.5+"},
	{"  ", ""},
};

START_TEST(names_lose_their_marks_and_clocks)
{
	char *clean = cpu_clean_name(cleaned[_i].model_name);
	ck_assert_str_eq(clean, cleaned[_i].clean);
	free(clean);
}
END_TEST

START_TEST(arm_codes_become_names_and_unknown_codes_stay)
{
	static const struct {
		int64_t implementer, part;
		const char *name;
	} known[] = {
		{0x41, 0xd08, "Arm Cortex-A72"},
		{0x41, 0xd4f, "Arm Neoverse-V2"},
		{0x61, 0x023, "Apple M1 Firestorm"},
		{0x41, 0xfff, "Arm part 0xfff"},
		{0x99, 0x001, "implementer 0x99 part 0x001"},
	};
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		char *name = arm_part_name(known[i].implementer, known[i].part);
		ck_assert_str_eq(name, known[i].name);
		free(name);
	}
	ck_assert_ptr_null(arm_implementer_name(0x99));
}
END_TEST

static void check_name(const char *root, const char *name)
{
	struct machine machine;
	machine_read(&machine, root);
	ck_assert_str_eq(machine.name, name);
	machine_free(&machine);
}

START_TEST(a_machine_is_called_by_its_processor_and_cores)
{
	check_name(CAPTURED("this-vm"), "Intel Xeon Processor, 2 cores");
	check_name(CAPTURED("amd-epyc"), "AMD EPYC 72F3, 2 cores");
	check_name(CAPTURED("arm-neoverse"), "Arm Neoverse-N1, 4 cores");
}
END_TEST

START_TEST(both_kinds_of_core_are_named)
{
	char *root = scratch_empty();
	scratch_write(root, "/proc/cpuinfo",
		      "processor : 0\nCPU implementer : 0x41\nCPU part : 0xd03\n\n"
		      "processor : 1\nCPU implementer : 0x41\nCPU part : 0xd03\n\n"
		      "processor : 2\nCPU implementer : 0x41\nCPU part : 0xd08\n");
	check_name(root, "Arm Cortex-A53 + Arm Cortex-A72, 3 threads");
	scratch_drop(root);
}
END_TEST

START_TEST(a_machine_without_facts_has_a_name_all_the_same)
{
	char *root = scratch_empty();
	check_name(root, "Unnamed processor");
	scratch_write(root, "/proc/cpuinfo", "processor : 0\ncpu : POWER9 (architected), altivec supported\n");
	check_name(root, "POWER9 (architected), altivec supported, 1 thread");
	scratch_drop(root);
}
END_TEST

TCase *name_tests(void)
{
	TCase *tests = tcase_create("name");
	tcase_add_loop_test(tests, names_lose_their_marks_and_clocks, 0, COUNT_OF(cleaned));
	tcase_add_test(tests, arm_codes_become_names_and_unknown_codes_stay);
	tcase_add_test(tests, a_machine_is_called_by_its_processor_and_cores);
	tcase_add_test(tests, both_kinds_of_core_are_named);
	tcase_add_test(tests, a_machine_without_facts_has_a_name_all_the_same);
	return tests;
}
