#!/bin/sh
# Parts of the peers in Python, by unittest, in the interpreter that the peers take.
#   peers.sh           all of them
#   peers.sh FILE...   these
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "SKIP: needs python3"; exit 77; }
python=$(PYTHONPATH="$here/../../../backends/python" python3 -B -c '
from lapchart_peers import interpreter
print(interpreter.choose(interpreter.PYTHON)[0] or "python3")') || exit 1
[ $# -gt 0 ] || set -- "$here/loops_test.py" "$here/kernels_test.py" "$here/compiled_test.py"
failures=0
for file; do
	echo "$file"
	"$python" -B "$file" || failures=$((failures + 1))
done
[ $failures -eq 0 ]
