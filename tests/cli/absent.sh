#!/bin/sh
# Libraries of the texts that are not on this machine are rows with the reason, and cost nothing.
. "$(dirname "$0")/lib.sh"
[ -x "$build/backends/matrix-product/lapchart-worker-blas" ] || skip "the backend blas is not built"
run="run $small --bench ^matrix-product$ --backend ^blas$ --axis n=16 --axis type=double"

# shellcheck disable=SC2086
lap 0 $run --axis blas=known
says "$out" '^0 points measured'
lap 0 show --json
one='.results[] | select(.params.blas == "accelerate")'
json "$one | .state" unavailable
json "$one | .reason" "Accelerate is a part of macOS, and this is Linux"
json '.results | map(.state) | unique | join(" ")' unavailable
json '.results | map(.samples | length) | add' 0

# One that the configuration names or turns off is not among them.
cat >lapchart.conf <<END
[blas "accelerate"]
	enabled = false
END
# shellcheck disable=SC2086
lap 0 $run --axis blas=known --db "$play/other.db"
lap 0 show --json --db "$play/other.db"
json '.results | map(.params.blas) | index("accelerate") == null' true
finish
