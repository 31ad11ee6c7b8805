#!/bin/sh
# A file that is no good database is named and left alone, byte for byte.
. "$(dirname "$0")/lib.sh"
worker good --param sleep=0
run="run $small --bench ^fake$ --backend ^good$"
# shellcheck disable=SC2086
lap 0 $run
cp lapchart.db "$play/good.db"

# refused WHAT MESSAGE: lapchart.db is as the test made it.
refused()
{
	cp lapchart.db "$play/made.db"
	for command in "$run" show; do
		# shellcheck disable=SC2086
		lap 2 $command
		says "$err" "$2"
		check
		cmp -s lapchart.db "$play/made.db" || complain "$1: '$command' changed the file"
		check
		[ ! -e lapchart.db-journal ] || complain "$1: a journal was left"
	done
	rm -f lapchart.db*
}

echo "Dear diary, today I measured nothing." >lapchart.db
refused "a text" 'lapchart\.db'
head -c 5000 "$play/good.db" >lapchart.db
refused "half a database" 'lapchart\.db'
{ head -c 40 "$play/good.db"; head -c 30000 /dev/zero | tr '\0' '\252'; } >lapchart.db
refused "a database with rubbish inside" 'lapchart\.db'
mkdir lapchart.db
lap 2 show
says "$err" 'lapchart\.db'
rmdir lapchart.db
lap 2 show
says "$err" 'lapchart\.db'
check
[ ! -e lapchart.db ] || complain "show made a database"
# shellcheck disable=SC2086
lap 2 $run --db "$play/no/such/folder/lapchart.db"
says "$err" 'no/such/folder'
finish
