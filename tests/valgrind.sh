#!/usr/bin/env bash
# The program under valgrind: no error, no leak, in each command that a user gives. $1: the build folder.
set -euo pipefail
program=$(cd "$1" && pwd)/lapchart
playground=$(mktemp -d)
trap 'rm -rf "$playground"' EXIT
cd "$playground"
git init -q .
git -c user.name=test -c user.email=test@example.org commit -q --allow-empty -m "The first commit"

# Workers are watched by their own tests; a worker under valgrind would be another program.
check() {
	valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --error-exitcode=99 --trace-children=no \
		"$program" "$@" >out.txt 2>err.txt || {
		code=$?
		cat out.txt err.txt
		echo "valgrind: lapchart $* ended with $code"
		exit 1
	}
	echo "clean: lapchart $*"
}

check --version
check help run
check list
check machine --json
check run --dry-run
check run --bench mandelbrot-tutorial --backend '^(serial|openmp)$' --axis width=40 --rounds 1 --samples 2 --min-time 1ms
check show
check show --json
check publish -o site
