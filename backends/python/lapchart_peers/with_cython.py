"""Sources of this package through Cython and the C compiler. No numpy header is needed: arrays are memoryviews."""

import os
import shutil
import sys
import sysconfig
from importlib.metadata import version

from lapchart_peers import compiled
from lapchart_peers.contract import Unavailable

# Contraction, the default of some compilers, would move pixels.
FLAGS = ("-O3", "-ffp-contract=off", "-fPIC", "-shared", "-fwrapv", "-DNDEBUG")
THREADS = ("-fopenmp",)


def compiler():
    command = compiled.find_program("CC", ("cc", "gcc", "clang"))
    if not command:
        raise Unavailable("no C compiler in PATH, and Cython needs one (apt install gcc, or set CC)")
    header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
    if not os.path.exists(header):
        raise Unavailable(f"{header}: not there, and Cython needs it (apt install python3-dev)")
    return command


def build(source, flags, cc, folder):
    name = os.path.splitext(os.path.basename(source))[0]
    copy = shutil.copy(source, folder)
    text, made = os.path.join(folder, name + ".c"), os.path.join(folder, name + ".so")
    compiled.run([sys.executable, "-m", "cython", "-3", copy, "-o", text])
    compiled.run([*cc, *flags, "-I", sysconfig.get_paths()["include"], text, "-o", made, "-lm"])
    return made


def module(file, threads=False):
    """The module of a source in this package, and the seconds that compiling took."""
    source, flags, cc = os.path.join(compiled.HERE, file), FLAGS + (THREADS if threads else ()), compiler()
    identity = compiled.key(source, "Cython " + version("cython"), os.path.realpath(cc[0]), *cc[1:], *flags)
    name = os.path.splitext(file)[0]
    return compiled.module("cython", name, identity, lambda folder: build(source, flags, cc, folder))
