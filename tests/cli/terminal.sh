#!/bin/sh
# Colours and the bar are for terminals; pipes, files and NO_COLOR get plain text.
. "$(dirname "$0")/lib.sh"
worker good --param sleep=0
worker wrong --param sleep=0 --param sum=41
escape=$(printf '\033')
run="run $small --bench ^fake$ --no-skip-existing"

# shellcheck disable=SC2086
TERM=xterm-256color lap 3 $run
says_not "$out" "$escape"
says_not "$err" "$escape"
for command in show list machine help "help run" "run --dry-run"; do
	# shellcheck disable=SC2086
	TERM=xterm-256color lap 0 $command
	says_not "$out" "$escape"
done

# on_terminal ARGUMENT...: what a person would see, in $out.
on_terminal()
{
	last="on a terminal: lapchart $*"
	: >"$err"
	script -qec "$program $*" /dev/null >"$out" </dev/null
	status=$?
}

script -qec true /dev/null >/dev/null 2>&1 || { echo "no script(1): the terminal was not tested"; finish; }
quoted="run --benchmark-path $play/definitions --backend-path $play/workers --rounds 1 --samples 2 --min-time 1ms \
--bench '^fake\$' --no-skip-existing"
export TERM=xterm-256color
on_terminal "$quoted"
is "$status" 3 "the exit status on a terminal"
says "$out" "$escape\\[31m"
says "$out" '━'
says "$out" ' left '
on_terminal show
says "$out" "$escape\\[1m"

export NO_COLOR=1
on_terminal "$quoted"
says_not "$out" "$escape\\[[0-9;]*m"
says "$out" '━'
on_terminal show
says_not "$out" "$escape"
unset NO_COLOR

TERM=dumb on_terminal "$quoted"
says_not "$out" "$escape"

# Nothing from outside plays with the terminal: a commit's subject, what a worker says, what is in the configuration.
cat >"$play/workers/lapchart-worker-wild" <<'END'
#!/bin/sh
printf 'on fire: \033[31m red \007\n' >&2
exit 9
END
chmod +x "$play/workers/lapchart-worker-wild"
worker loud --param do=exit
sed -i "2i printf 'on fire: \\\\033[31m red \\\\007\\\\n' >\&2" "$play/workers/lapchart-worker-loud"
commit "red $(printf '\033[31m') bell $(printf '\007') end"
# shellcheck disable=SC2086
lap 3 $run
says_not "$err" "$escape"
says "$err" 'red \?\[31m bell \? end'
says "$err" '^    \| on fire: \?\[31m red'
says "$err" 'lapchart-worker-wild'
lap 3 worker-check "$play/workers/lapchart-worker-wild"
says_not "$out" "$escape"
lap 2 "run$(printf '\033[31m')"
says_not "$err" "$escape"
lap 2 run --rounds "$(printf '\033[31m')"
says_not "$err" "$escape"
printf '[run]\n\tsamples = "\033[31m"\n' >lapchart.conf
lap 2 run
says_not "$err" "$escape"
finish
