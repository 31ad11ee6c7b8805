#!/bin/sh
# A folder includes only folders above it in the table of doc/architecture.md; folders of one row never include each
# other; a library is called by the one floor that knows it.
. "$(dirname "$0")/lib.sh"

# What the order of the table alone does not say: "FOLDER not FOLDER".
cat >"$findings.rules" <<'END'
src/harness not src/store
src/exchange not src/store
src/exchange not src/plan
src/chart not src/store
src/page not src/store
src/command not src/measure
reports not src/measure
reports not src/harness
END

# What a library is known by (its header, its calls), and the folders that may know it.
cat >"$findings.libraries" <<'END'
<sqlite3\.h>|sqlite3_ src/store
<hwloc|hwloc_[a-z_]+\( src/machine
<cairo|cairo_[a-z_]+\( src/chart
<png\.h>|png_[a-z_]+\( src/chart
<git2|git_[a-z_]+\( src/repo src/plan
<cu[a-z_]*\.h>|(cu|cuda|cublas)[A-Z] backends
<cblas|cblas_ backends
<mpi\.h>|MPI_[A-Z] backends
<json-c src/model src/wire src/store src/exchange
END

# shellcheck disable=SC2046  # names of files have no spaces here
awk -v rules="$findings.rules" -v libraries="$findings.libraries" '
function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text }

# "src/base", "backends" or "reports" of a path.
function folder_of(path, parts) {
	split(path, parts, "/")
	return parts[1] == "src" ? parts[1] "/" parts[2] : parts[1]
}

# An include is written from src/ or from backends/.
function target_of(name, parts) {
	split(name, parts, "/")
	if (("src/" parts[1]) in floor)
		return "src/" parts[1]
	return parts[1] in floor ? parts[1] : "backends"
}

function read_tables(line, words, i) {
	while ((getline line < rules) > 0) {
		split(line, words, " ")
		forbidden[words[1], words[3]] = 1
	}
	while ((getline line < libraries) > 0) {
		split(line, words, " ")
		word[++word_count] = "(^|[^A-Za-z0-9_])(" words[1] ")"
		for (i = 2; i in words; i++)
			speaks[word_count, words[i]] = 1
	}
}

BEGIN { read_tables() }

# The rows of the table: folders in the first cell, each between backticks.
FILENAME == "doc/architecture.md" {
	if (!/^\| `/)
		next
	row++
	split($0, cells, "|")
	count = split(cells[2], quoted, "`")
	for (i = 2; i <= count; i += 2) {
		sub(/\/$/, "", quoted[i])
		if (!(folder_of(quoted[i]) in floor))
			floor[folder_of(quoted[i])] = row
	}
	next
}

FNR == 1 {
	folder = folder_of(FILENAME)
	if (!(folder in floor))
		complain(folder " is missing in the table of doc/architecture.md")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	name = quoted[2]
	target = target_of(name)
	if (name == "config.h")
		next
	if (name !~ /\//)
		complain("\"" name "\" is written without its folder")
	else if (folder == "backends" && target !~ /^(backends|src\/(base|model|wire|measure))$/)
		complain("a backend includes \"" name "\": only base, model, wire, measure and backends are for workers")
	else if (target == folder || folder == "backends")
		next
	else if (target == "backends")
		complain(folder " includes \"" name "\", which belongs to no floor above it")
	else if (floor[target] == floor[folder])
		complain(folder " includes \"" name "\" of the same row")
	else if (floor[target] > floor[folder] || (folder, target) in forbidden)
		complain(folder " includes \"" name "\", which it must not know")
}

{
	for (i = 1; i <= word_count; i++)
		if ($0 ~ word[i] && !((i, folder) in speaks))
			complain("calls a library that is the business of another folder: " $0)
}
' doc/architecture.md $(sources src reports backends) >"$findings"
finish "Floors: doc/architecture.md has the table; move the code, or pass what is needed as an argument."
