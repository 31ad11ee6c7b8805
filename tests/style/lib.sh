# Sourced by the tests of this folder, which read the source tree: from a checkout or from the tarball, so no git here.
# Each prints FILE:LINE: what is wrong, and fails where it printed something. They run anywhere.
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/../.." || exit 99
findings=$(mktemp "${TMPDIR:-/tmp}/lapchart-style.XXXXXX") || exit 99
trap 'rm -f "$findings" "$findings".*' EXIT
trap 'exit 130' HUP INT PIPE TERM

skip()
{
	echo "SKIP: $1"
	exit 77
}

# sources FOLDER...: the C files there, sorted.
sources()
{
	find "$@" -name '*.[ch]' | sort
}

# Everything that people wrote: no captured machines, golden files and corpora, nothing that a build made.
written()
{
	find .ci CHANGELOG.md CONTRIBUTING.md LICENSE Makefile.am README.md configure.ac quickstart \
		backends bench data doc m4 reports src templates tests \
		\( -path tests/machines -o -path tests/golden -o -path tests/fuzz/message -o -path tests/fuzz/exchange \) -prune \
		-o -type f \
		! -name '*.png' ! -name '*.o' ! -name '*.f64' -print 2>/dev/null | sort
}

# The end of each test: $findings has a line for each thing that is wrong.
finish()
{
	sort -u -t : -k 1,1 -k 2,2n "$findings"
	if [ -s "$findings" ]; then
		echo "$1"
		exit 1
	fi
	exit 0
}
