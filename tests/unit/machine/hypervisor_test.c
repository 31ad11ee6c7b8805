#include "base/mem.h"
#include "machine/system.h"

#include "../check_main.h"
#include "scratch.h"

TCase *hypervisor_tests(void);

static const struct {
	const char *path, *text, *name;
} witnesses[] = {
	{"/sys/hypervisor/type", "xen\n", "Xen"},
	{"/sys/class/dmi/id/product_name", "VMware Virtual Platform\n", "VMware"},
	{"/sys/class/dmi/id/product_name", "KVM Virtual Machine\n", "KVM"},
	{"/sys/class/dmi/id/product_name", "Virtual Machine\n", "Hyper-V"},
	{"/sys/class/dmi/id/sys_vendor", "QEMU\n", "QEMU"},
	{"/proc/device-tree/hypervisor/compatible", "linux,kvm", "KVM"},
	{"/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc kvm-clock \n", "KVM"},
};

START_TEST(any_witness_names_the_hypervisor)
{
	const char *name;
	char *root = scratch_empty();
	scratch_write(root, witnesses[_i].path, witnesses[_i].text);
	ck_assert(hypervisor_find(&name, root, NULL));
	ck_assert_str_eq(name, witnesses[_i].name);
	scratch_drop(root);
}
END_TEST

START_TEST(the_flag_alone_says_virtual_but_not_whose)
{
	const char *name;
	char *root = scratch_empty();
	ck_assert(hypervisor_find(&name, root, "flags : fpu hypervisor lahf_lm\n"));
	ck_assert_ptr_null(name);
	ck_assert(hypervisor_find(&name, root, "flags : fpu hypervisor\n"));
	ck_assert(!hypervisor_find(&name, root, "flags : fpu hypervisors lm\n"));
	scratch_drop(root);
}
END_TEST

START_TEST(bare_metal_has_none)
{
	const char *name;
	ck_assert(!hypervisor_find(&name, CAPTURED("intel-smt-numa"), "flags : fpu lm\n"));
	ck_assert_ptr_null(name);
}
END_TEST

TCase *hypervisor_tests(void)
{
	TCase *tests = tcase_create("hypervisor");
	tcase_add_loop_test(tests, any_witness_names_the_hypervisor, 0, COUNT_OF(witnesses));
	tcase_add_test(tests, the_flag_alone_says_virtual_but_not_whose);
	tcase_add_test(tests, bare_metal_has_none);
	return tests;
}
