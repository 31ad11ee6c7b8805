#!/bin/sh
# Whatever a worker does, the run goes on, the state is stored with its reason, and the exit status says so.
. "$(dirname "$0")/lib.sh"
worker good --param sleep=0
worker wrong --param sleep=0 --param sum=41
worker crash --param do=signal
worker exits --param do=exit
worker hang --param do=hang
worker garbage --param do=garbage
worker nothing --param do=unavailable
run="run $small --bench ^fake$ --timeout 1s"

# state BACKEND STATE REASON
state()
{
	json "[.results[] | select(.backend == \"$1\").state] | unique | join(\" \")" "$2"
	json "[.results[] | select(.backend == \"$1\") | .reason // \"\" | test(\"$3\")] | all" true
}

# shellcheck disable=SC2086
lap 3 $run
says "$err" "^[0-9]+/[0-9]+ fake/wrong size=1: failed: wrong answer: .*sum"
says "$err" '^    \| fake: about to exit'
says "$out" '2 crashed'
lap 0 show --json
json '[.results[] | select(.backend != "fake")] | length' 14
state good ok ''
state wrong failed '^wrong answer: .*sum'
state crash crashed 'SIGSEGV'
state exits failed 'exit'
state hang timed-out '1.*s'
state garbage failed '.'
state nothing unavailable 'no such device'
json '[.results[] | select(.backend == "wrong").seconds] | unique | map(tostring) | join(" ")' null

# A failure is stored as well: it is not tried again, and still counts.
# shellcheck disable=SC2086
lap 3 $run
says_not "$err" '^1/'
# shellcheck disable=SC2086
lap 0 $run --backend '^good$'
# An unavailable worker is no failure.
# shellcheck disable=SC2086
lap 0 $run --backend '^nothing$'

# A worker that cannot even describe itself is left out, with a word about it.
printf '#!/bin/sh\necho hello\n' >"$play/workers/lapchart-worker-mute"
chmod +x "$play/workers/lapchart-worker-mute"
# shellcheck disable=SC2086
lap 0 $run --backend '^good$'
says "$err" 'lapchart-worker-mute'

lap 0 worker-check "$build/backends/serial/lapchart-worker-serial"
lap 3 worker-check "$play/workers/lapchart-worker-mute"
says "$out" '^BAD '
lap 2 worker-check
says "$err" 'which worker'
lap 3 worker-check "$play/absent" --json
json 'map(.good) | all' false
finish
