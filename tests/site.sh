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
# Peers too, where they are: what does not fit is left out with that reason.
"$program" run --quick --rounds 3 --samples 2 --min-time 1ms --budget 100s --quiet
"$program" publish -o site
find site -type f -exec sha256sum {} + | sort >before
"$program" publish -o site
find site -type f -exec sha256sum {} + | sort | diff before -

# Debian's Selenium belongs to Debian's Python, which need not be the first one in PATH.
for python in python3 /usr/bin/python3; do
	if "$python" -c 'import selenium' 2>/dev/null; then
		"$python" "$here/browser/check_site.py" site
		exit
	fi
done
echo "no Python with Selenium (Debian: python3-selenium): the pages were not opened in a browser"
exit 77
