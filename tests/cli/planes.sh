#!/bin/sh
# Metrics and planes, from a worker to the page. The worker is backends/fake.
. "$(dirname "$0")/lib.sh"
worker good --param metric=0.0012
worker lost --param do=plane-nan
worker bad --param do=plane-twice
# shellcheck disable=SC2154
run="run $small --bench ^fake$ --axis size=1"

# Nobody asks for planes by himself; metrics come all the same.
# shellcheck disable=SC2086
lap 0 $run --backend ^good$
is "$(sql lapchart.db 'SELECT count(*) FROM plane')" 0 "the number of planes that nobody asked for"
lap 0 show --json --benchmark-path "$play/definitions"
json '.results | map(.metrics.start_up_seconds) | join(" ")' 0.0012
lap 0 show --benchmark-path "$play/definitions"
says_not "$out" 'start-up'
lap 0 show --metrics --benchmark-path "$play/definitions"
says "$out" 'beside the time'
says "$out" 'ranks 4, start-up 1\.20 ms$'

# What is stored is not visited again, so that the planes come with the rounds that this run makes: with the first.
# shellcheck disable=SC2086
lap 0 $run --rounds 3 --backend ^good$ --keep-planes
is "$(sql lapchart.db 'SELECT count(*) FROM plane')" 1 "the number of planes of one visit"
is "$(sql lapchart.db 'SELECT name, rows_kept, columns_kept, high FROM plane')" "pupil|4|6|23.0" "the plane"
is "$(sql lapchart.db "SELECT group_concat(round) FROM metric WHERE name = 'ranks'")" 0,1,2 "the rounds with metrics"

# A plane whose file is bad is lost; the time is not, and the run says it, also a quiet one.
# shellcheck disable=SC2086
lap 0 $run --backend ^lost$ --keep-planes --quiet
says "$err" "^lapchart: warning: fake/lost size=1: the file pupil.f64 of the plane 'pupil': holds nan in row 0, column 2"
is "$(sql lapchart.db "SELECT count(*) FROM plane WHERE name = 'lyot'")" 1 "the number of good planes beside the bad one"
lap 0 show --json --backend lost --benchmark-path "$play/definitions"
json '.results | map(.state) | join(" ")' ok

# A bad announcement is a bad line.
# shellcheck disable=SC2086
lap 3 $run --backend ^bad$ --keep-planes
says "$err" 'failed: line [0-9]+ of the reply has two planes of the name .pupil.'

# Both are on the page.
lap 0 publish --benchmark-path "$play/definitions" --output "$play/site"
says "$play/site/benchmark/fake.html" '<h3>Beside the time</h3>'
says "$play/site/benchmark/fake.html" '<figure class="picture">'
is "$(find "$play/site/figure" -name '*-plane-good-pupil*.png' | wc -l)" 2 "the number of pictures of one plane"

lap 0 help run
says "$out" '^ +--keep-planes'
finish
