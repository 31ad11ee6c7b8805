#!/bin/sh
# No note to oneself, no path of one person's machine, no white space at the end of a line.
. "$(dirname "$0")/lib.sh"
# Written so that this file does not find itself.
notes='TO''DO|FIX''ME|(^|[^X])X''XX([^X]|$)'
paths='/wo''rk/|/ro''ot/'

# shellcheck disable=SC2046
{
	grep -nE "$notes" $(written) | sed 's/$/   <- a note to oneself: do it, or open an issue/'
	grep -nE "$paths" $(written) | sed 's/$/   <- a path of one machine/'
	grep -nE '[[:space:]]+$' $(written) | sed 's/$/   <- white space at the end/'
	grep -nE "^ +	" $(sources src reports backends bench tests) | sed 's/$/   <- spaces before a tab/'
	for file in $(written); do
		[ -z "$(tail -c 1 "$file")" ] || echo "$file:$(wc -l <"$file"): no new line at the end"
	done
} >"$findings"
finish "Words: see above."
