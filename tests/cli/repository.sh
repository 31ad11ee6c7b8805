#!/bin/sh
# Results belong to a commit: where there is none, lapchart says what to do.
. "$(dirname "$0")/lib.sh"
run="run $small --bench ^mandelbrot-tutorial$ --backend ^serial$ --axis width=40"

mkdir "$play/outside"
cd "$play/outside" || exit 99
# shellcheck disable=SC2086
GIT_CEILING_DIRECTORIES=$play lap 2 $run
says "$err" 'is not inside a git repository: .*git init'
is "$(ls)" "" "what stands in the folder"
lap 2 show
says "$err" 'lapchart\.db'
lap 0 list
says "$out" '^mandelbrot-tutorial '

git init -q .
# shellcheck disable=SC2086
lap 2 $run
says "$err" 'commit'
is "$(ls)" "" "what stands in the folder"

cd "$play/repository" || exit 99
mkdir below
echo one >file
commit "A file: \033[31m not red"
sha=$(git rev-parse HEAD)
# A subfolder is inside too, and the database, though not committed, is no change of the work tree.
cd below || exit 99
# shellcheck disable=SC2086
lap 0 $run
says "$err" "at commit $(echo "$sha" | cut -c 1-10) "
says_not "$err" 'uncommitted changes'
lap 0 show --json
json '.results | length' 1
json '.results[0].commit' "$sha"
json '[.results[].dirty] | any' false
# shellcheck disable=SC2086
lap 0 $run --rounds 2
says_not "$err" 'uncommitted changes'

echo two >../file
# shellcheck disable=SC2086
lap 0 $run
says "$err" 'with uncommitted changes'
lap 0 show --json
json '[.results[] | select(.dirty)] | length > 0' true
lap 0 show
says "$out" 'uncommitted changes'

# Another commit has nothing yet.
commit "Another one"
# shellcheck disable=SC2086
lap 0 $run
says "$err" '^1/'
lap 0 show "$(git rev-parse HEAD | cut -c 1-8)" --json
json '.results[0].commit' "$(git rev-parse HEAD)"
lap 2 show 0000000
says "$err" 'no results of a commit 0000000'
finish
