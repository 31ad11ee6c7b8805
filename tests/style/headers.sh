#!/bin/sh
# Every header compiles alone, and twice. CC and HEADER_FLAGS come from the makefile.
# A header that is the body of several files defines static functions, which these use and it alone does not.
. "$(dirname "$0")/lib.sh"
build=${build_dir:-build}
# shellcheck disable=SC2013
for header in $(sources src reports backends | grep '\.h$'); do
	case $header in
	backends/cuda* | backends/cublas/*) [ -z "${without_cuda:-}" ] || continue ;; # the toolkit's own headers are not there
	esac
	case $header in
	backends/* | src/*) name=${header#*/} ;;
	*) name=$header ;;
	esac
	# shellcheck disable=SC2086  # the flags are words
	printf '#include "%s"\n#include "%s"\n' "$name" "$name" |
		${CC:-cc} -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Werror -Wno-unused-function \
			-I src -I backends -I . -I "$build" ${HEADER_FLAGS:-} -fsyntax-only -x c - 2>"$findings.text" || {
		echo "$header:1: does not compile alone:"
		cat "$findings.text"
	} >>"$findings.all"
	rm -f "$findings.text"
done
[ -e "$findings.all" ] || exit 0
cat "$findings.all"
rm -f "$findings.all"
exit 1
