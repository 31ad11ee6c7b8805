"""Modules that are compiled at first use: the cache, and what is said where compiling fails."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from definitions import ROOT

from lapchart_peers import compiled, with_cython
from lapchart_peers.contract import Unavailable

try:
    import Cython
except ImportError:
    Cython = None

LOAD = """
import sys
sys.path.insert(0, sys.argv[1])
from lapchart_peers import with_cython
print(with_cython.module("cython_expanded.pyx")[0].calculate([2 + 2j, 0j], 0, 9, 5))
"""


def can_compile():
    try:
        return Cython is not None and bool(with_cython.compiler())
    except Unavailable:
        return False


class Playground(unittest.TestCase):
    """Each test has a cache and a current folder of its own."""

    def setUp(self):
        self.folder, self.before = tempfile.mkdtemp(), (os.getcwd(), os.environ.get("XDG_CACHE_HOME"))
        os.environ["XDG_CACHE_HOME"] = os.path.join(self.folder, "cache")
        os.mkdir(os.path.join(self.folder, "here"))
        os.chdir(os.path.join(self.folder, "here"))

    def tearDown(self):
        os.chdir(self.before[0])
        if self.before[1] is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = self.before[1]
        shutil.rmtree(self.folder)

    def files(self):
        """Of lapchart's cache, without the folders' names; a compiler may have one of its own beside it."""
        cache = os.path.join(os.environ["XDG_CACHE_HOME"], "lapchart")
        return sorted(name for _, _, names in os.walk(cache) for name in names)


class Cache(Playground):
    def test_the_key_changes_with_the_source_and_with_what_compiles_it(self):
        for name, text in (("a", "x"), ("b", "x"), ("c", "y")):
            with open(name, "w", encoding="ascii") as file:
                file.write(text)
        self.assertEqual(compiled.key("a", "1"), compiled.key("b", "1"))
        self.assertNotEqual(compiled.key("a", "1"), compiled.key("c", "1"))
        self.assertNotEqual(compiled.key("a", "1"), compiled.key("a", "2"))
        self.assertNotEqual(compiled.key("a", "1", "2"), compiled.key("a", "12"))

    def test_a_compiler_that_fails_is_quoted_and_nothing_is_kept(self):
        def build(folder):
            compiled.run([sys.executable, "-c", "import sys; sys.exit('line 7: no such thing')"], cwd=folder)

        with self.assertRaisesRegex(RuntimeError, "ended with status 1: line 7: no such thing"):
            compiled.module("cython", "broken", "0123", build)
        self.assertEqual((self.files(), os.listdir(".")), ([], []))

    def test_a_compiler_may_have_words_behind_it(self):
        before = os.environ.get("CC")
        os.environ["CC"] = "sh -c"
        try:
            self.assertEqual(compiled.find_program("CC", ("cc",)), [shutil.which("sh"), "-c"])
        finally:
            del os.environ["CC"]
            if before is not None:
                os.environ["CC"] = before


@unittest.skipUnless(can_compile(), "needs Cython, a C compiler and Python's header")
class WithCython(Playground):
    def test_visits_that_compile_at_the_same_time_leave_one_module(self):
        command = [sys.executable, "-B", "-c", LOAD, os.path.join(ROOT, "backends", "python")]
        visits = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        self.assertEqual([visit.communicate()[0] for visit in visits], ["[0, 5]\n"] * 2)
        self.assertEqual((self.files(), os.listdir(".")), (["compile_seconds", "cython_expanded.so"], []))

    def test_what_was_compiled_is_found_again_with_the_seconds_it_took(self):
        first, seconds = with_cython.module("cython_typed.pyx")
        path = first.__file__
        before = os.stat(path).st_mtime_ns
        again, recorded = with_cython.module("cython_typed.pyx")
        self.assertEqual((again.__file__, os.stat(path).st_mtime_ns, recorded), (path, before, seconds))


if __name__ == "__main__":
    unittest.main()
