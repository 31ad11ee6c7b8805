#!/bin/sh
# The main way: plan, measure, look, measure again.
. "$(dirname "$0")/lib.sh"
[ -x "$build/backends/serial/lapchart-worker-serial" ] || skip "the backend serial is not built"
run="run $small --bench ^mandelbrot-tutorial$ --backend ^(serial|vector)$ --axis width=40,60"
backends=$(cd "$build/backends" && for name in serial vector; do
	[ -x $name/lapchart-worker-$name ] && echo $name
done)
expected=$(for backend in $backends; do echo "$backend/40 $backend/60"; done | tr '\n' ' ' | sed 's/ $//')
count=$(echo "$expected" | wc -w)

# shellcheck disable=SC2086
lap 0 $run --dry-run
for point in $expected; do
	says "$out" "^mandelbrot-tutorial/${point%/*} maxiter=1000,precision=float64,width=${point#*/} "
done
says "$out" 'visits to come: about '
is "$(ls)" "" "what a dry run leaves in the folder"
is "$(ls "$TMPDIR")" "" "what a dry run leaves in TMPDIR"

# shellcheck disable=SC2086
lap 0 $run --seed 7
says "$out" 'points measured, each with a right answer$'
says "$err" 'Racing .* seed 7$'
# Plain lines, one a visit, where standard error is no terminal.
is "$(grep -Ec "^[0-9]+/[0-9]+ mandelbrot-tutorial/" "$err")" "$count" "the number of lines of progress"
is "$(ls)" lapchart.db "what a run leaves in the folder"
is "$(ls "$TMPDIR")" "" "what a run leaves in TMPDIR"
lap 0 show --json
json ".results | map(\"\\(.backend)/\\(.params.width)\") | join(\" \")" "$expected"
json ".results | map(.state) | unique | join(\" \")" ok
json ".results | map(.samples | length) | unique | map(tostring) | join(\" \")" 1
json ".results | map(.samples[0] | length) | unique | map(tostring) | join(\" \")" 2
json ".results | map(.seconds.median > 0 and .flops > 0 and .peak_bytes > 0) | all" true
json ".results | map(select(.backend == \"serial\").speedup.median) | unique | map(tostring) | join(\" \")" 1
is "$(sql lapchart.db 'SELECT count(*) FROM run WHERE finished IS NOT NULL')" 1 "the number of finished runs"

cp "$out" "$play/before"
# shellcheck disable=SC2086
lap 0 $run
says "$err" 'Every visit is stored already'
says_not "$err" '^1/'
says "$out" 'points measured, each with a right answer$'
lap 0 show --json
check
cmp -s "$out" "$play/before" || complain "a run without a visit changed the results"
is "$(sql lapchart.db 'SELECT count(*) FROM run')" 1 "the number of runs after one without a visit"

# More rounds are what is missing, and no more.
# shellcheck disable=SC2086
lap 0 $run --rounds 2
is "$(grep -Ec "^[0-9]+/[0-9]+ mandelbrot-tutorial/" "$err")" "$count" "the number of visits of the second round"
# shellcheck disable=SC2086
lap 0 $run --no-skip-existing
is "$(grep -Ec "^[0-9]+/[0-9]+ mandelbrot-tutorial/" "$err")" "$count" "the number of visits with --no-skip-existing"
lap 0 show --json
json ".results | map(.samples | length) | unique | map(tostring) | join(\" \")" 3

# What each option of output does; --db and --config may stand before the command.
# shellcheck disable=SC2086
lap 0 --db "$play/other.db" $run --quiet
is "$(cat "$out" "$err")" "" "the output of a quiet run"
# shellcheck disable=SC2086
lap 0 $run --db "$play/other.db" --json
json ".results | length" "$count"
lap 0 --db "$play/other.db" show --bench mandelbrot-tutorial --backend serial
says "$out" '^mandelbrot-tutorial/serial maxiter=1000,precision=float64,width=40 '
says_not "$out" vector
# A run that cannot say its results fails: the disk is full.
if [ -c /dev/full ]; then
	check
	"$program" --help >/dev/full 2>"$err" && complain "help into a full disk is no failure"
fi
finish
