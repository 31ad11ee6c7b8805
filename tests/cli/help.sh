#!/bin/sh
# Help, man pages and completions have one source: each command's table.
. "$(dirname "$0")/lib.sh"

lap 0 --help
says "$out" '^usage: lapchart '
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' "$out")
[ -n "$commands" ] || complain "no command is listed"
lap 2
says "$out" '^usage: lapchart '
lap 0 help
lap 0 --version
says "$out" '^lapchart [0-9]'

# Every option that is completed is explained, in --help and in the man page.
lap 0 completion bash
cp "$out" "$play/completion"
for command in $commands; do
	lap 0 "$command" --help
	says "$out" "^usage: lapchart $command "
	cp "$out" "$play/help"
	lap 0 help "$command"
	check
	cmp -s "$out" "$play/help" || complain "help $command and $command --help differ"
	says_not "$out" '^.{81}'
	lap 0 manual "$command"
	options=$(sed -n "s/^    $command) .*-W '\([^']*\)'.*/\1/p" "$play/completion")
	[ -n "$options" ] || complain "nothing is completed for $command"
	for option in $options; do
		[ "$option" = --help ] && continue
		says "$play/help" "(^|[ ,])$option( |\$)"
		says "$out" "Fl .*\\\\-${option#--}( |\$)"
	done
done

for page in lapchart manual $commands; do
	lap 0 manual "$page"
	command -v mandoc >/dev/null || continue
	check
	# From stdin: mandoc takes a folder such as "test.3xyz" for the section of the manual.
	mandoc -T lint -W warning <"$out" >"$play/lint" 2>&1 || complain "man page of $page: $(head -n 5 "$play/lint")"
done

lap 2 completion
says "$err" 'bash, zsh and fish'
for shell in bash zsh fish; do
	lap 0 completion $shell
	command -v $shell >/dev/null || continue
	check
	$shell -n "$out" 2>"$err" || complain "the completion is no valid $shell"
done
if command -v bash >/dev/null; then
	check
	# shellcheck disable=SC2016  # the words are bash's, not ours
	seen=$(bash -c 'set -eu; source "$1"; COMP_WORDS=(lapchart run --dry) COMP_CWORD=2; _lapchart
		echo "${COMPREPLY[*]}"' - "$play/completion" 2>&1)
	is "$seen" --dry-run "the completion of 'lapchart run --dry'"
fi

lap 2 rum
says "$err" "there is no command 'rum'; did you mean 'run'\\?"
says_not "$out" .
lap 2 help rum
says "$err" "there is no command 'rum'"
lap 2 manual rum
says "$err" "there is no command 'rum'"
lap 2 run --bnch x
says "$err" 'lapchart run: unknown option --bnch; did you mean --bench\?'
lap 2 run -Z
says "$err" 'unknown option -Z'
lap 2 run --rounds
says "$err" '\-\-rounds needs a value'
lap 2 run --rounds many
says "$err" "\\-\\-rounds: 'many' is not a whole number"
lap 2 run --rounds 0
says "$err" 'must be at least 1'
lap 2 run --rounds -1
says "$err" "'-1' is not a whole number that is not negative"
lap 2 run --rounds 99999999999
says "$err" 'too large'
lap 2 run --min-time=-1s
says "$err" 'is not a duration'
lap 2 run --quick=yes
says "$err" '\-\-quick takes no value'
lap 2 run --quick --full
says "$err" 'contradict'
lap 2 run one two
says "$err" "unexpected argument 'one'"
lap 2 run --bench '('
says "$err" '\('
lap 2 run --bench nothing-of-this-name --dry-run
says "$err" nothing-of-this-name
finish
