#!/bin/sh
# Results from one database to another, by a file: nothing is lost, nothing is doubled, machines stay apart.
. "$(dirname "$0")/lib.sh"
worker good --param metric=0.0012
worker wrong --param sum=41
worker lost --param do=plane-nan
# shellcheck disable=SC2154
run="run $small --bench ^fake$ --keep-planes"
definitions="--benchmark-path $play/definitions"

# shellcheck disable=SC2086
lap 3 $run
commit "The second commit"
# shellcheck disable=SC2086
lap 0 $run --backend ^good$ --rounds 2

# The same database gives the same bytes, on standard output as well.
lap 0 export --planes -o one.json
says "$out" '^one\.json: 2 runs, 10 results, 12 visits, '
lap 0 export --planes
check
cmp -s "$out" one.json || complain "standard output has other bytes than the file"
jq -es 'length > 20 and .[0] == {"type":"lapchart","format":1} and .[-1].lines == length - 1' one.json >/dev/null ||
	complain "one.json is no stream of objects between a first and a last one"
check

# The way through another database: all is there, and the file and the pages are the same.
lap 0 --db other.db import lapchart one.json
says "$out" '^one\.json: 2 commits, 1 machine, 4 environments, 2 runs, 10 results, 12 visits, [0-9] results with planes added$'
lap 0 --db other.db export --planes -o two.json
check
cmp -s one.json two.json || complain "the second database exports other bytes: $(diff one.json two.json | head -n 4)"
# shellcheck disable=SC2086
lap 0 publish $definitions -o "$play/site"
# shellcheck disable=SC2086
lap 0 --db other.db publish $definitions -o "$play/other-site"
check
diff -r "$play/site" "$play/other-site" >"$play/differences" ||
	complain "the pages differ: $(head -n 4 "$play/differences")"

# Twice is once, also into the database they came from.
lap 0 import lapchart one.json
says "$out" '^one\.json: 2 commits, 1 machine, 4 environments, 2 runs, 10 results, 12 visits, [0-9] results with planes there already$'
lap 0 export --planes -o two.json
check
cmp -s one.json two.json || complain "importing what was there changed the database"
lap 0 --db other.db import lapchart --json one.json
json '.[0].added | add' 0
json '.[0].changed | add' 0
json '.[0].skipped | [.runs, .results, .visits] | join(" ")' "2 10 12"

# A part of it, and the rest later.
lap 0 export --commit HEAD~1 --backend '^(good|wrong)$' -o part.json
is "$(jq -r 'select(.type == "result") | .backend' part.json | sort -u | tr '\n' ' ')" "good wrong " "the backends"
is "$(jq -r 'select(.type == "commit") | .sha' part.json)" "$(git rev-parse HEAD~1)" "the commit"
is "$(grep -c '"type":"plane"' part.json)" 0 "the number of planes that nobody asked for"
lap 0 --db third.db import lapchart part.json
lap 0 --db third.db import lapchart one.json
says "$out" '1 commit, 2 environments, 1 run, 6 results, 8 visits, .* added; 1 commit, .* there already$'
lap 0 --db third.db export --planes -o three.json
check
cmp -s one.json three.json || complain "the parts are not the whole"
lap 2 export --bench nothing
says "$err" 'the database has no result that was asked for'
lap 2 export --commit 123456
says "$err" 'no results of a commit 123456'
# shellcheck disable=SC2086
lap 0 show HEAD~1 --json $definitions
json '.results | map(.backend) | unique | join(" ")' "fake good lost wrong"
lap 2 export --bench '['
says "$err" "^lapchart export: --bench '\[' is not a regular expression"

# Another machine's results, in a folder, stand beside one's own and in no line with them.
mkdir results
here_is=$(jq -r 'select(.type == "machine") | .fingerprint' one.json)
sed -e "s/$here_is/fedcba987654/g" -e 's/"\(key\|run\)":"../"\1":"00/' -e 's/"samples":\[0\.001,0\.001\]/"samples":[0.003,0.003]/' \
	-e '/"type":"machine"/s/"name":"[^"]*"/"name":"The other machine"/' one.json >results/away.json
touch results/README
lap 0 import lapchart results
says "$out" '^results/away\.json: 1 machine, 2 runs, 10 results, 12 visits, '
# shellcheck disable=SC2086
lap 0 publish $definitions -o "$play/both"
page=$play/both/benchmark/fake.html
says "$page" 'The other machine'
is "$(find "$play/both/machine" -name '*.html' | wc -l)" 2 "the number of machines with a page"
for machine in "$here_is 0.001" "fedcba987654 0.003"; do
	is "$(jq -r '.results | map([.machine, .seconds, .speed_up] | join(" ")) | unique | join(", ")' \
		"$play/both/data/fake-${machine% *}.json")" "$machine 1" "machine, time and speed-up of one figure"
done
lap 0 export -o away.json --machine '^The other machine$'
is "$(jq -r 'select(.type == "run") | .machine' away.json | sort -u)" fedcba987654 "the machine that was asked for"

# What is wrong with a file is said with its line, and nothing of it is stored.
head -n 20 one.json >results/short.json
lap 2 --db fourth.db import lapchart results/short.json
says "$err" '^lapchart import: results/short\.json:21: the last line is missing: copy or export the file again$'
lap 2 --db fourth.db export
says "$err" 'the database has no result that was asked for'
sed '/"type":"run"/s/"started":[0-9]*/"started":"noon"/' one.json >results/bad.json
lap 2 import lapchart results/bad.json
says "$err" "results/bad\.json:[0-9]+: 'started' is not a whole number"
sed 's/"seed":[0-9]*/"seed":5/' one.json >results/bad.json
lap 2 import lapchart results/bad.json
says "$err" 'has another run of the key [0-9a-f]{32}: one of the two was changed by hand$'
lap 2 import lapchart nothing.json
says "$err" 'cannot read nothing\.json: No such file'
lap 2 import asv results
says "$err" "there is no format 'asv'; there is lapchart"
lap 2 import lapchart
says "$err" 'lapchart import FORMAT PATH\.\.\.'
mkdir empty
lap 2 import lapchart empty
says "$err" 'empty has no file whose name ends with \.json'
finish
