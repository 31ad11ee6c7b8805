"""Extension modules that are compiled at first use and kept in the cache directory."""

import hashlib
import importlib.machinery
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LOG_TAIL = 600


def cache_directory(kind, name):
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(cache, "lapchart", kind, name)


def key(source, *more):
    """Of all that the compiled module depends on: the source, this interpreter, and `more`."""
    digest = hashlib.sha256()
    with open(source, "rb") as file:
        digest.update(file.read())
    for text in (*more, sys.version, sys.platform, os.uname().machine, importlib.machinery.EXTENSION_SUFFIXES[0]):
        digest.update(b"\0" + text.encode())
    return digest.hexdigest()[:24]


def find_program(variable, names):
    """The command that the variable has, as a list of words, or the first of the names that is in PATH; None where
    there is none."""
    named = shlex.split(os.environ.get(variable, ""))
    for words in [named] if named else [[name] for name in names]:
        path = shutil.which(words[0])
        if path:
            return [path, *words[1:]]
    return None


def run(command, **options):
    """Waits for it; an error has the end of what it printed."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", check=False, **options)
    if done.returncode:
        tail = " ".join(done.stdout.split())[-LOG_TAIL:]
        raise RuntimeError(f"{os.path.basename(command[0])} ended with status {done.returncode}: {tail}")


def store(made, folder, name, seconds):
    """Several visits may be here at once: each file appears whole, and whose it is does not matter."""
    os.makedirs(folder, exist_ok=True)
    for file, text in ((name, None), ("compile_seconds", repr(seconds))):
        handle, passing = tempfile.mkstemp(prefix=".new-", dir=folder)
        os.close(handle)
        if text is None:
            shutil.copyfile(made, passing)
        else:
            with open(passing, "w", encoding="ascii") as out:
                out.write(text)
        os.replace(passing, os.path.join(folder, file))


def compile_into(folder, name, build):
    """build(empty folder) makes the module there and returns its path; this returns the seconds that it took. That is
    done in the current folder, a visit's own, which goes away with all that an early end leaves."""
    with tempfile.TemporaryDirectory(prefix="compile-", dir=".") as here:
        begin = time.perf_counter()
        made = build(os.path.abspath(here))
        seconds = time.perf_counter() - begin
        store(made, folder, name, seconds)
    return seconds


def recorded_seconds(folder):
    """What compiling took when it was done; None where an early end has left the module alone."""
    try:
        with open(os.path.join(folder, "compile_seconds"), encoding="ascii") as file:
            return float(file.read())
    except (OSError, ValueError):
        return None


def load(path, name):
    loader = importlib.machinery.ExtensionFileLoader(name, path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_file_location(name, path, loader=loader))
    loader.exec_module(module)
    return module


def module(kind, name, identity, build):
    """The extension module of that name, compiled by build() unless the cache has it; and the seconds that compiling
    took, then or now."""
    folder, file = cache_directory(kind, identity), name + ".so"
    path = os.path.join(folder, file)
    seconds = recorded_seconds(folder) if os.path.exists(path) else compile_into(folder, file, build)
    return load(path, name), seconds
