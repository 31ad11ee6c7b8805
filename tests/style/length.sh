#!/bin/sh
# Functions of at most 60 lines, files of at most 450. What is longer has a reason here, or is to be split.
. "$(dirname "$0")/lib.sh"
longest_function=60
longest_file=450

# FILE or FILE:FUNCTION, and why.
exempt()
{
	case $1 in
	nothing) return 0 ;; # so far
	*) return 1 ;;
	esac
}

# A function is what stands between a `{` and a `}` in the first column, below a line with a parenthesis.
# shellcheck disable=SC2046
awk -v longest_function="$longest_function" -v longest_file="$longest_file" '
function report_file() { if (lines > longest_file) printf "%s:%d:: has %d lines\n", file, longest_file + 1, lines }
FNR == 1 { report_file(); file = FILENAME; start = 0 }
{ lines = FNR }
/^[A-Za-z_].*\(/ { head = $0; sub(/^START_TEST\(/, "", head); sub(/[()].*/, "", head); sub(/.*[ *]/, "", head) }
/^\{/ { start = FNR }
/^\}/ && start {
	if (FNR - start + 1 > longest_function)
		printf "%s:%d:%s: has %d lines\n", FILENAME, start, head, FNR - start + 1
	start = 0
}
END { report_file() }
' $(sources src reports backends bench tests) | while IFS=: read -r file line name rest; do
	exempt "$file" || exempt "$file:$name" || echo "$file:$line: ${name:-the file}$rest"
done >"$findings"
finish "Length: at most $longest_function lines a function and $longest_file a file; split by topic."
