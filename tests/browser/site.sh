#!/bin/sh
# Publishes the demonstration's database and opens every page of it in a browser. Takes some 20 seconds.
folder=$(mktemp -d "${TMPDIR:-/tmp}/lapchart-browser-XXXXXX") || exit 99
trap 'rm -rf "$folder"' EXIT
tests/unit/reports/site_demo "$folder/site" >"$folder/verdict" || exit 1
"${srcdir:-.}/tests/browser/check_site.py" "$folder/site"
