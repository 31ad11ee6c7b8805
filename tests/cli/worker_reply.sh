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

# The program is called after its backend, or after the family of benchmarks and the backend.
described()
{
	call 0 "$1" --describe
	says .type "describe done" "$1"
	name=${1##*lapchart-worker-}
	says "select(.type == \"describe\") | .backend as \$backend | \"-$name\" | endswith(\"-\" + \$backend)" true "$1"
	says 'select(.type == "describe") | (.benchmarks | length > 0) and (.compiler | length > 0)' true "$1"
	says 'select(.type == "describe") | (.summary | length > 0) and (.class == "plain" or .class == "shortcut")' true "$1"
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

angular_cut()
{
	visit "$@" --benchmark angular-cut --param objects=5000 --param contaminants=500
	says 'select(.type == "answer").values | "\(.removed) \(.sum) \(.hash)"' "188 465917 a459d85d97d5bc1a" "$1"
}

expression()
{
	for kind in arithmetic mandelbrot-step; do
		visit "$@" --benchmark expression --param expression=$kind --param n=10001
		says 'select(.type == "answer").values.wrong' 0 "$1 $kind"
	done
}

square_map()
{
	visit "$@" --benchmark square-map --param n=1000
	says 'select(.type == "answer").values.sum' 332833500 "$1"
}

# Every way of computing the image gives the same one.
psf()
{
	visit "$@" --benchmark psf-imaging --param pupil=32 --param oversample=1 --param wavelengths=2
	says 'select(.type == "answer").values.peak * 1e8 | round' 12280637 "$1"
	case $1 in *-psf-fftw) set -- "$@" --param plan=estimate ;; esac
	visit "$@" --benchmark psf-coronagraph --param pupil=32 --param oversample=1 --param wavelengths=2
	says 'select(.type == "answer").values.peak * 1e13 | round' 27494235 "$1"
}

skeleton()
{
	visit "$1" --benchmark skeleton --param n=1000
	says 'select(.type == "answer").values.sum' 332833500 "$1"
	says 'select(.type == "metrics").values.table_bytes' 8000 "$1"
	call 0 env -C "$work" "$PWD/$1" --benchmark skeleton --param n=1000 --samples 1 --min-time 0 --keep-planes
	says 'select(.type == "planes").planes[] | "\(.name) \(.rows) \(.columns)"' "squares 1 1000" "$1"
	[ "$(wc -c <"$work/squares.f64")" -eq 8000 ] || complain "$1: the plane's file has another size"
}

# What runs on threads of OpenMP.
threaded()
{
	"$@" --param threads=2
	case $2 in
	*-index | *-fastest | *-fftw-threads | *-compiled | *-mandelbrot-expression) ;; # threads of their own
	*-angular-cut-*) counts_threads "$2" --benchmark angular-cut --param objects=10 --param contaminants=1 ;;
	*-psf-*) counts_threads "$2" --benchmark psf-imaging --param pupil=8 --param oversample=1 --param wavelengths=1 ;;
	*) counts_threads "$2" --benchmark mandelbrot-salon --param n=10 --param maxi=10 ;;
	esac
}

found=0
for worker in backends/*/lapchart-worker-*; do
	case ${worker##*lapchart-worker-} in
	python-*) continue ;; # peers.sh
	*.o | fake | blas | *cuda* | *cublas* | *-blas | *-mpi | opencl) continue ;; # a library, a launcher or a device is chosen outside
	serial | serial-complex | vector | vector-blocked) mandelbrot "$worker" ;;
	openmp | openmp-simd | shortcut | mandelbrot-expression) threaded mandelbrot "$worker" ;;
	processes) mandelbrot "$worker" --param processes=2 ;;
	angular-cut-serial | angular-cut-blocked) angular_cut "$worker" ;;
	angular-cut-openmp | angular-cut-index) threaded angular_cut "$worker" ;;
	angular-cut-processes) angular_cut "$worker" --param processes=2 ;;
	expression-compiled) threaded expression "$worker" ;;
	expression-*) expression "$worker" ;;
	square-map-serial) square_map "$worker" ;;
	square-map-processes)
		square_map "$worker" --param workers=2 --param transfer=shared
		square_map "$worker" --param workers=2 --param transfer=pickling
		;;
	square-map-*) square_map "$worker" --param workers=2 ;;
	psf-serial) psf "$worker" ;;
	psf-fftw) psf "$worker" ;;
	psf-processes) psf "$worker" --param processes=2 ;;
	psf-processes-fftw) psf "$worker" --param processes=2 --param threads=2 ;;
	psf-*) threaded psf "$worker" ;;
	peak)
		peak "$worker"
		counts_threads "$worker" --benchmark machine-peak --param quantity=copy
		;;
	skeleton) skeleton "$worker" ;;
	*) complain "$worker: no test knows it" ;;
	esac
	described "$worker"
	refuses_nonsense "$worker"
	found=$((found + 1))
done
[ $found -gt 0 ] || complain "no worker was found in backends/"
echo "$found workers, $failures failures"
[ $failures -eq 0 ]
