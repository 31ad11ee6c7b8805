"""Which interpreter runs a peer, and the way into it.

PYTHON is the one that LAPCHART_PYTHON names; else that of the virtual environment that `./quickstart --peers` makes;
else the python3 that started the script. PYPY is the pypy3 of PATH.
"""

import os
import sys

PYTHON, PYPY = "python3", "pypy3"

# Set for the program that takes this one's place, so that it does not look again.
GUARD = "LAPCHART_PEERS_STARTED_BY"


def environment_python():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(cache, "lapchart", "peers", "bin", "python3")


def can_run(path):
    return os.path.isfile(path) and os.access(path, os.X_OK)


def on_path(name):
    for folder in os.get_exec_path():
        if can_run(os.path.join(folder, name)):
            return os.path.join(folder, name)
    return None


def choose(kind):
    """The interpreter's path, or None for this one; how it was found; and why it cannot run, or None."""
    if kind == PYPY:
        path = on_path(PYPY)
        return path, "PATH", None if path else "no pypy3 in PATH (apt install pypy3, or ./quickstart --peers)"
    named = os.environ.get("LAPCHART_PYTHON")
    if named:
        why = None if can_run(named) else f"LAPCHART_PYTHON: {named} is no program that can be run"
        return named, "LAPCHART_PYTHON", why
    path = environment_python()
    if can_run(path):
        return path, "./quickstart --peers", None
    return None, "PATH", None


def enter(kind):
    """Goes on in the interpreter that the peer wants, as this very process. Where this is it: how it was found, and why
    it cannot run the peer, or None."""
    started = os.environ.pop(GUARD, None)
    if started:
        return started, None
    path, chosen_by, why = choose(kind)
    if why or path is None or os.path.abspath(path) == os.path.abspath(sys.executable or ""):
        return chosen_by, why
    os.environ[GUARD] = chosen_by
    try:
        os.execv(path, [path, "-B", *sys.argv])
    except OSError as problem:
        return chosen_by, f"{path} cannot be started: {problem.strerror}"
