#include <grp.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "machine/machine.h"

#include "../check_main.h"
#include "scratch.h"

TCase *fingerprint_tests(void);

#define CPU "/sys/devices/system/cpu"

static char *fingerprint_of(const char *root)
{
	struct machine machine;
	machine_read(&machine, root);
	char *fingerprint = mem_text(machine.fingerprint);
	machine_free(&machine);
	return fingerprint;
}

/* Applies `change` to a copy of a machine with two packages, SMT and frequency scaling, and tells whether it is still
 * taken for the same. */
static bool survives(void (*change)(const char *root))
{
	char *root = scratch_copy("intel-smt-numa"), *before = fingerprint_of(root);
	change(root);
	char *after = fingerprint_of(root);
	bool same = strcmp(before, after) == 0;
	free(before);
	free(after);
	scratch_drop(root);
	return same;
}

START_TEST(a_fingerprint_is_12_hexadecimal_digits)
{
	char *fingerprint = fingerprint_of("");
	ck_assert_uint_eq(strlen(fingerprint), 12);
	ck_assert_uint_eq(strspn(fingerprint, "0123456789abcdef"), 12);
	free(fingerprint);
}
END_TEST

static void reboot(const char *root)
{
	scratch_write(root, "/proc/stat", "cpu  1 0 1 1 0 0 0 0 0 0\n");
	scratch_write(root, "/proc/loadavg", "0.00 0.00 0.00 1/99 999\n");
	scratch_replace(root, "/proc/cpuinfo", "cpu MHz		: 3", "cpu MHz		: 1");
	scratch_replace(root, "/proc/meminfo", "MemTotal:       65704412", "MemTotal:       65704388");
}

static void update_kernel(const char *root)
{
	scratch_write(root, "/proc/sys/kernel/osrelease", "6.12.9-amd64\n");
	scratch_write(root, "/proc/sys/kernel/version", "#1 SMP PREEMPT_DYNAMIC Debian 6.12.9-1 (2025-01-10)\n");
	scratch_write(root, "/proc/sys/kernel/arch", "x86_64\n");
	scratch_write(root, "/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nID=debian\n");
	scratch_replace(root, "/proc/cpuinfo", "arch_capabilities", "arch_capabilities ibpb_exit_to_user its_native");
	scratch_replace(root, "/proc/cpuinfo", "bugs		: ", "bugs		: gds bhi its ");
	scratch_write(root, CPU "/vulnerabilities/gather_data_sampling", "Mitigation: Microcode\n");
	for (int cpu = 0; cpu < 4; cpu++) {
		char *topology = mem_printf(CPU "/cpu%d/topology", cpu),
		     *old = mem_printf("%s/core_siblings_list", topology);
		scratch_remove(root, old);
		free(old);
		free(topology);
	}
}

/* Another kernel reserves more, has other block sizes or knows no blocks at all. */
static void reserve_memory(const char *root)
{
	scratch_replace(root, "/proc/meminfo", "MemTotal:       65704412", "MemTotal:       63301120");
}

static void forget_blocks(const char *root)
{
	scratch_remove(root, "/sys/devices/system/memory");
}

static void forget_blocks_and_reserve(const char *root)
{
	forget_blocks(root);
	reserve_memory(root);
}

static void add_block(const char *root)
{
	scratch_write(root, "/sys/devices/system/memory/memory33/state", "online\n");
}

static void update_microcode(const char *root)
{
	scratch_replace(root, "/proc/cpuinfo", "0x5003604", "0x5003707");
	scratch_replace(root, "/proc/cpuinfo", " mpx ", " ");
	scratch_write(root, CPU "/vulnerabilities/tsx_async_abort", "Not affected\n");
}

static void update_firmware(const char *root)
{
	scratch_write(root, "/sys/class/dmi/id/bios_version", "2.22.2\n");
	scratch_write(root, "/sys/class/dmi/id/bios_date", "01/01/2025\n");
}

static void change_governor(const char *root)
{
	for (int cpu = 0; cpu < 4; cpu++) {
		char *path = mem_printf(CPU "/cpu%d/cpufreq/scaling_governor", cpu);
		scratch_write(root, path, "powersave\n");
		free(path);
	}
	scratch_write(root, CPU "/intel_pstate/no_turbo", "1\n");
	scratch_write(root, CPU "/cpu0/cpufreq/cpuinfo_max_freq", "2500000\n");
	scratch_write(root, CPU "/cpu0/cpufreq/scaling_max_freq", "2000000\n");
}

/* The second threads go off line; their folders of topology, caches and cpufreq disappear. */
static void switch_smt_off(const char *root)
{
	scratch_write(root, CPU "/smt/active", "0\n");
	scratch_write(root, CPU "/smt/control", "off\n");
	scratch_write(root, CPU "/online", "0-1\n");
	scratch_remove(root, CPU "/cpu2");
	scratch_remove(root, CPU "/cpu3");
	scratch_write(root, CPU "/cpu2/online", "0\n");
	scratch_write(root, CPU "/cpu3/online", "0\n");
	for (int cpu = 0; cpu < 2; cpu++)
		for (int index = 0; index < 4; index++) {
			char *path = mem_printf(CPU "/cpu%d/cache/index%d/shared_cpu_list", cpu, index);
			scratch_write(root, path, cpu ? "1\n" : "0\n");
			free(path);
		}
	for (int cpu = 0; cpu < 2; cpu++) {
		static const char *const lists[] = {"core_cpus_list", "package_cpus_list", "thread_siblings_list",
						    "core_siblings_list"};
		for (size_t i = 0; i < COUNT_OF(lists); i++) {
			char *path = mem_printf(CPU "/cpu%d/topology/%s", cpu, lists[i]);
			scratch_write(root, path, cpu ? "1\n" : "0\n");
			free(path);
		}
	}
}

static const struct {
	const char *what;
	void (*change)(const char *root);
} harmless[] = {
	{"a reboot", reboot},
	{"a kernel update with flags that are new", update_kernel},
	{"a kernel that keeps more memory for itself", reserve_memory},
	{"a kernel without blocks of memory", forget_blocks},
	{"a kernel without blocks of memory that keeps more", forget_blocks_and_reserve},
	{"a hole in the memory", add_block},
	{"a microcode update", update_microcode},
	{"a firmware update", update_firmware},
	{"another governor, without turbo", change_governor},
	{"SMT switched off", switch_smt_off},
};

START_TEST(a_fingerprint_survives)
{
	ck_assert_msg(survives(harmless[_i].change), "%s made it another machine", harmless[_i].what);
}
END_TEST

static void other_id(const char *root)
{
	scratch_write(root, "/etc/machine-id", "77777777888888887777777766666666\n");
}

static void other_processor(const char *root)
{
	scratch_replace(root, "/proc/cpuinfo", "Gold 6248", "Gold 6252");
}

static void other_stepping(const char *root)
{
	scratch_replace(root, "/proc/cpuinfo", "stepping	: 7", "stepping	: 6");
}

static void more_processors(const char *root)
{
	scratch_write(root, CPU "/present", "0-7\n");
}

static void larger_cache(const char *root)
{
	for (int cpu = 0; cpu < 4; cpu++) {
		char *path = mem_printf(CPU "/cpu%d/cache/index3/size", cpu);
		scratch_write(root, path, "36608K\n");
		free(path);
	}
}

static void more_memory(const char *root)
{
	scratch_write(root, "/sys/devices/system/memory/block_size_bytes", "100000000\n");
}

static void one_package(const char *root)
{
	for (int cpu = 0; cpu < 4; cpu++) {
		char *path = mem_printf(CPU "/cpu%d/topology/package_cpus_list", cpu);
		scratch_write(root, path, "0-3\n");
		free(path);
	}
}

static const struct {
	const char *what;
	void (*change)(const char *root);
} telling[] = {
	{"another machine-id", other_id},
	{"another processor", other_processor},
	{"another stepping", other_stepping},
	{"more processors", more_processors},
	{"a larger L3 cache", larger_cache},
	{"twice the memory", more_memory},
	{"one package in place of two", one_package},
};

START_TEST(a_fingerprint_tells_machines_apart)
{
	ck_assert_msg(!survives(telling[_i].change), "%s went unnoticed", telling[_i].what);
}
END_TEST

START_TEST(an_image_that_was_never_started_has_no_id)
{
	char *root = scratch_copy("amd-epyc");
	scratch_write(root, "/etc/machine-id", "uninitialized\n");
	char *uninitialized = fingerprint_of(root);
	scratch_write(root, "/etc/machine-id", "");
	char *empty = fingerprint_of(root);
	scratch_remove(root, "/etc/machine-id");
	char *absent = fingerprint_of(root);
	ck_assert_str_eq(uninitialized, absent);
	ck_assert_str_eq(empty, absent);
	free(uninitialized);
	free(empty);
	free(absent);
	scratch_drop(root);
}
END_TEST

/* A quarter of a power of two is the step: what was bought lies in the middle of one. */
START_TEST(what_a_kernel_keeps_of_any_usual_size_of_memory_changes_nothing)
{
	static const int gibibytes[] = {1,  2,   4,   8,   12,  16,  24,  32,   48,  64,
					96, 128, 192, 256, 384, 512, 768, 1024, 1536};
	char *root = scratch_empty();
	for (size_t i = 0; i < COUNT_OF(gibibytes); i++) {
		char *fingerprints[3];
		for (int percent = 94, f = 0; percent <= 102; percent += 4, f++) {
			char *text = mem_printf("MemTotal: %lld kB\n", (gibibytes[i] * (1ll << 20)) * percent / 100);
			scratch_write(root, "/proc/meminfo", text);
			fingerprints[f] = fingerprint_of(root);
			free(text);
		}
		ck_assert_msg(strcmp(fingerprints[0], fingerprints[1]) == 0 &&
				      strcmp(fingerprints[1], fingerprints[2]) == 0,
			      "%d GiB", gibibytes[i]);
		for (int f = 0; f < 3; f++)
			free(fingerprints[f]);
	}
	scratch_drop(root);
}
END_TEST

/* In a child, which gives up what root may do before it reads. */
static void read_as_nobody(int fd, const char *root)
{
	if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
		_exit(EXIT_FAILURE);
	char *fingerprint = fingerprint_of(root);
	bool good = write(fd, fingerprint, strlen(fingerprint)) == (ssize_t)strlen(fingerprint);
	free(fingerprint);
	_exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

START_TEST(an_ordinary_user_sees_the_same_machine_as_root)
{
	int fds[2], status;
	char theirs[64] = "";
	ck_assert_int_eq(pipe(fds), 0);
	pid_t child = fork();
	if (child == 0)
		read_as_nobody(fds[1], "");
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(read(fds[0], theirs, sizeof theirs - 1), 12);
	char *ours = fingerprint_of("");
	ck_assert_str_eq(ours, theirs);
	close(fds[0]);
	close(fds[1]);
	free(ours);
}
END_TEST

TCase *fingerprint_tests(void)
{
	TCase *tests = tcase_create("fingerprint");
	tcase_add_test(tests, a_fingerprint_is_12_hexadecimal_digits);
	tcase_add_loop_test(tests, a_fingerprint_survives, 0, COUNT_OF(harmless));
	tcase_add_loop_test(tests, a_fingerprint_tells_machines_apart, 0, COUNT_OF(telling));
	tcase_add_test(tests, an_image_that_was_never_started_has_no_id);
	tcase_add_test(tests, what_a_kernel_keeps_of_any_usual_size_of_memory_changes_nothing);
	tcase_add_test(tests, an_ordinary_user_sees_the_same_machine_as_root);
	return tests;
}
