"""For the tests of the peers: the package beside the sources, and golden values from the definitions."""

import os
import re
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "backends", "python"))
sys.dont_write_bytecode = True

from lapchart_peers import mandelbrot, request  # noqa: E402


def params(benchmark, *texts):
    made = request.Params(benchmark)
    for text in texts:
        made.add(text)
    return made


def grid(benchmark, *texts):
    return mandelbrot.GRIDS[benchmark](params(benchmark, *texts))


def golden(benchmark, *texts):
    """The values of the definition's section for these parameters."""
    with open(os.path.join(ROOT, "data", "benchmarks", benchmark + ".conf"), encoding="utf-8") as file:
        sections = re.split(r"^\[", file.read(), flags=re.MULTILINE)
    head = f'golden "{",".join(texts)}"]'
    body = next(section for section in sections if section.startswith(head))
    values = dict(re.findall(r"^\s*([a-z]+) = (\S+)$", body, flags=re.MULTILINE))
    return {name: text if name == "hash" else int(text) for name, text in values.items()}


# Small ones; the second and third with both ways of counting.
CASES = (("mandelbrot-tutorial", "width=100", "maxiter=300"),
         ("mandelbrot-salon", "n=50", "maxi=512", "counting=python"),
         ("mandelbrot-salon", "n=50", "maxi=512", "counting=cython"))
