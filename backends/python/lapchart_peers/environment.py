"""What a peer tells of the environment in which it runs: interpreter, modules, libraries."""

import importlib.util
import os
import re
import sys


def missing(needs):
    """Why the peer cannot run for want of a module; None: all are there."""
    for name in needs:
        if importlib.util.find_spec(name) is None:
            return f"no module named {name} (pip install {name.lower()}, or ./quickstart --peers)"
    return None


def import_failed(why):
    """In the words of missing(), for a module that is not there or that cannot be loaded."""
    if isinstance(why, ModuleNotFoundError) and why.name:
        return missing([why.name.partition(".")[0]]) or str(why)
    return f"a module cannot be loaded: {why}"


def compiler():
    """The implementation and its version: "CPython 3.11.7", "PyPy 7.3.11 (Python 3.9)"."""
    version = ".".join(map(str, sys.implementation.version[:3]))
    if sys.implementation.name == "cpython":
        return f"CPython {version}"
    name = {"pypy": "PyPy"}.get(sys.implementation.name, sys.implementation.name)
    return f"{name} {version} (Python {sys.version_info[0]}.{sys.version_info[1]})"


def version(module):
    """Of its distribution, by the name of the folder that tells of it: a tenth of what importlib.metadata takes."""
    spec = importlib.util.find_spec(module)
    folder = os.path.dirname(os.path.dirname(spec.origin)) if spec.origin else "."
    for entry in os.listdir(folder):
        name = re.fullmatch(r"(.+?)-([0-9][^-]*)(-.*)?\.(dist|egg)-info", entry)
        if name and name.group(1).lower() == module.lower():
            return name.group(2)
    return "unknown"


def facts(needs, chosen_by):
    """Part of the environment of each result: the same at every start."""
    found = {"interpreter": {"path": sys.executable, "chosen_by": chosen_by}}
    if needs:
        found["modules"] = {name.lower(): version(name) for name in needs}
    return found


def loadable(needs):
    from lapchart_peers import libraries

    return libraries.of_numpy() if "numpy" in needs else []


def loaded():
    from lapchart_peers import libraries

    return libraries.loaded()
