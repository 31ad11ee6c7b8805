"""Sources of this package through ShedSkin, to C++ and an extension module."""

import os
import shutil
import sys

from lapchart_peers import compiled
from lapchart_peers.contract import Unavailable

# The tool compiles for the very processor, for which contraction would move pixels.
FLAGS = "-ffp-contract=off"
HEADER = "gc/gc_allocator.h"


def command():
    """Beside the interpreter, where pip puts it, or in PATH."""
    beside = os.path.join(os.path.dirname(sys.executable), "shedskin")
    return beside if os.access(beside, os.X_OK) else shutil.which("shedskin")


def needed():
    path = command()
    if not path:
        raise Unavailable("no command shedskin (pip install shed-skin, or ./quickstart --peers)")
    for program, package in (("g++", "g++"), ("make", "make")):
        if not shutil.which(program):
            raise Unavailable(f"no {program} in PATH, and ShedSkin needs it (apt install {package})")
    if not any(os.path.exists(os.path.join(folder, HEADER)) for folder in ("/usr/include", "/usr/local/include")):
        raise Unavailable("no header of the Boehm collector, and ShedSkin needs it (apt install libgc-dev)")
    return path


def processor():
    """Modules compiled for one must not be loaded on another that shares the cache."""
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
        lines = (line for line in file if line.startswith(("model name", "flags", "Features")))
        return "".join(sorted(set(lines)))


def tool_version(path):
    """As pip has it; of one that was installed otherwise, where it is and since when."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("shed-skin")
    except PackageNotFoundError:
        return f"{os.path.realpath(path)} {os.stat(path).st_mtime_ns}"


def build(source, shedskin, folder):
    name = os.path.splitext(os.path.basename(source))[0]
    shutil.copy(source, folder)
    environment = dict(os.environ, CPPFLAGS=FLAGS)
    compiled.run([shedskin, "translate", "--extmod", name + ".py"], cwd=folder)
    compiled.run(["make"], cwd=folder, env=environment)
    return os.path.join(folder, name + ".so")


def module(file):
    """The module of a source in this package, and the seconds that compiling took."""
    source, shedskin = os.path.join(compiled.HERE, file), needed()
    identity = compiled.key(source, "ShedSkin " + tool_version(shedskin), FLAGS, processor())
    name = os.path.splitext(file)[0]
    return compiled.module("shedskin", name, identity, lambda folder: build(source, shedskin, folder))
