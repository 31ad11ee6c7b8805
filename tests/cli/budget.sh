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

# What comes before the first iteration counts too.
worker late --param sleep=0
printf '[estimate "late"]\n\tstart = 100 * size\n' >>"$play/definitions/fake.conf"
# shellcheck disable=SC2086
lap 0 run $small --bench '^fake$' --backend '^late$' --dry-run --budget 150s
says "$out" '^fake/late size=1 +100 s$'
says "$out" '^fake/late size=2 .*skipped: about 3 min 20 s a visit, for which --budget 2 min 30 s has no room'
finish
