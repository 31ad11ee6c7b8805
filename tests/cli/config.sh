#!/bin/sh
# Options are stronger than LAPCHART_ variables, these than the repository's file, this than the user's file.
. "$(dirname "$0")/lib.sh"
worker good --param sleep=0
run="run --bench ^fake$ --backend ^good$"
samples='[.results[].samples[0] | length] | unique | map(tostring) | join(" ")'

# samples EXPECTED OPTION...: runs once more and counts the samples of a visit.
samples()
{
	wanted=$1
	shift
	rm -f lapchart.db
	# shellcheck disable=SC2086
	lap 0 $run "$@" --json
	json "$samples" "$wanted"
}

mkdir -p "$HOME/.config/lapchart"
cat >"$HOME/.config/lapchart/config" <<END
[run]
	rounds = 1
	samples = 2
	min-time = 0
	backend-path = $play/workers
[benchmark]
	path = $play/definitions
END
samples 2
cat >lapchart.conf <<END
# Of this repository.
[run]
	samples = 3
END
commit "Configure lapchart"
samples 3
export LAPCHART_SAMPLES=4
samples 4
samples 5 --samples 5
unset LAPCHART_SAMPLES
printf '[run]\n\tsamples = 6\n' >"$play/other.conf"
samples 6 --config "$play/other.conf"

# Where the database is, and a switch that is off.
export LAPCHART_DB="$play/elsewhere.db"
# shellcheck disable=SC2086
lap 0 $run
says_not "$err" 'stored already'
# shellcheck disable=SC2086
LAPCHART_SKIP_EXISTING=no lap 0 $run
says_not "$err" 'stored already'
[ -s "$play/elsewhere.db" ] || complain "LAPCHART_DB does not say where the database is"
unset LAPCHART_DB

# The variables of the two paths, which are lists.
rm "$HOME/.config/lapchart/config"
mkdir "$play/empty"
LAPCHART_BACKEND_PATH=$play/empty:$play/workers LAPCHART_BENCHMARK_PATH=$play/definitions samples 3 --rounds 1

# wrong TEXT MESSAGE: a file with this line is refused with its name and the line.
wrong()
{
	printf '# A comment.\n%b\n' "$1" >lapchart.conf
	lap 2 run --dry-run
	says "$err" "lapchart.conf:$2"
}

wrong '[run]\n\tsampels = 3' "3: there is no 'sampels' in \\[run\\]; did you mean 'samples'\\?"
wrong '[run]\n\tsamples = many' "3: run.samples: 'many' is not a whole number"
wrong '[run]\n\tmin-time = 3 parsecs' "3: run.min-time: '3 parsecs' is not a duration"
wrong '[runs]\n\tsamples = 3' '3: there is no section \[runs\]; did you mean \[run\]\?'
wrong '[run "fast"]\n\tsamples = 3' '3: .*must be \[run\]'
wrong '[run\n\tsamples = 3' '.'
rm lapchart.conf
LAPCHART_SAMPLES=many lap 2 run --dry-run
says "$err" "LAPCHART_SAMPLES: run.samples: 'many' is not a whole number"
lap 2 run --dry-run --config "$play/absent.conf"
says "$err" "absent.conf"

# A wrong definition is named in the same way.
printf '[benchmark]\n\tname = mine\n\taxsi = n\n' >"$play/definitions/mine.conf"
lap 2 run --dry-run --benchmark-path "$play/definitions"
says "$err" 'mine.conf:3: .*axis'
finish
