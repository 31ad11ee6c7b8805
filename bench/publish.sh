#!/usr/bin/env bash
# How long publishing takes: a database into a new folder, then again into the same one. Medians of 21 times each.
# $1: the program, $2: the database.
set -euo pipefail
program=$1 database=$2
[ -f "$database" ] || {
	echo "there is no database $database: run lapchart first, or make bench-publish DB=FILE" >&2
	exit 2
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

milliseconds() {
	local begun=${EPOCHREALTIME/./}
	"$program" --db "$database" publish --quiet -o "$1"
	echo $(((${EPOCHREALTIME/./} - begun) / 1000))
}

median() {
	sort -n | sed -n 11p
}

first=$(for i in {1..21}; do milliseconds "$folder/$i"; done | median)
again=$(for _ in {1..21}; do milliseconds "$folder/1"; done | median)
echo "publish into a new folder: $first ms; again, with nothing new: $again ms"
