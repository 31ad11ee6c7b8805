#!/usr/bin/env bash
# Makes the virtual environment of the peers (interpreter.py looks there), or brings it up to date. Does nothing where
# it is as requirements.txt says. Needs the network, python3 3.11 or newer with its module venv, and a compiler for CUDA's.
set -euo pipefail
cd "$(dirname "$0")"
folder=${XDG_CACHE_HOME:-$HOME/.cache}/lapchart/peers
lists=(-r requirements.txt)
files=(requirements.txt)
if python3 -B -c 'from lapchart_peers import cuda_driver; cuda_driver.find_device()' 2>/dev/null; then
	lists+=(-r requirements-cuda.txt)
	files+=(requirements-cuda.txt)
fi

stamp=$folder/requirements.sha256
wanted=$(cat "${files[@]}" | sha256sum | cut -d ' ' -f 1)
# An interpreter that was upgraded or removed leaves an environment that does not start.
if "$folder/bin/python3" -c '' 2>/dev/null; then
	[ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || exit 0
	new=no
else
	new=yes
	rm -rf "$folder"
fi

fail() {
	# Half an environment would hide what the system's python3 has.
	[ $new = no ] || rm -rf "$folder"
	echo "the virtual environment $folder: $1" >&2
	exit 1
}

command -v python3 >/dev/null || fail "there is no python3 (on Debian: apt install python3 python3-venv)"
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
	fail "$(python3 --version) is too old: the pinned modules want 3.11"
if [ $new = yes ]; then
	mkdir -p "${folder%/*}"
	python3 -m venv "$folder" || fail "python3 -m venv failed (on Debian: apt install python3-venv)"
fi
echo "Installing $(grep -c == requirements.txt) Python modules into $folder"
"$folder/bin/python3" -m pip --disable-pip-version-check install -q --retries 2 "${lists[@]}" ||
	fail "pip install failed; is there a network? ./quickstart --peers tries again"
echo "$wanted" >"$stamp"
