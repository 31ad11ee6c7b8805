/* Which hypervisor stands below: asked of several witnesses, since each is missing somewhere. */
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#endif

#include "base/mem.h"
#include "machine/system.h"
#include "machine/tree.h"

struct sign {
	const char *text, *name;
};

static const char *find_sign(const struct sign *signs, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcasestr(text, signs[i].text))
			return signs[i].name;
	return NULL;
}

static const char *sign_in_file(const struct sign *signs, size_t count, const char *root, const char *path)
{
	char *text = tree_text(root, "%s", path);
	const char *name = text ? find_sign(signs, count, text) : NULL;
	free(text);
	return name;
}

/* Leaf 0x40000000 is the hypervisor's; its twelve letters are its name. Only for the running system. */
static const char *ask_cpu(const char *root)
{
#if defined(__x86_64__) || defined(__i386__)
	static const struct sign signs[] = {
		{"KVMKVMKVM", "KVM"},        {"Linux KVM Hv", "KVM"},        {"VMwareVMware", "VMware"},
		{"Microsoft Hv", "Hyper-V"}, {"XenVMMXenVMM", "Xen"},        {"TCGTCGTCGTCG", "QEMU"},
		{"bhyve bhyve", "bhyve"},    {"VBoxVBoxVBox", "VirtualBox"}, {"ACRNACRNACRN", "ACRN"},
	};
	unsigned int leaf, words[3];
	char letters[sizeof words + 1] = "";
	if (*root)
		return NULL;
	__cpuid(0x40000000, leaf, words[0], words[1], words[2]);
	memcpy(letters, words, sizeof words);
	return find_sign(signs, COUNT_OF(signs), letters);
#else
	(void)root;
	return NULL;
#endif
}

static bool cpu_says_virtual(const char *cpu)
{
	char *flags = text_field(cpu, "flags");
	const char *at = flags ? strstr(flags, " hypervisor") : NULL;
	bool yes = at && (at[11] == ' ' || at[11] == '\0');
	free(flags);
	return yes;
}

static const char *ask_files(const char *root)
{
	static const struct sign types[] = {{"xen", "Xen"}};
	static const struct sign products[] = {
		{"VMware", "VMware"},
		{"VirtualBox", "VirtualBox"},
		{"KVM", "KVM"},
		{"Google Compute Engine", "KVM"},
		{"Standard PC", "QEMU"},
		{"HVM domU", "Xen"},
		{"Virtual Machine", "Hyper-V"},
	};
	static const struct sign vendors[] = {{"QEMU", "QEMU"}, {"Xen", "Xen"}, {"Parallels", "Parallels"}};
	static const struct sign trees[] = {{"linux,kvm", "KVM"}, {"xen,xen", "Xen"}};
	static const struct sign clocks[] = {{"kvm-clock", "KVM"}, {"hyperv", "Hyper-V"}, {"xen", "Xen"}};
	static const struct {
		const char *path;
		const struct sign *signs;
		size_t count;
	} witnesses[] = {
		{"/sys/hypervisor/type", types, COUNT_OF(types)},
		{"/sys/class/dmi/id/product_name", products, COUNT_OF(products)},
		{"/sys/class/dmi/id/sys_vendor", vendors, COUNT_OF(vendors)},
		{"/proc/device-tree/hypervisor/compatible", trees, COUNT_OF(trees)},
		{"/sys/devices/system/clocksource/clocksource0/available_clocksource", clocks, COUNT_OF(clocks)},
	};
	const char *name = NULL;
	for (size_t i = 0; !name && i < COUNT_OF(witnesses); i++)
		name = sign_in_file(witnesses[i].signs, witnesses[i].count, root, witnesses[i].path);
	return name;
}

bool hypervisor_find(const char **name, const char *root, const char *cpu)
{
	bool is_virtual = cpu_says_virtual(cpu);
	*name = is_virtual ? ask_cpu(root) : NULL;
	if (!*name)
		*name = ask_files(root);
	return is_virtual || *name;
}
