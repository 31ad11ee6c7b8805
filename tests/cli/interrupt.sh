#!/bin/sh
# Ctrl-C ends a run at once, keeps what was measured, and the same command goes on.
. "$(dirname "$0")/lib.sh"
worker slow
# However busy the machine is, a run must not end before it is interrupted: while there is the file `hold`, only the first
# visit ends.
sed -i "1r /dev/stdin" "$play/workers/lapchart-worker-slow" <<END
if [ "\$1" != --describe ] && [ -e "$play/hold" ] && ! mkdir "$play/first" 2>/dev/null; then
	while [ -e "$play/hold" ]; do sleep 0.02; done
fi
END
run="run $small --bench ^fake$ --backend ^slow$ --rounds 10 --point-time 60s --seed 5"

# wait_for REGEX: until standard error says it; 20 seconds at most.
wait_for()
{
	tries=0
	until grep -Eq "$1" "$err"; do
		tries=$((tries + 1))
		[ $tries -lt 400 ] || { complain "waited in vain for '$1'"; break; }
		sleep 0.05
	done
}

# interrupted SIGNAL
interrupted()
{
	last="lapchart $run, then SIG$1"
	: >"$out"
	: >"$err"
	: >"$play/hold"
	rm -rf "$play/first"
	# shellcheck disable=SC2086
	"$program" $run >"$out" 2>"$err" </dev/null &
	process=$!
	wait_for "^[0-9]+/[0-9]+ .*fake/slow"
	# Meanwhile the database is nobody else's.
	# shellcheck disable=SC2086
	"$program" $run >"$play/second" 2>&1 </dev/null
	is $? 2 "the exit status of a second run at the same time"
	says "$play/second" 'another lapchart is running with lapchart\.db'
	kill -s "$1" $process
	wait $process
	is $? 130 "the exit status after SIG$1"
	says "$err" 'interrupted after 1 visit, which is stored; the same command goes on'
	check
	if grep -lsF "$play/workers" /proc/[0-9]*/cmdline >"$play/left"; then
		complain "a worker is left over: $(cat "$play/left")"
	fi
	is "$(ls "$TMPDIR")" "" "what is left in TMPDIR"
}

interrupted INT
lines=$(grep -Ec '^[0-9]+/[0-9]+ ' "$err")
is "$(sql lapchart.db 'SELECT count(*) FROM sample')" "$lines" "the number of stored visits"
interrupted TERM
is "$(sql lapchart.db 'SELECT count(*) FROM run')" 1 "the number of runs"

rm "$play/hold"
# shellcheck disable=SC2086
lap 0 $run
says "$err" '^Going on with the run that did not end: .* seed 5$'
is "$(sql lapchart.db 'SELECT count(*) FROM run WHERE finished IS NOT NULL')" 1 "the number of finished runs"
is "$(sql lapchart.db 'SELECT count(*) FROM sample')" 20 "the number of visits"
# Taken up, a run has the order that its seed gave it.
is "$(sql lapchart.db 'SELECT min(position), max(position), count(DISTINCT position) FROM sample')" "0|19|20" \
	"the positions in the schedule"
finish
