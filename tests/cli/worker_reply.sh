#!/bin/sh
# Every worker of the build, as a harness calls it: the reply is whole and in order, the answer is right, standard
# output stays empty. Runs in the build folder.
set -u
command -v jq >/dev/null || { echo "SKIP: needs jq"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/lapchart-worker.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
failures=0

complain()
{
	echo "FAIL: $1"
	failures=$((failures + 1))
}

# call STATUS WORKER ARGUMENT...: the reply in $work/reply, one JSON object a line.
call()
{
	expected=$1
	shift
	rm -f "$work/reply"
	LAPCHART_REPLY=$work/reply OMP_NUM_THREADS=3 "$@" >"$work/stdout" 2>"$work/stderr"
	status=$?
	[ $status -eq "$expected" ] || complain "$*: exit status $status, must be $expected: $(cat "$work/stderr")"
	[ -s "$work/stdout" ] && complain "$*: wrote on standard output: $(head -c 200 "$work/stdout")"
	jq -e . "$work/reply" >/dev/null || complain "$*: the reply is not JSON"
}

# says FILTER EXPECTED WHAT: the filter's output over all lines of the reply, joined by spaces.
says()
{
	seen=$(jq -r "$1" "$work/reply" | tr '\n' ' ' | sed 's/ $//')
	[ "$seen" = "$2" ] || complain "$3: $1 is '$seen', must be '$2'"
}

# Lines, number and sanity of a visit of one sample; `says` then looks at the answer.
visit()
{
	call 0 "$@" --samples 1 --warmup 0 --min-time 0
	says 'select(.type != "metrics").type' "calibration sample answer libraries usage done" "$*"
	says 'select(.type == "sample") | .seconds > 0 and .iterations == 1' true "$*"
	says 'select(.type == "usage") | .peak_bytes > 0' true "$*"
}

mandelbrot()
{
	worker=$1
	shift
	# Large enough that contraction to FMA would show.
	visit "$worker" --benchmark mandelbrot-tutorial --param width=500 --param maxiter=1000 "$@"
	says 'select(.type == "answer").values | "\(.sum) \(.escaped) \(.iterations) \(.points) \(.hash)"' \
		"297231 50249 12848480 62750 cd89c6ecf48c2a34" "$worker"
	visit "$worker" --benchmark mandelbrot-salon --param n=100 --param maxi=512 "$@"
	says 'select(.type == "answer").values.sum' 1328216 "$worker"
	visit "$worker" --benchmark mandelbrot-salon --param n=100 --param maxi=512 --param counting=cython "$@"
	says 'select(.type == "answer").values.sum' 1320704 "$worker"
}

peak()
{
	for quantity in flops triad copy; do
		visit "$1" --benchmark machine-peak --param quantity=$quantity --param threads=2
		says 'select(.type == "answer").values | "\(.wrong) \(.flops + .bytes > 0)"' "0 true" "$1 $quantity"
	done
}

described()
{
	call 0 "$1" --describe
	says .type "describe done" "$1"
	says 'select(.type == "describe") | .backend == "'"${1##*lapchart-worker-}"'"' true "$1"
	says 'select(.type == "describe") | (.benchmarks | length > 0) and (.compiler | length > 0)' true "$1"
	says 'select(.type == "describe").flags | test("-ffp-contract=off")' true "$1"
}

refuses_nonsense()
{
	call 2 "$1"
	says .type "error done" "$1"
	grep -q '^Usage: ' "$work/stderr" || complain "$1: no usage on standard error"
	call 2 "$1" --benchmark none
	says .type "error done" "$1"
}

# A team that is smaller than the parameter says is no measurement of it.
counts_threads()
{
	call 1 env OMP_THREAD_LIMIT=1 "$@" --param threads=2
	says 'select(.type == "error").message' \
		"2 threads were asked for and 1 run; is OMP_THREAD_LIMIT set?" "$1"
}

found=0
for worker in backends/*/lapchart-worker-*; do
	case $worker in
	*.o) continue ;;
	*-serial | *-serial-complex | *-vector | *-vector-blocked) mandelbrot "$worker" ;;
	*-openmp)
		mandelbrot "$worker" --param threads=2
		counts_threads "$worker" --benchmark mandelbrot-salon --param n=10 --param maxi=10
		;;
	*-processes) mandelbrot "$worker" --param processes=2 ;;
	*-peak)
		peak "$worker"
		counts_threads "$worker" --benchmark machine-peak --param quantity=copy
		;;
	*-skeleton)
		visit "$worker" --benchmark skeleton --param n=1000
		says 'select(.type == "answer").values.sum' 332833500 "$worker"
		says 'select(.type == "metrics").values.table_bytes' 8000 "$worker"
		call 0 env -C "$work" "$PWD/$worker" --benchmark skeleton --param n=1000 --samples 1 --min-time 0 --keep-planes
		says 'select(.type == "planes").planes[] | "\(.name) \(.rows) \(.columns)"' "squares 1 1000" "$worker"
		[ "$(wc -c <"$work/squares.f64")" -eq 8000 ] || complain "$worker: the plane's file has another size"
		;;
	*) continue ;;
	esac
	described "$worker"
	refuses_nonsense "$worker"
	found=$((found + 1))
done
[ $found -gt 0 ] || complain "no worker was found in backends/"
echo "$found workers, $failures failures"
[ $failures -eq 0 ]
