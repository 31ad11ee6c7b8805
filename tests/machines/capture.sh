#!/bin/sh
# capture.sh FOLDER [CPUS]: copies the files that lapchart reads of this machine's /proc, /sys and /etc into FOLDER,
# as plain files, for a test on a tree of this machine. CPUS (4) is how many processors to take along: a machine with
# more gives a tree of which some counts disagree; mend those by hand. What could name the machine or its owner is
# left out or replaced, limits of control groups among them; look at the result before you commit it.
set -eu

folder=${1:?usage: capture.sh FOLDER [CPUS]}
cpus=${2:-4}

take() { # PATH ...: those that are there and can be read
	for path; do
		[ -f "$path" ] && text=$(cat "$path" 2>/dev/null) && [ -n "$text" ] || continue
		mkdir -p "$folder${path%/*}"
		printf '%s\n' "$text" >"$folder$path"
	done
}

sys=/sys/devices/system
take /etc/os-release /proc/cpuinfo /proc/meminfo /proc/loadavg /proc/pressure/cpu /proc/pressure/memory
take /proc/sys/kernel/ostype /proc/sys/kernel/osrelease /proc/sys/kernel/version /proc/sys/kernel/arch
take /proc/sys/kernel/randomize_va_space /proc/sys/kernel/numa_balancing /proc/sys/kernel/perf_event_paranoid
take /proc/sys/vm/nr_hugepages /proc/sys/vm/swappiness /proc/sys/vm/overcommit_memory
take /proc/device-tree/model /proc/device-tree/hypervisor/compatible /sys/hypervisor/type /run/systemd/container
for name in sys_vendor product_name board_name bios_version bios_date; do take /sys/class/dmi/id/$name; done
take $sys/cpu/present $sys/cpu/online $sys/cpu/smt/active $sys/cpu/smt/control $sys/cpu/cpuidle/current_driver
take $sys/cpu/intel_pstate/no_turbo $sys/cpu/intel_pstate/status $sys/cpu/cpufreq/boost $sys/cpu/vulnerabilities/*
take $sys/clocksource/clocksource0/current_clocksource $sys/clocksource/clocksource0/available_clocksource
take /sys/kernel/mm/transparent_hugepage/enabled /sys/kernel/mm/transparent_hugepage/defrag
take $sys/node/node[0-9]*/meminfo $sys/memory/block_size_bytes

cpu=0
while [ "$cpu" -lt "$cpus" ]; do
	for name in core_cpus_list package_cpus_list thread_siblings_list core_siblings_list; do
		take $sys/cpu/cpu$cpu/topology/$name
	done
	for index in $sys/cpu/cpu$cpu/cache/index[0-9]*; do
		for name in type level size ways_of_associativity coherency_line_size shared_cpu_list; do
			take "$index/$name"
		done
	done
	for name in scaling_driver scaling_governor scaling_min_freq scaling_max_freq scaling_cur_freq cpuinfo_min_freq \
		cpuinfo_max_freq base_frequency energy_performance_preference; do
		take $sys/cpu/cpu$cpu/cpufreq/$name
	done
	cpu=$((cpu + 1))
done

# Blocks of memory are folders of which only the number counts; a great many are left to MemTotal.
blocks=$(find $sys/memory -maxdepth 1 -name 'memory[0-9]*' 2>/dev/null | wc -l)
if [ "$blocks" -le 32 ]; then
	take $sys/memory/memory[0-9]*/state
fi

mkdir -p "$folder/proc/self" "$folder/etc"
sed -n 1p /proc/stat >"$folder/proc/stat"
grep Cpus_allowed_list /proc/self/status >"$folder/proc/self/status"
sed 's|^\([^:]*:[^:]*:\).*|\1/|' /proc/self/cgroup >"$folder/proc/self/cgroup"
tr ' ' '\n' </proc/cmdline | grep -E '^(isolcpus|nohz_full|rcu_nocbs|mitigations|nosmt|(intel|amd)_pstate)' |
	paste -sd ' ' >"$folder/proc/cmdline" || true
echo 0123456789abcdef0123456789abcdef >"$folder/etc/machine-id"
