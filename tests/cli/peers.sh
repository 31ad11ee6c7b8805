#!/bin/sh
# The peers (backends/python/): each keeps the contract and answers right at small sizes, or says why it cannot run.
# They are the same in every build: where the variable peers_tested is set, this is not their first one.
interpreter=${LAPCHART_PYTHON:-}
. "$(dirname "$0")/lib.sh"
[ -z "${peers_tested:-}" ] || skip "the peers were tested with the build in $peers_tested"
HOME=$users_home python3 -c '' 2>/dev/null || skip "needs python3"
program=$build/lapchart
peers=$build/backends/python
# Interpreters are found as in a run of the user's.
export XDG_CONFIG_HOME="$play/home" HOME="$users_home"
[ -z "$interpreter" ] || export LAPCHART_PYTHON="$interpreter"

with= # words before each call of a peer

peer_names()
{
	for worker in "$peers"/lapchart-worker-python-*; do
		case $worker in *.copy) ;; *) echo "${worker##*lapchart-worker-}" ;; esac
	done
}

# call STATUS PEER ARGUMENT...: the reply in $out, one JSON object a line; it writes nothing on standard output.
call()
{
	call_status=$1 peer=$2
	shift 2
	last="$with lapchart-worker-$peer $*"
	rm -f "$play/reply"
	# shellcheck disable=SC2086
	LAPCHART_REPLY=$play/reply $with "$peers/lapchart-worker-$peer" "$@" >"$play/printed" 2>"$err" </dev/null
	status=$?
	cp "$play/reply" "$out"
	is "$status" "$call_status" "exit status"
	is "$(cat "$play/printed")" "" "standard output"
}

# tells FILTER EXPECTED: as json, of a reply's lines.
tells()
{
	is "$(jq -r "$1" "$out" 2>&1 | tr '\n' ' ' | sed 's/ $//')" "$2" "jq '$1'"
}

unit_tests()
{
	check
	PYTHONPATH=$peers "$@" -B "$here/peers_unit.py" -q >"$err" 2>&1 || {
		last="$* peers_unit.py"
		: >"$out"
		complain "a unit test fails"
	}
}

# A backend has a worker for each family of benchmarks, whose name has the family's in it, but for the Mandelbrots'.
backend_of()
{
	echo "$1" | sed -E 's/^python-(expression|angular-cut|square-map|products|psf)-/python-/'
}

describes_itself()
{
	call 0 "$1" --describe
	tells 'select(.type == "describe").backend' "$(backend_of "$1")"
	tells 'select(.type == "describe") | .class == "plain" and (.summary | length) > 10' true
	tells '.type' "describe done"
	tells 'select(.type == "describe").benchmarks | map(.native | test("^(?!python-)[a-z]")) | all' true
	tells 'select(.type == "describe").compiler | test("^(CPython|PyPy) [0-9]")' true
	tells 'select(.type == "describe").facts.worker.interpreter.path | startswith("/")' true
}

refuses()
{
	expected=$1
	shift
	call 1 python-pure "$@"
	tells 'select(.type == "error").message' "$expected"
	tells .type "error done"
}

# One after the other: a table of what is not in the contract.
refuses_what_it_does_not_know()
{
	visit="--benchmark mandelbrot-tutorial --param width=20 --param maxiter=10"
	refuses "--benchmark NAME or --describe is needed"
	refuses "--describe stands alone" --describe --samples 1
	# shellcheck disable=SC2086
	{
		refuses "unknown option --fast" $visit --fast
		refuses "--samples needs a value" $visit --samples
		refuses "--samples is given twice" $visit --samples 1 --samples 1
		refuses "--samples: 0 is not within 1 ... 1000000" $visit --samples 0
		refuses "--samples: '1_0' is not a whole number" $visit --samples 1_0
		refuses "--min-time: 'nan' is not a number of seconds" $visit --min-time nan
		refuses "--param: width is given twice" $visit --param width=20
		refuses "--param: 'threads' is not NAME=VALUE" $visit --param threads
		refuses "parameter threads: mandelbrot-tutorial of this backend does not know it" $visit --param threads=2
		refuses "--keep-planes: python-pure keeps no planes of mandelbrot-tutorial" $visit --keep-planes
	}
	refuses "parameter maxiter: is missing" --benchmark mandelbrot-tutorial --param width=20
	refuses "parameter width: '1e3' is not a whole number" --benchmark mandelbrot-tutorial --param width=1e3
	refuses "parameter counting: 'c' is not one of python, cython" --benchmark mandelbrot-salon --param n=9 --param maxi=9 --param counting=c
}

# A line of each sample and the others once, in the contract's order.
replies_in_order()
{
	call 0 python-threads --benchmark mandelbrot-salon --param n=50 --param maxi=512 --param counting=cython --param threads=2 \
		--warmup 0 --samples 2 --min-time 0
	tells .type "calibration sample sample answer metrics libraries usage done"
	tells 'select(.type == "calibration") | "\(.iterations) \(.warmups)"' "1 1"
	tells 'select(.type == "answer").values | "\(.sum) \(.escaped) \(.iterations) \(.hash)"' "322300 1898 324198 c42feb2ee3629707"
	tells 'select(.type == "metrics").values.start_up_seconds > 0' true
	tells 'select(.type == "usage") | .peak_bytes > 1e6 and .user_seconds > 0' true
	# The first iteration takes --max-time by itself: it is the sample.
	call 0 python-pure --benchmark mandelbrot-tutorial --param width=20 --param maxiter=10 --samples 5 --max-time 0
	tells 'select(.type == "calibration") | "\(.iterations) \(.warmups)"' "1 0"
	tells 'select(.type == "sample").iterations' 1
}

# reason PEER TEXT: it describes itself all the same, and says why it cannot run, also in a visit.
reason()
{
	call 0 "$1" --describe
	tells .type "describe unavailable done"
	tells 'select(.type == "unavailable").reason' "$2"
	call 0 "$1" --benchmark mandelbrot-tutorial --param width=20
	tells .type "unavailable done"
}

says_what_is_missing()
{
	with="env LAPCHART_PYTHON=$play/none/python3"
	reason python-pure "LAPCHART_PYTHON: $play/none/python3 is no program that can be run"
	# A PATH with nothing but what starts the script.
	mkdir "$play/path"
	ln -s "$(python3 -c 'import sys; print(sys.executable)')" "$play/path/python3"
	with="$(command -v env) PATH=$play/path"
	reason python-pypy "no pypy3 in PATH (apt install pypy3, or ./quickstart --peers)"
	with=
	python3 -m venv --without-pip "$play/empty" 2>"$err" || return
	with="env LAPCHART_PYTHON=$play/empty/bin/python3"
	reason python-numpy "no module named numpy (pip install numpy, or ./quickstart --peers)"
	describes_itself python-pure
	tells 'select(.type == "describe").facts.worker.interpreter | "\(.chosen_by) \(.path)"' \
		"LAPCHART_PYTHON $play/empty/bin/python3"
	with=
}

# The environment of ./quickstart --peers comes before the python3 of PATH, and is entered once.
takes_the_environment()
{
	[ -x "$play/empty/bin/python3" ] || return
	mkdir -p "$play/cache/lapchart"
	mv "$play/empty" "$play/cache/lapchart/peers"
	with="env -u LAPCHART_PYTHON XDG_CACHE_HOME=$play/cache"
	call 0 python-pure --describe
	tells 'select(.type == "describe").facts.worker.interpreter | "\(.chosen_by) \(.path)"' \
		"./quickstart --peers $play/cache/lapchart/peers/bin/python3"
	with=
}

# Each that is here, as the harness sees it.
check_each()
{
	for name in $(peer_names); do
		lap 0 worker-check "$peers/lapchart-worker-$name"
		says_not "$out" '^BAD'
		if grep -q 'cannot run here' "$out"; then
			sed -n "s/.*cannot run here (\(.*\)); so.*/$name: \1/p" "$out"
		else
			describes_itself "$name"
		fi
	done
}

# right ARGUMENT...: every point of this run has a right answer, or its backend is one that said why it cannot run.
right()
{
	lap 0 run --benchmark-path "$play/definitions" --backend '^python-' --rounds 1 --samples 1 --warmup 0 --min-time 0 \
		--slowest 20s --json "$@"
	json '[.results[] | select(.backend | startswith("python-")) |
		select(.state != "ok" and .state != "unavailable") | "\(.backend): \(.reason)"] | join("; ")' ""
	json '[.results[] | select(.backend | startswith("python-")) | select(.state == "ok").backend] | unique | length > 0' true
}

# Against their counterparts, by way of `make bench-peers`.
compares_with_native()
{
	last="bench/peers.py"
	check
	python3 -B "$here/../../bench/peers.py" "$program" --only salon --peer 'pure-2$' --size mandelbrot-salon:n=50 --rounds 1 \
		--markdown "$play/table" >"$out" 2>"$err" || complain "exit status is not 0"
	says "$out" '^mandelbrot-salon  .*python-pure-2  .*serial-complex  .* \[[0-9.e+]+, [0-9.e+]+\]$'
	says "$play/table" '^\| mandelbrot-salon \| counting python, maxi 512, n 50 \| python-pure-2 \|'
}

unit_tests python3
if command -v pypy3 >/dev/null; then unit_tests pypy3; fi
refuses_what_it_does_not_know
replies_in_order
says_what_is_missing
takes_the_environment
check_each
right --quick
# Large enough that contraction to FMA would show.
right --bench mandelbrot-tutorial --axis width=500 --axis threads=2 --axis processes=2
compares_with_native
call 0 python-numpy --describe
why=$(jq -r 'select(.type == "unavailable").reason' "$out")
[ -z "$why" ] || [ "$failures" -gt 0 ] || skip "only those that need no module: $why"
finish
