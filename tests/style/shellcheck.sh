#!/bin/sh
# What shellcheck has to say of our scripts.
. "$(dirname "$0")/lib.sh"
command -v shellcheck >/dev/null || skip "needs shellcheck"
# shellcheck disable=SC2046
shellcheck -x -P SCRIPTDIR -f gcc $(written | while read -r file; do
	head -n 1 "$file" | grep -Eq '^#!.*(/|env )(ba)?sh' && echo "$file"
done) >"$findings" 2>&1
finish "shellcheck: mend it, or say in the script why not."
