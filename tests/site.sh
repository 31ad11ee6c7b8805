#!/usr/bin/env bash
# A small race, published, and its pages looked at in a browser. $1: the build folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$1" && pwd)/lapchart
playground=$(mktemp -d)
trap 'rm -rf "$playground"' EXIT
cd "$playground"
git init -q .
git -c user.name=test -c user.email=test@example.org commit -q --allow-empty -m 'A commit with <b>markup</b> & "quotes"'
"$program" run --quick --rounds 3 --samples 2 --min-time 1ms --quiet
"$program" publish -o site
find site -type f -exec sha256sum {} + | sort >before
"$program" publish -o site
find site -type f -exec sha256sum {} + | sort | diff before -
python3 "$here/browser/check_site.py" site
