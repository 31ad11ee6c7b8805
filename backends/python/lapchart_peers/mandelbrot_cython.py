"""Cython: the tutorial's four forms and the salon's two."""

import array

from lapchart_peers import contract, with_cython
from lapchart_peers.mandelbrot import Compiled, Mandelbrot

THREADS_MAX = 4096


def facts():
    """Where there is no compiler, the description says so."""
    cc = with_cython.compiler()
    return {"cc": " ".join(cc)}


class Lists(Compiled):
    tool = with_cython


class Untyped(Lists):
    source = "loop_complex.py"


class Typed(Lists):
    source = "cython_typed.pyx"


class Expanded(Lists):
    source = "cython_expanded.pyx"


class Arrays(Lists):
    source = "cython_arrays.pyx"

    def __init__(self, params):
        import numpy as np

        super().__init__(params)
        self.q = np.array(self.q)
        self.output = np.full(self.q.size, -1, dtype=np.intc)

    def run(self):
        grid = self.grid
        self.calculate(self.q, grid.first, grid.end, grid.unescaped, self.output)


class Serial(Lists):
    """Both axes in, all counts out."""

    source, threaded = "cython_salon.pyx", False

    def __init__(self, params):
        Mandelbrot.__init__(self, params)
        grid = self.grid
        # Built with threads in either form, so that it is one module.
        self.module, self.compile_seconds = with_cython.module(self.source, threads=True)
        output = array.array("i", [-1]) * grid.points
        self.output = memoryview(output).cast("B").cast("i", (grid.height, grid.width))
        self.arguments = [array.array("d", grid.x), array.array("d", grid.y), grid.first, grid.end, grid.unescaped,
                          self.output]

    def run(self):
        self.module.serial(*self.arguments)

    def answer(self):
        self.output = self.output.cast("B").cast("i")
        return super().answer()


class Parallel(Serial):
    def __init__(self, params):
        super().__init__(params)
        self.arguments.append(params.integer("threads", 1, THREADS_MAX))

    def run(self):
        self.module.parallel(*self.arguments)


def main(name, summary, form, benchmark, native, params=()):
    """A worker of one of the classes above."""
    needs = ("Cython", "numpy") if form == "Arrays" else ("Cython",)
    flags = with_cython.FLAGS + (with_cython.THREADS if benchmark == "mandelbrot-salon" else ())
    table = {benchmark: contract.Benchmark("mandelbrot_cython:" + form, native, params)}
    return contract.main(name, summary, table, needs=needs, facts=facts, more={"flags": " ".join(flags)})
