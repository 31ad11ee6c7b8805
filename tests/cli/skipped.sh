#!/bin/sh
# A point that was skipped is measured as soon as a run asks for it: the reason on the page says how.
. "$(dirname "$0")/lib.sh"
[ -x "$build/backends/serial/lapchart-worker-serial" ] || skip "the backend serial is not built"
run="run $small --bench ^mandelbrot-tutorial$ --backend ^serial$ --axis width=40,60"

# shellcheck disable=SC2086
lap 0 $run --slowest 1ns
says "$out" '^0 points measured.*; 2 skipped$'
lap 0 show --json
json ".results | map(.state) | unique | join(\" \")" skipped

# The same again has nothing new to say.
# shellcheck disable=SC2086
lap 0 $run --slowest 1ns
says "$err" 'Every visit is stored already'

# shellcheck disable=SC2086
lap 0 $run --slowest none
is "$(grep -Ec "^[0-9]+/[0-9]+ mandelbrot-tutorial/" "$err")" 2 "the number of visits once nothing is too slow"
lap 0 show --json
json ".results | map(.state) | unique | join(\" \")" ok
finish
