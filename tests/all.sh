#!/usr/bin/env bash
# Every test in every build: gcc, clang, ASan + UBSan, TSan, the tarball (make distcheck), the program under valgrind, the
# site in a browser. Ends with one line: N passed, N failed, N skipped. A step that breaks does not stop the others.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
jobs=$(nproc)
logs=$PWD/build-logs
passed=0 failed=0 skipped=0
rm -rf "$logs"
mkdir -p "$logs"

count() {
	passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# step NAME COMMAND...: one thing that passes or fails as a whole; its output is kept, and shown where it fails.
step() {
	local name=$1 begun=$SECONDS
	shift
	local code=0
	"$@" >"$logs/$name.log" 2>&1 || code=$?
	if [ $code = 0 ]; then
		count 1 0 0
		printf 'good  %-28s %4d s\n' "$name" $((SECONDS - begun))
	elif [ $code = 77 ]; then
		count 0 0 1
		printf 'skip  %-28s %s\n' "$name" "$(tail -n 1 "$logs/$name.log")"
	else
		count 0 1 0
		printf 'BAD   %-28s %4d s\n' "$name" $((SECONDS - begun))
		tail -n 40 "$logs/$name.log" | sed 's/^/    | /'
		return 1
	fi
}

# Counts the tests of a build folder: each check of a unit-test program, and each script.
count_tests() {
	local trs log line result
	while read -r trs; do
		log=${trs%.trs}.log
		line=$(grep -E '^[0-9]+%: Checks: ' "$log" | tail -n 1)
		result=$(sed -n 's/^:test-result: //p' "$trs" | head -n 1)
		if [ -n "$line" ]; then
			# 99%: Checks: 105, Failures: 1, Errors: 0
			read -r all bad errors < <(sed -E 's/^[^:]*: Checks: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+).*/\1 \2 \3/' <<<"$line")
			count $((all - bad - errors)) $((bad + errors)) 0
			if [ $((bad + errors)) = 0 ] && [ "$result" = FAIL ]; then count 0 1 0; fi
		else
			case $result in
			PASS) count 1 0 0 ;;
			SKIP)
				count 0 0 1
				echo "      skipped: $(basename "${trs%.trs}"): $(tail -n 2 "$log" | head -n 1)"
				;;
			*) count 0 1 0 ;;
			esac
		fi
	done < <(find "$1/tests" -name '*.trs')
}

show_failures() {
	local trs
	while read -r trs; do
		echo "    --- ${trs%.trs}"
		tail -n 30 "${trs%.trs}.log" | sed 's/^/    | /'
	done < <(grep -lE '^:test-result: (FAIL|ERROR)' -r "$1/tests" --include='*.trs')
}

# check_build NAME: runs the tests; those of a build for threads are the unit tests, but for those of processes whose
# threads are MPI's and FFTW's own.
check_build() {
	local folder=build-$1
	if [ "$1" != threads ]; then
		make -s -C "$folder" -j"$jobs" check
		return
	fi
	make -s -C "$folder" -j"$jobs" check TESTS= &&
		make -s -C "$folder" -j"$jobs" check TESTS="$(cd "$folder" && find tests/unit -name '*_test' ! -name mpi_test ! -name processes_fftw_test -type f -perm -u+x | tr '\n' ' ')"
}

# build_and_test NAME CONFIGURE-OPTIONS...
build_and_test() {
	local name=$1 folder=build-$1 begun
	shift
	mkdir -p "$folder"
	# shellcheck disable=SC2016  # for the inner shell
	step "configure-$name" bash -c 'cd "$0" && ../configure -q "$@"' "$folder" "$@" || return 1
	step "make-$name" make -s -C "$folder" -j"$jobs" || return 1
	begun=$SECONDS
	find "$folder/tests" -name '*.trs' -delete 2>/dev/null
	check_build "$name" >"$logs/check-$name.log" 2>&1
	local before=$failed
	count_tests "$folder"
	if ! grep -q '^# TOTAL:' "$logs/check-$name.log"; then
		count 0 1 0
		tail -n 30 "$logs/check-$name.log" | sed 's/^/    | /'
	fi
	printf '%-5s %-28s %4d s\n' "$([ "$failed" = "$before" ] && echo good || echo BAD)" "check-$name" $((SECONDS - begun))
	[ "$failed" = "$before" ] || show_failures "$folder"
}

export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
build_and_test gcc --enable-werror CFLAGS='-O2 -g'
export peers_tested=build-gcc
build_and_test clang --enable-werror CC=clang CFLAGS='-O2 -g'
build_and_test sanitizers --enable-werror --enable-asan --enable-ubsan CFLAGS='-O1 -g'
# Races between threads. clang's OpenMP tells TSan what synchronises, by way of Archer; gcc's does not.
archer=$(find /usr/lib/llvm-*/lib -name libarcher.so 2>/dev/null | sort -V | tail -n 1)
export OMP_TOOL_LIBRARIES=$archer TSAN_OPTIONS=ignore_noninstrumented_modules=1:halt_on_error=1:allocator_may_return_null=1
if [ -n "$archer" ]; then
	build_and_test threads --enable-werror --enable-tsan CC=clang CFLAGS='-O1 -g'
else
	count 0 0 1
	echo "      skipped: threads: there is no libarcher.so (on Debian: apt install libomp-14-dev)"
fi
unset OMP_TOOL_LIBRARIES TSAN_OPTIONS
step distcheck make -s distcheck -C build-gcc -j"$jobs"
step site tests/site.sh build-gcc
if command -v valgrind >/dev/null; then
	step valgrind tests/valgrind.sh build-gcc
else
	count 0 0 1
fi
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
