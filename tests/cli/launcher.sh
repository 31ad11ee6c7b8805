#!/bin/bash
# A backend that another program starts: from the configuration, recorded as part of the environment, and unavailable
# where that program is not installed.
. "$(dirname "$0")/lib.sh"
worker fake
cat >"$play/twice" <<'END'
#!/bin/sh
# twice N PROGRAM...: starts N processes in sessions of their own, of which one is the program.
echo "$1" >>"${0%/*}/started"
setsid sleep "$1" &
shift
setsid -w "$@"
END
chmod +x "$play/twice"
# shellcheck disable=SC2016
run="run $small --bench ^fake$ --backend ^fake$"

# shellcheck disable=SC2086
lap 0 $run --json
json '[.results[].state] | unique[]' ok
plain=$(jq -r '[.results[].environment] | unique[]' "$out")

printf '[backend "fake"]\n\tlauncher = %s {size}0\n' "$play/twice" >lapchart.conf
commit "Start it by another program"
# shellcheck disable=SC2086
lap 0 $run --json
json '[.results[].state] | unique[]' ok
is "$(sort -u "$play/started" | tr '\n' ' ')" "10 20 " "what the launcher was called with"
check
grep -lsF "sleep 20" /proc/[0-9]*/cmdline >/dev/null && complain "a process of the launcher is left over"
check
[ "$(jq -r '[.results[].environment] | unique[]' "$out")" != "$plain" ] ||
	complain "the launcher does not make another environment"
check
sql lapchart.db 'SELECT * FROM environment' | grep -qF 'twice {size}0' ||
	complain "the launcher is not in the environment's facts"
printf '[backend "fake"]\n\tlauncher = setsid -w\n' >lapchart.conf
lap 0 worker-check "$play/workers/lapchart-worker-fake"
says "$out" 'good +a visit that is killed ends with its launcher'

# Not installed: known before anything is visited.
printf '[backend "fake"]\n\tlauncher = no-such-launcher -n {size}\n' >lapchart.conf
# shellcheck disable=SC2086
lap 0 $run --dry-run
says "$out" 'unavailable: no-such-launcher, which starts the worker, was not found'
says "$out" '0 visits to come'

# No launcher at all.
printf '[backend "fake"]\n\tlauncher = mpirun -n {size\n' >lapchart.conf
# shellcheck disable=SC2086
lap 2 $run
says "$err" "lapchart.conf:2: a launcher has braces for parameters only"
lap 2 worker-check "$play/workers/lapchart-worker-fake"
says "$err" "lapchart.conf:2: a launcher has braces for parameters only"

# One that needs a parameter which there is not fails its points and tells its name.
printf '[backend "fake"]\n\tlauncher = %s {ranks}\n' "$play/twice" >lapchart.conf
# shellcheck disable=SC2086
lap 3 $run
says "$err" 'failed: the launcher needs the parameter ranks, which this point does not have'
finish
