#!/bin/bash
# kill -9 at random moments: the database stays whole, only the visit under way is missing, no worker stays, and the
# next run completes the sweep. `kill.sh 50` kills 50 times. The scratch folder of a killed run stays in TMPDIR.
. "$(dirname "$0")/lib.sh"
times=${1:-10}
worker fake --param sleep=0.005
[ -x "$build/backends/processes/lapchart-worker-processes" ] &&
	ln -s "$build/backends/processes/lapchart-worker-processes" "$play/workers/"
rounds=3
run="run $small --bench ^(fake|mandelbrot-tutorial)$ --backend ^(fake|processes)$ --axis width=40,60 --rounds $rounds"

# Nothing where the run was killed before the database had its tables.
visits()
{
	[ -e lapchart.db ] && [ -n "$(sql lapchart.db "SELECT 1 FROM sqlite_master WHERE name = 'sample'")" ] || return
	sql lapchart.db "SELECT benchmark || '/' || backend || ' ' || params FROM sample
		JOIN result ON result.id = result_id JOIN point ON point.id = point_id" | sort
}

printed()
{
	sed -nE 's,^[0-9]+/[0-9]+ ([^:]*): .*,\1,p' "$err" | sort
}

stored_as_printed()
{
	visits >"$play/stored"
	printed >"$play/printed"
	check
	[ "$(comm -13 "$play/stored" "$play/printed")" = "" ] || complain "killed at $moment s: a printed visit is not stored"
	check
	[ "$(comm -23 "$play/stored" "$play/printed" | wc -l)" -le 1 ] ||
		complain "killed at $moment s: more than the visit under way was not printed"
}

no_worker_left()
{
	check
	for ((try = 0; try < 100; try++)); do
		grep -lsF "$play/workers" /proc/[0-9]*/cmdline >"$play/left" || return
		sleep 0.02
	done
	complain "killed at $moment s: workers are left over: $(cat "$play/left")"
}

whole()
{
	[ -e lapchart.db ] || return
	is "$(sql lapchart.db 'PRAGMA integrity_check')" ok "killed at $moment s: integrity_check"
	is "$(sql lapchart.db 'PRAGMA foreign_key_check')" "" "killed at $moment s: foreign_key_check"
}

# A run in one piece tells how many points there are and how long the moments may be.
started=${EPOCHREALTIME/./}
# shellcheck disable=SC2086
lap 0 $run
milliseconds=$(((${EPOCHREALTIME/./} - started) / 1000))
points=$(sql lapchart.db 'SELECT count(*) FROM result')
is "$(visits | wc -l)" $((points * rounds)) "the number of visits of a run in one piece"

hits=0
for ((time = 0; time < times; time++)); do
	rm -f lapchart.db*
	moment=$(printf '%d.%03d' 0 $((RANDOM % milliseconds)) | sed -E 's/0\.([0-9]*)([0-9]{3})$/0\1.\2/')
	last="lapchart $run, killed after $moment s"
	: >"$out"
	# shellcheck disable=SC2086
	"$program" $run >"$out" 2>"$err" </dev/null &
	process=$!
	sleep "$moment"
	kill -KILL $process 2>/dev/null
	{ wait $process; } 2>/dev/null
	[ $? -eq 137 ] && hits=$((hits + 1))
	no_worker_left
	whole
	stored_as_printed
	# shellcheck disable=SC2086
	lap 0 $run
	whole
	is "$(visits | wc -l)" $((points * rounds)) "killed at $moment s: the number of visits after the next run"
done
echo "killed $hits times of $times while it ran; $points points, $rounds rounds, about $milliseconds ms in one piece"
finish
