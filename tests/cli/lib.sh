# Sourced by the tests of this folder. Each runs the built program in a playground of its own: a temporary folder with
# a git repository, a home without settings, and a folder for temporary files. The current folder is the build folder
# before, and the playground's repository after this.
#
#   lap STATUS ARGUMENT...     runs lapchart; a wrong exit status is a failure. Its output is in $out and $err
#   says FILE REGEX            the output has a line that matches (grep -E)
#   says_not FILE REGEX
#   json FILTER EXPECTED       jq's words about $out, lines joined by spaces
#   finish                     ends the test
#
# A failure prints what was run and what it said; the test goes on.
set -u

build=$PWD
program=$build/lapchart
fake=$build/backends/fake/lapchart-worker-fake
here=$(cd "$(dirname "$0")" && pwd)
checks=0
failures=0
last=

skip()
{
	echo "SKIP: $1"
	exit 77
}

[ -x "$program" ] || skip "there is no $program: run this in the build folder"
for tool in git jq; do
	command -v "$tool" >/dev/null || skip "needs $tool"
done

# As a user's shell, but without that user's settings.
for name in $(env | sed -n 's/^\(LAPCHART_[A-Z_]*\|GIT_[A-Z_]*\|NO_COLOR\|XDG_CONFIG_HOME\)=.*/\1/p'); do
	unset "$name"
done
play=$(mktemp -d "${TMPDIR:-/tmp}/lapchart-test.XXXXXX") || exit 99
trap 'chmod -R u+w "$play"; rm -rf "$play"' EXIT
trap 'exit 130' HUP INT PIPE TERM
mkdir "$play/home" "$play/tmp" "$play/repository" "$play/definitions" "$play/workers"
users_home=${HOME:-/}
export HOME="$play/home" TMPDIR="$play/tmp" LC_ALL=C.UTF-8 TERM=dumb

# Every call asks each worker for its description, and interpreters take long to start: the program stands beside all
# backends but those in Python.
mkdir -p "$play/bin/backends"
cp "$program" "$play/bin/"
for folder in "$build"/backends/*/; do
	[ "${folder#*/backends/}" = python/ ] || ln -s "$folder" "$play/bin/backends/"
done
program=$play/bin/lapchart
out=$play/stdout
err=$play/stderr

# A commit of what is there but databases, also of nothing.
commit()
{
	git add -A :/ ':!*.db' && git -c user.name=Tester -c user.email=tester@localhost commit -q --allow-empty -m "$1"
}

cd "$play/repository" || exit 99
git init -q . || exit 99
commit "The first commit" || exit 99

complain()
{
	echo "FAIL: $1"
	if [ -n "$last" ]; then
		echo "  after: $last"
		sed 's/^/  stdout: /' "$out" | head -n 40
		sed 's/^/  stderr: /' "$err" | head -n 40
	fi
	failures=$((failures + 1))
}

check()
{
	checks=$((checks + 1))
}

lap()
{
	lap_status=$1
	shift
	last="lapchart $*"
	"$program" "$@" >"$out" 2>"$err" </dev/null
	status=$?
	check
	[ "$status" -eq "$lap_status" ] || complain "exit status $status, must be $lap_status"
}

says()
{
	check
	grep -Eq -e "$2" "$1" || complain "${1##*/} has no line that matches '$2'"
}

says_not()
{
	check
	if grep -Eq -e "$2" "$1"; then complain "${1##*/} has a line that matches '$2'"; fi
}

# is SEEN EXPECTED WHAT
is()
{
	check
	[ "$1" = "$2" ] || complain "$3 is '$1', must be '$2'"
}

json()
{
	is "$(jq -r "$1" "$out" 2>&1 | tr '\n' ' ' | sed 's/ $//')" "$2" "jq '$1'"
}

# The answer of the database, by the tool that is there.
sql()
{
	if command -v sqlite3 >/dev/null; then
		sqlite3 -readonly "$1" "$2"
	elif HOME=$users_home python3 -c 'import sqlite3' 2>/dev/null; then
		HOME=$users_home python3 -c 'import sqlite3, sys
for row in sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True).execute(sys.argv[2]):
	print("|".join(str(value) for value in row))' "$1" "$2"
	else
		skip "needs sqlite3 or python3 with its module sqlite3"
	fi
}

# The peak of the machine is part of every run, and takes seconds: here it is a benchmark that has to be asked for.
cat >"$play/definitions/machine-peak.conf" <<'END'
[benchmark]
	name = machine-peak
	axis = quantity
[parameter "quantity"]
	sweep = flops
[parameter "threads"]
	default = 1
[check "wrong"]
	below = 1
END

# A benchmark for backends/fake. Its answer is 42.
cat >"$play/definitions/fake.conf" <<'END'
[benchmark]
	name = fake
	axis = size
	reference = good
[parameter "size"]
	sweep = 1, 2
[check "sum"]
	exact
[golden "size=1"]
	sum = 42
[golden "size=2"]
	sum = 42
END

# worker NAME ARGUMENT...: a worker of the playground that is backends/fake with these arguments behind its own.
worker()
{
	worker_name=$1
	shift
	[ -x "$fake" ] || skip "there is no $fake: make check builds it"
	command -v bash >/dev/null || skip "needs bash"
	cat >"$play/workers/lapchart-worker-$worker_name" <<END
#!$(command -v bash)
[ "\$1" = --describe ] || set -- "\$@" $*
exec -a "\$0" "$fake" "\$@"
END
	chmod +x "$play/workers/lapchart-worker-$worker_name"
}

# Visits as small as they can be.
small="--benchmark-path $play/definitions --backend-path $play/workers --rounds 1 --samples 2 --min-time 1ms --point-time none"

finish()
{
	echo "$checks checks, $failures failures"
	[ "$failures" -eq 0 ]
	exit
}
