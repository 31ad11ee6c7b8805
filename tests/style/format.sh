#!/bin/sh
# Layout is clang-format's business: `clang-format -i FILE` mends what this finds.
. "$(dirname "$0")/lib.sh"
[ -n "${CLANG_FORMAT:-}" ] || CLANG_FORMAT=clang-format
command -v "$CLANG_FORMAT" >/dev/null || skip "needs clang-format"
# Other versions lay out some lines in another way; this is the one of Debian 12.
"$CLANG_FORMAT" --version | grep -q 'version 14\.' || skip "needs clang-format 14"
# shellcheck disable=SC2046
"$CLANG_FORMAT" --dry-run -Werror $(sources src reports backends bench tests) 2>&1 | grep -E '^[^ ].*: error:' >"$findings"
finish "Format: clang-format -i mends it."
