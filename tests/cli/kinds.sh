#!/bin/sh
# Native backends, peers and GPUs: what workers say of themselves, from the list to the store.
. "$(dirname "$0")/lib.sh"

# kind NAME DEVICE NATIVE: the worker NAME, which says these of itself; empty: nothing.
kind()
{
	worker "$1" --param times=0.25
	sed -i "2i export${2:+ LAPCHART_FAKE_DEVICE=$2}${3:+ LAPCHART_FAKE_NATIVE=$3} KIND=$1" \
		"$play/workers/lapchart-worker-$1"
}

kind good "" ""
kind card gpu ""
kind other "" good
kind other-card gpu card
list="list --benchmark-path $play/definitions --backend-path $play/workers"
# shellcheck disable=SC2086
lap 0 $list
says "$out" '^  good +plain +native +scripted times'
says "$out" '^  card +plain +gpu +scripted times'
says "$out" '^  other +plain +peer of good +scripted times'
says "$out" '^  other-card +plain +gpu, peer of card +scripted times'
# shellcheck disable=SC2086
lap 0 $list --json
one='.workers[] | select(.backend == "other-card")'
json "$one | .device" gpu
json "$one | .benchmarks[0].native" card
json '.workers[] | select(.backend == "good") | has("device") or (.benchmarks[0] | has("native"))' false

# shellcheck disable=SC2086
lap 0 run $small --bench ^fake$ --axis size=1 --no-peers --dry-run
says "$out" "fake/good"
says_not "$out" "fake/other"
# shellcheck disable=SC2086
lap 2 run $small --bench ^fake$ --backend other --no-peers
says "$err" 'without peers no backend is left of the chosen ones; there are: card, fake, good, other, other-card'

# shellcheck disable=SC2086
lap 0 run $small --bench ^fake$ --axis size=1
about="SELECT group_concat(value, ' ') FROM (SELECT json_extract(json, '\$.facts.about.%s') AS value FROM environment ORDER BY 1)"
# shellcheck disable=SC2059
is "$(sql lapchart.db "$(printf "$about" device)")" "gpu gpu" "the devices in the store"
# shellcheck disable=SC2059
is "$(sql lapchart.db "$(printf "$about" native.fake)")" "card good" "the native backends in the store"

# What is no kind is no description: the worker is left out, with that reason.
kind wrong wheel ""
# shellcheck disable=SC2086
lap 0 $list
says "$err" "'device' must be \"gpu\""
says_not "$out" wrong
finish
