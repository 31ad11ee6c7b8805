#!/bin/sh
# --budget leaves out what there is no time for, with the reason.
. "$(dirname "$0")/lib.sh"
[ -x "$build/backends/serial/lapchart-worker-serial" ] || skip "the backend serial is not built"
run="run $small --bench ^mandelbrot-tutorial$ --backend ^serial$ --axis width=40,60"

# shellcheck disable=SC2086
lap 0 $run --dry-run --budget 1us
says "$out" 'mandelbrot-tutorial/serial .*skipped: about .* a visit, for which --budget 1.00 µs has no room: run without it$'

# A budget that is large enough changes nothing.
# shellcheck disable=SC2086
lap 0 $run --budget 10min
lap 0 show --json
json '.results | map(select(.benchmark == "mandelbrot-tutorial").state) | join(" ")' "ok ok"
json '.results | map(select(.benchmark == "mandelbrot-tutorial").samples | length) | unique | length' 1
finish
