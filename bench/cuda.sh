#!/usr/bin/env bash
# All that a CUDA card has to show: every CUDA row at every size, each with a right answer; the three goals of
# cuda_goals.py, measured in one run with the card's peaks and the best rows of the processor; and a file of all that
# for data/results. 77 where there is no card.
# $1: the program, $2: the database, $3: the file.
set -euo pipefail
program=$1 database=$2 file=$3
here=$(dirname "$0")

reason=$("$program" machine --json | jq -r '.machine.gpu.unavailable // empty')
if [ -n "$reason" ]; then
	echo "no CUDA card: $reason" >&2
	exit 77
fi
run=$(mktemp)
trap 'rm -f "$run"' EXIT
status=0

# 3 says that some point failed; that is told at the end.
lap_run() {
	"$program" --db "$database" run --slowest 10min --timeout 30min --point-time 10min "$@" || {
		[ $? -eq 3 ] || exit 2
		status=1
	}
}

lap_run --full --backend '^(python-)?(cuda|cublas)'
lap_run --no-skip-existing --rounds 5 --json --bench '^(mandelbrot-tutorial|expression|psf-coronagraph)$' \
	--backend '^(cuda|cuda-fastest|fastest|fftw-threads|processes-fftw)$' \
	--axis width=4000 --axis maxiter=10000 --axis precision=float64 --axis n=100000000 \
	--axis pupil=1024 --axis oversample=8 --axis wavelengths=10 >"$run"
"$here/cuda_goals.py" <"$run" || status=1
mkdir -p "$(dirname "$file")"
"$program" --db "$database" export -o "$file"
echo "$file has all results; lapchart import reads it"
exit $status
